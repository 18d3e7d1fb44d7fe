import type { Job } from '#platform/jobs.ts'
import { deleteUnfinished } from './help/draft.ts'

/** What citizens began and left is nobody's business after a day. */
export const unfinished: Job = {
  name: 'entrance.unfinished',
  title: 'Sletter ufærdige anmodninger om hjælp',
  schedule: '15 3 * * *',
  deletes: true,
  run: async (ctx) => ({ drafts: await deleteUnfinished(ctx) }),
}
