import { invite } from '#care/measures/measures.ts'
import type { Definition } from '#care/measures/measures.ts'
import { HOLBAEK, type World } from './world.ts'

/** A form of a municipality's own, in our words, with an answer that must be looked at at once. */
export const OWN_FORM: Definition = {
  id: 'own-days',
  family: 'own-days',
  version: '1',
  title: 'Sådan har jeg det',
  shortTitle: 'Sådan har jeg det',
  informant: 'self',
  ages: [5, 17],
  period: 'i dag',
  items: [
    {
      id: 'sleep',
      kind: 'choice',
      text: { da: 'Sov du godt i nat?', en: 'Did you sleep well last night?' },
      options: [
        { value: 0, label: { da: 'Ja', en: 'Yes' } },
        { value: 1, label: { da: 'Nej', en: 'No' } },
        { value: null, label: { da: 'Det ved jeg ikke', en: 'I do not know' } },
      ],
    },
    {
      id: 'why',
      kind: 'words',
      text: { da: 'Hvad holdt dig vågen?', en: 'What kept you awake?' },
      askedWhen: { anyOf: ['sleep'], atLeast: 1 },
    },
    {
      id: 'hurt',
      kind: 'number',
      min: 0,
      max: 10,
      step: 1,
      ends: [
        { da: 'Slet ikke', en: 'Not at all' },
        { da: 'Hele tiden', en: 'All the time' },
      ],
      text: {
        da: 'Hvor meget har du lyst til at gøre skade på dig selv?',
        en: 'How much do you want to hurt yourself?',
      },
      harm: { atLeast: 1 },
    },
  ],
  scales: [],
  sums: [],
  wording: 'shipped',
  languages: ['da', 'en'],
  whole: false,
  scoresOnly: false,
  source: 'En prøve.',
  licence: { holder: 'Os selv', terms: 'Vores egne ord.', required: false },
}

/** Links for the tests of one world. */
export function invitationsIn(world: World) {
  return {
    /** Takes a form of our own into use in Holbæk. */
    takeIntoUse: (definition: Definition = OWN_FORM) =>
      world.owner.query(
        `insert into measure_forms (municipality_id, form_id, form_version, definition, installed_by, installed_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [HOLBAEK, definition.id, definition.version, JSON.stringify(definition), world.staff.adam.id, world.clock()],
      ),
    /** Somebody is asked; gives where the link leads. */
    async aLink(
      pathwayId: string,
      {
        definition = OWN_FORM,
        days = 14,
        language = 'da',
      }: { definition?: Definition; days?: number; language?: string } = {},
    ): Promise<{ id: string; secret: string; link: string }> {
      const { id, secret } = await world.acting('mette', (ctx) =>
        invite(ctx, {
          pathwayId,
          definition,
          moment: 'talk',
          channel: 'sms',
          language,
          expiresAt: new Date(ctx.now.getTime() + days * 86_400_000),
        }),
      )
      return { id, secret, link: `/k/holbaek/svar/${secret}` }
    },
  }
}
