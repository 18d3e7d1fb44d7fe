import { z } from 'zod'
import type { Context } from 'hono'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import {
  choice,
  optionalChoice,
  optionalEmail,
  optionalPhone,
  optionalText,
  text,
  type Errors,
} from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import { actRoutes, consentAddress, missingInWords, type View } from '#care/pathways/pathways.ts'
import { disclose } from '#care/sharing/sharing.ts'
import { carryLink } from '#registry/staff/staff.ts'
import { html } from '#ui/html.ts'
import { groundOf } from '../ground.ts'
import { channelName, informantName } from '../words.ts'
import { aroundOf, schoolBasis } from './around.ts'
import { ask } from './ask.ts'
import { askFields, MOMENTS } from './ask-fields.ts'
import { sendableForms } from './forms.ts'
import { addressBy, wayKey, whomToAsk, type Way, type Whom } from './whom.ts'

const schema = z.looseObject({
  whom: text('Vælg, hvem der skal svare.', { max: 60 }),
  formId: text('Vælg et skema.', { max: 60 }),
  moment: choice(MOMENTS, 'Vælg, hvornår det er.'),
  language: text('Vælg et sprog.', { max: 3 }),
  teacherName: optionalText(200),
  teacherWay: optionalChoice(['sms', 'email', 'handed_over']),
  teacherPhone: optionalPhone(),
  teacherEmail: optionalEmail(),
})
type Value = z.infer<typeof schema>

/** Where those who were asked are listed. */
export const askedAddress = (pathwayId: string): string => `/pathways/${pathwayId}/measures/invitations`

/** Under which name a link that is handed over is carried to the page that shows it. */
export const carriedAs = (pathwayId: string): string => `measures ${pathwayId}`

export const originOf = (c: Context<Env<Staff>>): { origin: string } => ({
  origin: c.var.machine.origin ?? new URL(c.req.url).origin,
})

/** The form, whom, the moment, the way: a link is sent, or shown to be handed over. R40. */
export const sendForm = actRoutes<Value>({
  path: 'measures/invitations/new',
  permission: 'pathway.work',
  title: () => 'Send et skema',
  hindered: ({ pathway }) => {
    if (!pathway.missing?.length) return null
    return {
      why: pathway.missing.map(missingInWords).join(' '),
      mend: html`<a href="${consentAddress(pathway.id)}">Se samtykke til screening og behandling</a>. Et skema er en del
        af den.`,
    }
  },
  schema: () => schema,
  fields: async (view, shown, c) => {
    const { ctx } = c.var
    const age = ageOn(view.child.birthDate, dayOf(ctx.now))
    const [around, { forms, languages }] = await Promise.all([aroundOf(ctx, view.pathway), sendableForms(ctx, age)])
    return askFields(view, shown, { whom: whomToAsk(around), forms, languages, wanted: c.req.query('form') })
  },
  submit: 'Send',
  back: askedAddress,
  act: async (ctx, view, value, c) => {
    if (view.pathway.status === 'completed' && value.moment !== 'follow_up')
      return { moment: 'Forløbet er afsluttet. Nu kan der kun spørges ved opfølgningen.' }
    const around = await aroundOf(ctx, view.pathway)
    const whom = whomToAsk(around).find(({ key }) => key === value.whom)
    if (!whom) return { whom: 'Vælg en af dem, der kan spørges.' }
    if (whom.hindered) return { whom: whom.hindered.why }
    const age = ageOn(around.child.birthDate, around.today)
    const form = await formFor(ctx, view, { value, whom, age })
    if ('errors' in form) return form.errors
    const way = whom.key === 'teacher' ? wayToTeacher(value) : wayChosen(value, whom)
    if ('errors' in way) return way.errors
    if (whom.key === 'teacher') {
      const told = await tellSchool(ctx, view, value)
      if (told) return told
    }
    const { link } = await ask(
      ctx,
      {
        pathwayId: view.pathway.id,
        definition: form.definition,
        moment: value.moment,
        personId: whom.person?.id ?? null,
        informantName: whom.person ? '' : value.teacherName,
        language: form.language,
        ...way,
      },
      originOf(c),
    )
    if (way.channel === 'handed_over') carryLink(c, carriedAs(view.pathway.id), new URL(link).pathname)
    return undefined
  },
})

