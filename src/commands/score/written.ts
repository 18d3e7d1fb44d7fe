import type { BandSet, Definition } from '#care/measures/measures.ts'
import type { Result, ScoredRow } from './rows.ts'

/** One object per row, with all that is known of each score. */
export const asJson = ({ rows }: Result, definition: Definition, norms: BandSet | null): string =>
  JSON.stringify(
    rows.map(({ row, given, ...scored }) => ({
      row,
      instrument: definition.id,
      version: definition.version,
      norms: norms && { id: norms.id, version: norms.version },
      given,
      ...scored,
    })),
    null,
    2,
  )

/**
 * The other columns of the file, then each score with its band, then what was prorated, what is incomplete, and what needs a
 * look. A column of the file with the name of one of these is written as `input.<name>`.
 */
export function asCsv({ rows, free }: Result, definition: Definition, norms: BandSet | null): string {
  const scales = [...definition.scales.filter(({ how }) => how !== 'given'), ...definition.sums].map(({ id }) => id)
  const banded = scales.filter((scale) =>
    norms?.tables.some(({ forms, bands }) => forms.includes(definition.id) && scale in bands),
  )
  const isTriaged = definition.family === 'c-ssrs'
  const own = [
    ...scales.flatMap((scale) => (banded.includes(scale) ? [scale, `${scale}_band`] : [scale])),
    ...['prorated', 'incomplete', 'flags'],
    ...(isTriaged ? ['triage', 'triage_incomplete'] : []),
  ]
  const names = free.map((column) => (own.includes(column) ? `input.${column}` : column))
  const cells = ({ given, scores, flags, triage }: ScoredRow) => {
    const of = new Map(scores.map((each) => [each.scale, each]))
    const those = (is: 'prorated' | 'incomplete') => scores.flatMap((each) => (each[is] ? [each.scale] : [])).join(' ')
    return [
      ...free.map((column) => given[column]),
      ...scales.flatMap((scale) => [
        of.get(scale)?.value,
        ...(banded.includes(scale) ? [of.get(scale)?.band?.id] : []),
      ]),
      those('prorated'),
      those('incomplete'),
      flags.map(({ item, value }) => `${item}=${value}`).join(' '),
      ...(triage ? [triage.level, triage.incomplete ? 'yes' : 'no'] : []),
    ]
  }
  return [[...names, ...own], ...rows.map(cells)].map((line) => line.map(field).join(',')).join('\n')
}

const field = (value: unknown): string => {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
