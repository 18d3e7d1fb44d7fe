import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { roleName } from '#registry/access/roles.ts'
import { adminForm, type Shown } from '#registry/organisations/organisations.ts'
import { staffInRoles } from '#registry/staff/staff.ts'
import { select } from '#ui/choice-fields.ts'
import { day, list } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { delegationById, endDelegation, giveDelegation } from './delegations.ts'
import { endingForm, frameForm, INSTRUCTED, singleForm, supervisorForm } from './form.ts'
import { faultsOfGiving, givingForPathway, givingOf, type Giving } from './giving.ts'
import { nameSupervisor } from './supervisors.ts'

const back = { href: '/delegations', label: 'Delegation' }
const CHOOSE = 'Vælg'
const named = ({ id, name, profession }: { id: string; name: string; profession: string }) => ({
  value: id,
  label: `${name}, ${profession}`,
})

const helperField = (known: Giving, shown: Shown) =>
  select({
    ...shown,
    name: 'helperId',
    label: 'Til',
    hint: 'De af dine kolleger, der ikke er autoriseret.',
    empty: CHOOSE,
    options: known.helpers.map(named),
  })

const careFields = (known: Giving, shown: Shown) => [
  select({
    ...shown,
    name: 'instructionId',
    label: 'Instruks, der skal følges',
    hint:
      known.instructions.length === 0
        ? 'Der er ingen instruks, der gælder. Ledelsen skal først godkende en.'
        : 'Den skal gælde for medarbejderens rolle.',
    empty: CHOOSE,
    value: known.instructions.length === 1 ? known.instructions[0]?.id : undefined,
    options: known.instructions.map(({ id, title, number, validFrom, roles }) => ({
      value: id,
      label: `${title}, version ${number}${validFrom ? `, fra ${day(validFrom)}` : ''}, for ${list(roles.map((role) => roleName[role]))}`,
    })),
  }),
  textArea({
    ...shown,
    name: 'selection',
    label: 'Hvorfor er medarbejderen valgt?',
    hint: 'Uddannelse, erfaring og hvad du selv har set.',
    rows: 3,
    limit: 2000,
  }),
  textArea({ ...shown, name: 'instruction', label: 'Hvordan er medarbejderen instrueret?', rows: 3, limit: 2000 }),
  textArea({
    ...shown,
    name: 'supervision',
    label: 'Hvordan fører du tilsyn?',
    hint: 'Fx supervision hver uge og medunderskrift på alle notater.',
    rows: 3,
    limit: 2000,
  }),
  fieldRow(
    dateField({ ...shown, name: 'validFrom', label: 'Gælder fra', value: known.today.toString() }),
    dateField({
      ...shown,
      name: 'validTo',
      label: 'Til og med',
      hint: 'Højst tolv måneder.',
      value: known.today.add({ months: 6 }).toString(),
    }),
  ),
]

/** R85: rammedelegation, of a group of children. */
export const newFrame = adminForm({
  path: '/delegations/new',
  permission: 'delegation.work',
  title: 'Giv en rammedelegation',
  submit: 'Giv delegationen i mit navn',
  back,
  load: givingOf,
  schema: frameForm,
  fields: (known, shown) => [
    helperField(known, shown),
    select({
      ...shown,
      name: 'unitId',
      label: 'Børn og unge i',
      empty: 'Hele tilbuddet',
      optional: true,
      options: known.units.map(({ id, name }) => ({ value: id, label: name })),
    }),
    textArea({
      ...shown,
      name: 'groupWords',
      label: 'Hvilke børn og unge?',
      hint: 'Fx: børn på 6-12 år med angst, i individuelle forløb efter manualen.',
      rows: 3,
      limit: 1000,
    }),
    careFields(known, shown),
  ],
  async save(ctx, known, value) {
    const faults = faultsOfGiving(known, value)
    if (!faults) await giveDelegation(ctx, { kind: 'frame', ...value })
    return faults
  },
})

/** R85: konkret delegation, of one pathway. */
export const newSingle = adminForm({
  path: '/pathways/:pathwayId/delegations/new',
  permission: 'delegation.work',
  title: 'Giv en konkret delegation',
  submit: 'Giv delegationen i mit navn',
  back,
  load: givingForPathway,
  schema: singleForm,
  fields: (known, shown) => [
    html`<p>
      Behandlingen af <strong>${known.pathway.given_name} ${known.pathway.family_name}</strong> i dette forløb.
    </p>`,
    helperField(known, shown),
    careFields(known, shown),
  ],
  async save(ctx, known, value) {
    const faults = faultsOfGiving(known, value)
    if (!faults) await giveDelegation(ctx, { kind: 'single', pathwayId: known.pathway.id, ...value })
    return faults
  },
})

const openDelegation = async (ctx: StaffCtx, id: string) => {
  const known = await delegationById(ctx, id)
  if (known.endedAt) throw problem.notAllowedNow('Delegationen er allerede trukket tilbage.')
  if (known.validTo < dayOf(ctx.now).toString()) throw problem.notAllowedNow('Delegationen er udløbet.')
  return { ...known, version: undefined }
}

export const ending = adminForm({
  path: '/delegations/:delegationId/ending',
  permission: 'delegation.work',
  title: 'Træk delegationen tilbage',
  submit: 'Træk tilbage nu',
  back,
  load: openDelegation,
  schema: endingForm,
  fields: (known, shown) => [
    html`<p>
      ${known.helper} behandler på ansvar af ${known.delegator}. Fra nu af kan der ikke holdes behandling under
      delegationen. Det, der er holdt, bliver stående.
    </p>`,
    textArea({ ...shown, name: 'reason', label: 'Hvorfor?', rows: 3, limit: 1000 }),
  ],
  save: async (ctx, known, { reason }) =>
    (await endDelegation(ctx, known.id, reason)) ? null : { reason: 'Delegationen er allerede trukket tilbage.' },
})

/** Whose notes another signs too. */
export const newSupervisor = adminForm({
  path: '/note-supervisors/new',
  permission: 'delegation.oversee',
  title: 'Lad en medarbejders notater medunderskrive',
  submit: 'Gem',
  back,
  load: async (ctx) => ({ staff: await staffInRoles(ctx, INSTRUCTED), version: undefined }),
  schema: supervisorForm,
  fields: ({ staff }, shown) => [
    select({ ...shown, name: 'staffId', label: 'Notater skrevet af', empty: CHOOSE, options: staff.map(named) }),
    select({ ...shown, name: 'cosignerId', label: 'medunderskrives af', empty: CHOOSE, options: staff.map(named) }),
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvorfor?',
      hint: 'Fx: studerende i praktik, eller ny i tilbuddet.',
      rows: 3,
      limit: 1000,
    }),
  ],
  async save(ctx, { staff }, value) {
    if (!staff.some(({ id }) => id === value.staffId)) return { staffId: 'Vælg en medarbejder.' }
    if (!staff.some(({ id }) => id === value.cosignerId)) return { cosignerId: 'Vælg en medarbejder.' }
    if (value.cosignerId === value.staffId) return { cosignerId: 'Vælg en anden end den, der skriver.' }
    return (await nameSupervisor(ctx, value))
      ? null
      : {
          staffId: 'Der er allerede udpeget en, der medunderskriver for medarbejderen. Lad den udpegning ophøre først.',
        }
  },
})
