import type { Written } from '#care/concerns/concerns.ts'
import { beginConcern, sendConcern } from '#care/concerns/concerns.ts'
import type { Person, World } from './world.ts'

/** What an underretning says in the tests, complete unless something is taken out. */
export const written = (changes: Partial<Written> = {}): Written => ({
  isAcute: false,
  grounds: ['needs_support'],
  facts: 'Drengen er hentet for sent fire gange, og far lugtede af øl.',
  observed: 'Tynd jakke i frost.',
  childWords: 'Far sover, når jeg kommer hjem.',
  done: 'Talt med far i telefonen to gange.',
  childView: 'Han vil gerne bo hos mormor.',
  siblings: 'Lillesøster på 4.',
  familyTold: 'told',
  toldWhat: 'At vi underretter, og hvorfor.',
  toldBy: 'Mette Lund',
  toldOn: '2026-11-23',
  notToldWhy: '',
  receiver: 'Modtagelsen, Holbæk Kommune',
  receiverPhone: '72 36 00 00',
  receiverMail: 'modtagelsen@holbaek.example',
  ...changes,
})

/** The same as a browser posts it. */
export const writtenFields = (changes: Partial<Written> = {}) => {
  const { isAcute, grounds, familyTold, toldOn, ...texts } = written(changes)
  return {
    ...texts,
    urgency: isAcute === null ? '' : isAcute ? 'acute' : 'not_acute',
    grounds,
    familyTold: familyTold ?? '',
    toldOn: toldOn ?? '',
    next: 'send',
  }
}

/** Underretninger made in the domain, as that person would through the screens. */
export const concernsIn = (world: World) => ({
  aDraft: (pathwayId: string, by: Person = 'mette', changes: Partial<Written> = {}): Promise<string> =>
    world.acting(by, (ctx) => beginConcern(ctx, pathwayId, written(changes))),

  aSent: (
    { id, childId }: { id: string; childId: string },
    by: Person = 'mette',
    changes: Partial<Written> = {},
  ): Promise<string> =>
    world.acting(by, async (ctx) => {
      const concernId = await beginConcern(ctx, id, written(changes))
      const concern = { id: concernId, pathway_id: id, author_id: ctx.actor.id }
      await sendConcern(ctx, concern, childId, { channel: 'secure_mail', at: ctx.now })
      return concernId
    }),
})
