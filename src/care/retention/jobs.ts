import type { Job } from '#platform/jobs.ts'
import { deleteOldDrafts } from '#care/journal/journal.ts'
import { settingsOf } from './settings.ts'

/** Each night: drafts of notes that nobody has come back to for the municipality's term. They are no part of the record. */
export const forgettingDrafts = {
  name: 'retention.drafts',
  title: 'Sletter gamle kladder til notater',
  schedule: '35 3 * * *',
  deletes: true,
  run: async (ctx) => {
    const { draftDays } = await settingsOf(ctx)
    return { drafts: await deleteOldDrafts(ctx, new Date(ctx.now.getTime() - draftDays * 86_400_000)) }
  },
} satisfies Job
