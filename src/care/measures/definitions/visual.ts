import type { Definition, Informant } from '../definition.ts'
import { NO_RULE_FOR_MISSING, number, PACKED, sumOf } from './items.ts'

/** Four lines of ten centimetres, measured to the millimetre. */
const lines = (
  id: string,
  shortTitle: string,
  title: string,
  [informant, ages]: readonly [Informant, readonly [number, number]],
  period = 'den seneste uge',
): Definition => ({
  ...PACKED,
  id,
  family: id.replace(/^c/, '').replace(/-.*$/, ''),
  title,
  shortTitle,
  informant,
  ages,
  period,
  items: ['q1', 'q2', 'q3', 'q4'].map((item) => number(item, 0, 10, { step: 0.1 })),
  scales: [sumOf('total', 'I alt', ['q1', 'q2', 'q3', 'q4'], [0, 40], { better: 'high' })],
  source: 'Fire linjer 0-10, i alt 0-40',
  licence: {
    holder: 'Miller & Duncan',
    terms: 'Betalt licens for grupper og elektronisk brug.',
    required: true,
    url: 'https://www.myoutcomes.com',
  },
  unknown: [NO_RULE_FOR_MISSING],
})

const TODAY = 'samtalen i dag'

export const VISUAL: readonly Definition[] = [
  lines('ors', 'ORS', 'ORS, hvordan det går, unge', ['self', [13, 17]]),
  lines('cors', 'CORS', 'CORS, hvordan det går, børn', ['self', [6, 12]]),
  lines('ors-parent', 'ORS', 'ORS, hvordan det går, forældre til unge', ['parent', [13, 17]]),
  lines('cors-parent', 'CORS', 'CORS, hvordan det går, forældre til børn', ['parent', [6, 12]]),
  lines('srs', 'SRS', 'SRS, dagens samtale, unge', ['self', [13, 17]], TODAY),
  lines('csrs', 'CSRS', 'CSRS, dagens samtale, børn', ['self', [6, 12]], TODAY),
]
