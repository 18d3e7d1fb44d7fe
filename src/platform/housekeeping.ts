import { deleteOldAttempts } from './attempts.ts'
import { deleteOldFormKeys } from './form.ts'
import type { Job } from './jobs.ts'
import { deleteOldMessages } from './post.ts'
import { deleteEndedSessions } from './sessions.ts'

/** Each night: what has done its duty and is only kept for a while is deleted. */
export const housekeeping = {
  name: 'housekeeping',
  title: 'Oprydning om natten',
  schedule: '15 3 * * *',
  deletes: true,
  run: async (ctx) => ({
    sessions: await deleteEndedSessions(ctx),
    attempts: await deleteOldAttempts(ctx),
    forms: await deleteOldFormKeys(ctx),
    messages: await deleteOldMessages(ctx),
  }),
} satisfies Job
