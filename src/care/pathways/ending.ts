import type { ClosingReason, ContactStatus, Outcome, WayTarget } from '#platform/schema.ts'

export const CLOSING_REASONS = [
  'treatment_completed',
  'no_need',
  'other_effort',
  'child_psychiatry',
  'declined',
  'drop_out',
  'moved',
  'transferred',
  'not_in_target_group',
  'other',
] as const satisfies ClosingReason[]

/** R9: G1-G4, the four groupings after a henvendelse. */
export const OUTCOMES = ['closed', 'other_effort', 'treatment', 'psychiatry'] as const satisfies Outcome[]

type Ways = readonly { target: WayTarget }[]

/**
 * R10, R11, R12: what an outcome still lacks, for each field a sentence. `ways` are the ways already shown, including the
 * one in the same form.
 */
export function faultsOfOutcome(
  chosen: { outcome: Outcome; reason: string; guidance: string },
  ways: Ways,
): Record<string, string> {
  if (chosen.outcome === 'closed' && !ways.length && !chosen.reason) {
    return { reason: 'Skriv, hvorfor der ikke er brug for mere, eller vis en vej videre.' }
  }
  if (chosen.outcome === 'psychiatry' && !ways.some(({ target }) => target === 'child_psychiatry')) {
    return { target: 'Registrér vejen til børne- og ungdomspsykiatrien nedenfor.' }
  }
  if (chosen.outcome === 'other_effort' && !ways.length && !chosen.guidance) {
    return { guidance: 'Skriv, hvad familien er vejledt om, eller vis en vej videre nedenfor.' }
  }
  return {}
}

/** The day of the latest contact that was held: an ending cannot lie before it. */
export const lastHeldOn = (contacts: readonly { status: ContactStatus; on_day: string }[], enquiryOn: string): string =>
  contacts
    .filter(({ status }) => status === 'held')
    .map(({ on_day }) => on_day)
    .toSorted()
    .at(-1) ?? enquiryOn

/** At least so many characters make a reason that another person can understand. */
export const REASON_LENGTH = 10

/**
 * Never a no without a way (Samarbejdsmodel for Midtjylland), R9, R11, R12 and R29: what the ending of a pathway still lacks,
 * for each field a sentence. `ways` are those that have not been marked as a mistake.
 */
export function faultsOfEnding(
  ending: { closingReason: ClosingReason; noWayReason: string; resumption: string; endedOn: string },
  pathway: { outcome: Outcome | null; guidance: string | null; enquiryOn: string; lastHeldOn: string; today: string },
  ways: Ways,
): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!pathway.outcome) faults['outcome'] = 'Tag først stilling til, hvad henvendelsen førte til.'
  if (!ways.length && ending.noWayReason.length < REASON_LENGTH) {
    faults['noWayReason'] = 'Vis familien en vej, eller skriv, hvorfor der ikke er brug for en (mindst 10 tegn).'
  }
  if (ending.closingReason === 'child_psychiatry' && !ways.some(({ target }) => target === 'child_psychiatry')) {
    faults['closingReason'] = 'Vis først vejen til børne- og ungdomspsykiatrien, eller vælg en anden grund.'
  }
  if (ending.closingReason === 'other_effort' && !ways.length && !pathway.guidance) {
    faults['closingReason'] =
      'Vis en vej til den anden indsats, eller skriv under stillingtagen, hvad familien er vejledt om.'
  }
  if (ending.closingReason === 'drop_out' && ending.resumption.length < REASON_LENGTH) {
    faults['resumption'] = 'Skriv, hvorfor det ikke er realistisk at genoptage forløbet (mindst 10 tegn).'
  }
  for (const field of ['noWayReason', 'resumption'] as const) {
    const length = ending[field].length
    if (length > 0 && length < REASON_LENGTH) faults[field] ??= 'Skriv mindst 10 tegn, eller lad feltet være tomt.'
  }
  if (ending.endedOn > pathway.today) faults['endedOn'] = 'Afslutningen kan ikke ligge i fremtiden.'
  else if (ending.endedOn < pathway.lastHeldOn)
    faults['endedOn'] = 'Afslutningen kan ikke ligge før den seneste kontakt.'
  return faults
}
