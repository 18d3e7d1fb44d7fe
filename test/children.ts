import { relate } from '#registry/access/access.ts'
import { addChild, familyOf, type NewChild } from '#registry/people/people.ts'
import type { Fields, World } from './world.ts'

/** A mother, as she is written in the form for an adult around a child. */
export const ANNE = {
  givenName: 'Anne',
  familyName: 'Holm',
  relationship: 'mother',
  isPrimary: 'on',
  language: 'da',
  phone: '12 34 56 78',
}

/** Children whom Mette treats, without a pathway, and the forms to keep them right. */
export function childrenIn(world: World) {
  /** Signs in anew, so that the clock may be moved. */
  const mette = {
    get: (path: string) => world.as('mette').get(path),
    post: (path: string, fields: Fields) => world.as('mette').post(path, fields),
  }
  const version = async (childId: string): Promise<number> =>
    (await world.owner.query<{ version: number }>('select version from people where id = $1', [childId])).rows[0]
      ?.version ?? 0

  return {
    mette,
    version,

    aChild: (more: Partial<NewChild> = {}): Promise<string> =>
      world.acting('mette', async (ctx) => {
        const born = { givenName: 'Josefine', familyName: 'Test Holm', birthDate: '2014-05-05' }
        const id = await addChild(ctx, { ...born, ...more })
        await relate(ctx, { childId: id, staffId: ctx.actor.id, basis: 'treating' })
        return id
      }),

    family: (childId: string) => world.acting('mette', (ctx) => familyOf(ctx, childId)),

    /** Posts one of a child's forms as Mette does, from the page as it is now. */
    post: async (childId: string, path: string, fields: Fields) =>
      mette.post(`/children/${childId}/${path}`, { version: await version(childId), ...fields }),
  }
}