async function formFor(ctx: StaffCtx, view: View, { value, whom, age }: { value: Value; whom: Whom; age: number }) {
  const { forms } = await sendableForms(ctx, age)
  const found = forms.find(({ definition }) => definition.id === value.formId)
  if (!found) return { errors: { formId: 'Vælg et skema, der passer til alderen.' } }
  const { definition } = found
  if (definition.informant !== whom.informant)
    return {
      errors: {
        formId: `Skemaet er til ${informantName[definition.informant]}. Vælg det, der er til den, der skal svare.`,
      },
    }
  if (!/^[a-z]{2,3}$/.test(value.language)) return { errors: { language: 'Vælg et sprog.' } }
  const ground = await groundOf(ctx, view.pathway.id, value.formId, value.language)
  if (ground.shown?.length) return { definition, language: value.language }
  if (definition.family === 'goals')
    return { errors: { formId: 'Der er ikke sat mål endnu. Sæt dem sammen med familien først, under Mål og skemaer.' } }
  return {
    errors: found.hasWords
      ? { language: 'Skemaet findes ikke på det sprog her. Vælg et andet, eller brug en tolk.' }
      : {
          formId:
            'Skemaets ordlyd er ikke installeret her, eller licensen er udløbet. En leder eller systemadministrator kan installere en indholdspakke under Administration, Skemaer. Indtil da kan svar tastes ind fra papir.',
        },
  }
}

type Sent = { channel: Way['channel']; receiverId: string | null; address: string }

function wayChosen(value: Value, { key, ways }: Whom): Sent | { errors: Errors } {
  const chosen = value[`way-${key}`]
  const way = ways.find((each) => wayKey(each) === chosen)
  if (!way) return { errors: { [`way-${key}`]: 'Vælg, hvordan linket skal nå frem.' } }
  return {
    channel: way.channel,
    receiverId: way.to?.id ?? null,
    address: way.to ? addressBy(way.channel, way.to, null) : '',
  }
}

function wayToTeacher({ teacherName, teacherWay, teacherPhone, teacherEmail }: Value): Sent | { errors: Errors } {
  if (teacherName.length < 2) return { errors: { teacherName: 'Skriv, hvem på skolen der skal svare.' } }
  if (!teacherWay) return { errors: { teacherWay: 'Vælg, hvordan linket skal nå frem.' } }
  const address = teacherWay === 'sms' ? teacherPhone : teacherWay === 'email' ? teacherEmail : ''
  if (teacherWay === 'sms' && !address) return { errors: { teacherPhone: 'Skriv telefonnummeret.' } }
  if (teacherWay === 'email' && !address) return { errors: { teacherEmail: 'Skriv e-mailadressen.' } }
  return { channel: teacherWay, receiverId: null, address }
}

/** R75, R79: to ask somebody at school is to tell that the child gets help here; it stands in the register and the journal. */
async function tellSchool(
  ctx: StaffCtx,
  { pathway }: View,
  { teacherName, teacherWay }: Value,
): Promise<Errors | null> {
  const basis = await schoolBasis(ctx, pathway)
  if ('hindered' in basis) return { whom: basis.hindered }
  const fault = await disclose(ctx, pathway, {
    ...basis,
    kind: 'school',
    reason: '',
    what: `At barnet får hjælp her, og et link til spørgsmål om, hvordan det går, til ${teacherName} (${channelName[teacherWay ?? 'handed_over']}).`,
    channel: teacherWay === 'handed_over' ? 'in_person' : 'system',
    at: ctx.now,
  })
  return fault && { whom: fault.words }
}
