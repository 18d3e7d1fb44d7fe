import { randomUUID } from 'node:crypto'
import type { Job } from '#platform/jobs.ts'
import { dayOf } from '#platform/time.ts'
import { drawMonth } from './draw.ts'
import { monthToDraw } from './rule.ts'

/** From the first working day of each month: the looks of the month before that are to be controlled. Once for each month. */
export const drawingLooks = {
  name: 'log-control.draw',
  title: 'Udtrækker opslag til den månedlige logkontrol',
  schedule: '5 5 * * *',
  run: async (ctx) => {
    const month = monthToDraw(dayOf(ctx.now))
    const drawn = month && (await drawMonth(ctx, { month, seed: randomUUID() }))
    return drawn === null ? undefined : { drawn }
  },
} satisfies Job
