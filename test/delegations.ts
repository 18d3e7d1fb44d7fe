import type { StaffRole } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import {
  approveInstruction,
  draftInstruction,
  giveDelegation,
  nameSupervisor,
  type NewDelegation,
} from '#registry/delegation/delegation.ts'
import type { Person, World } from './world.ts'

/** What a delegation says of the care that was taken. */
export const CARE = {
  selection: 'Erfaren i arbejdet med børn.',
  instruction: 'Gennemgået instruksen sammen.',
  supervision: 'Supervision hver uge.',
}

/** Delegations and instructions for the tests of one world. They begin half a year before its day, and hold half a year after. */
export function delegationsIn(world: World) {
  const since = () => new Date(dayOf(world.clock()).subtract({ months: 6 }).toString() + 'T08:00:00Z')

  /** An approved instruks; `days` are counted from when the tests' delegations begin. */
  const anInstruction = ({
    title = 'Behandling under delegation',
    by = 'lise',
    roles = ['intake', 'therapist', 'adviser'],
  }: { title?: string; by?: Person; roles?: StaffRole[] } = {}): Promise<string> =>
    world.acting(by, async (ctx) => {
      const then = { ...ctx, now: since() }
      const text = 'Følg manualen, og spørg den ansvarlige, når du er i tvivl.'
      const id = await draftInstruction(then, { title, text, roles })
      await approveInstruction(then, id, 1, { validFrom: dayOf(then.now).toString(), validTo: null })
      return id
    })

  /** Lets a colleague treat on somebody's responsibility: all children, or those of one pathway. */
  const delegated = async (
    from: Person,
    to: Person,
    only: { pathwayId?: string; unitId?: string; instructionId?: string } & Partial<
      Pick<NewDelegation, 'validFrom' | 'validTo'>
    > = {},
  ): Promise<string> => {
    const {
      pathwayId,
      unitId = null,
      instructionId = await anInstruction({ by: from === 'karen' ? 'karen' : 'lise' }),
      ...days
    } = only
    const first = dayOf(since())
    const common = {
      ...CARE,
      helperId: world.staff[to].id,
      instructionId,
      validFrom: first.toString(),
      validTo: first.add({ months: 12 }).subtract({ days: 1 }).toString(),
      ...days,
    }
    return world.acting(from, (ctx) =>
      giveDelegation(
        { ...ctx, now: since() },
        pathwayId
          ? { kind: 'single', pathwayId, ...common }
          : { kind: 'frame', unitId, groupWords: 'Alle børn og unge i tilbuddet.', ...common },
      ),
    )
  }

  return {
    anInstruction,
    delegated,

    /** One of each, for the addresses: Mette has delegated to Vera, and signs what Ida writes. */
    some: async () => {
      const instructionId = await anInstruction()
      const draftedId = await world.acting('lise', (ctx) =>
        draftInstruction(ctx, { title: 'Kladde', text: 'Det, der skal stå i instruksen.', roles: ['therapist'] }),
      )
      const delegationId = await delegated('mette', 'vera', { instructionId })
      await world.acting('lise', (ctx) =>
        nameSupervisor(ctx, {
          staffId: world.staff.ida.id,
          cosignerId: world.staff.mette.id,
          reason: 'Ny i tilbuddet.',
        }),
      )
      const { rows } = await world.owner.query<{ id: string }>('select id from note_supervisors')
      return { instructionId, draftedId, delegationId, supervisorId: rows[0]?.id ?? '' }
    },
  }
}
