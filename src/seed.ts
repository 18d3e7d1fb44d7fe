import type { Machine } from '#platform/http.ts'

/** Fills a database where no municipality is open yet with demo data. Gives whether it did. */
export async function seedWhenEmpty(machine: Machine, say: (words: string) => void): Promise<boolean> {
  const open = await machine.database.as({ municipalityId: '' }, (db) =>
    db.selectFrom('municipalities').select('id').where('is_open', '=', true).limit(1).executeTakeFirst(),
  )
  if (open) return false
  say('Inventing three municipalities with their staff and children. This is done once, and takes up to a minute …')
  const { seedDemo } = await import('./demo/demo.ts')
  await seedDemo(machine)
  return true
}
