import type { Job } from '#platform/jobs.ts'
import { deleteOldConcernDrafts } from '#care/concerns/concerns.ts'
import { deleteOldDrafts } from '#care/journal/journal.ts'
import { settingsOf } from './settings.ts'

/**
 * Each night: drafts of notes, joint ones too, and underretninger that were never sent, which nobody has come back to for the
 * municipality's term. They are no part of the record. A case that holds the child holds them too (R50).
 */
export const forgettingDrafts = {
  name: 'retention.drafts',
  title: 'Sletter gamle kladder til notater og underretninger',
  schedule: '35 3 * * *',
  deletes: true,
  run: async (ctx) => {
    const { draftDays } = await settingsOf(ctx)
    const since = new Date(ctx.now.getTime() - draftDays * 86_400_000)
    return { ...(await deleteOldDrafts(ctx, since)), concernDrafts: await deleteOldConcernDrafts(ctx, since) }
  },
} satisfies Job
