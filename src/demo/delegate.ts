import { actAs } from '#platform/act-as.ts'
import type { Ctx, Staff } from '#platform/ctx.ts'
import type { Machine } from '#platform/http.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { cosignWaiting } from '#care/journal/journal.ts'
import {
  approveInstruction,
  confirmReading,
  draftInstruction,
  expiringDelegations,
  giveDelegation,
} from '#registry/delegation/delegation.ts'
import { inRole, type DemoMunicipality } from './municipality.ts'
import { asSystem, type Ground } from './setup.ts'

/** So many years back the first delegation begins; before anything in the demo. */
const YEARS = 3
/** The one that holds now runs out so soon that both are told. */
const DAYS_LEFT = 20

const TITLE = 'Behandling under delegation'
const TEXT = `Instruksen gælder for medarbejdere uden autorisation, der behandler på en autoriseret psykologs ansvar.

Du må holde individuelle samtaler og gruppeforløb efter de manualer, du er oplært i, med de børn, unge og forældre, som den ansvarlige psykolog har screenet.

Du må ikke ændre behandlingsplanen eller afslutte behandlingen uden at have talt med den ansvarlige.

Tal med den ansvarlige samme dag, hvis barnet fortæller om selvskade, tanker om ikke at ville leve, overgreb eller vold, eller hvis det går dårligere end ved sidste samtale. Er den ansvarlige ikke til at få fat på, ringer du til lederen.

Skriv notat samme dag. Den ansvarlige læser og medunderskriver det.`

const isAuthorised = ({ authorisationNumber }: { authorisationNumber: string }): boolean => authorisationNumber !== ''

/** The psychologist who answers for a therapist without authorisation: of the same unit when there is one. */
function responsibleFor(demo: DemoMunicipality, unit: string | null) {
  const able = inRole(demo, 'therapist').filter(isAuthorised)
  return able.find((each) => each.unit === unit) ?? able[0]
}

/** R85, R86: an instruks, and year after year a delegation to each therapist and adviser who is not authorised. */
export async function delegateTreatment(
  ctx: Ctx,
  demo: DemoMunicipality,
  staff: ReadonlyMap<string, Staff>,
): Promise<void> {
  const treating = [...inRole(demo, 'therapist'), ...inRole(demo, 'adviser')]
  const helpers = treating.filter((each) => !isAuthorised(each))
  const leader = staff.get(inRole(demo, 'leader')[0]?.key ?? '')
  if (helpers.length === 0 || !leader) return
  const last = dayOf(ctx.now).add({ days: DAYS_LEFT })
  const periods = Array.from({ length: YEARS }, (_, nth) => ({
    from: last.subtract({ years: YEARS - nth }).add({ days: 1 }),
    to: last.subtract({ years: YEARS - nth - 1 }),
  }))
  const [first] = periods
  if (!first) return

  const approving = await actAs(ctx, leader, instantOf(first.from, '06:00'))
  const instructionId = await draftInstruction(approving, { title: TITLE, text: TEXT, roles: ['therapist', 'adviser'] })
  await approveInstruction(approving, instructionId, 1, { validFrom: first.from.toString(), validTo: null })

  for (const helper of helpers) {
    const from = staff.get(responsibleFor(demo, helper.unit)?.key ?? '')
    const to = staff.get(helper.key)
    if (!from || !to) continue
    await confirmReading(await actAs(ctx, to, instantOf(first.from, '06:30')), instructionId)
    for (const period of periods)
      // before the first talk of the day: it covers nothing that was held before it was given
      await giveDelegation(await actAs(ctx, from, instantOf(period.from, '07:00')), {
        kind: 'frame',
        helperId: to.id,
        instructionId,
        unitId: null,
        groupWords: 'Børn, unge og forældre i tilbuddet, som en psykolog har screenet.',
        selection: `${to.name} er uddannet ${to.profession} med flere års erfaring, og vi har haft forløb sammen.`,
        instruction: 'Vi har gennemgået instruksen og to forløb sammen, fra screening til afslutning.',
        supervision: 'Supervision hver anden uge, og jeg læser og medunderskriver alle notater.',
        validFrom: period.from.toString(),
        validTo: period.to.toString(),
      })
  }
  await actAs(ctx, leader, ctx.now)
  await expiringDelegations.run(ctx)
}

/** The responsible have signed what waited for them; the notes of the last days still wait. */
export const cosignDemo = (machine: Machine, ground: Ground): Promise<void> =>
  asSystem(machine, ground.id, async (ctx) => {
    const before = instantOf(dayOf(ctx.now).subtract({ days: 3 }))
    for (const person of ground.staff.values()) await cosignWaiting(await actAs(ctx, person, ctx.now), before)
  })
