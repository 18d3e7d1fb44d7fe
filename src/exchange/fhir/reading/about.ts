import type { Definition, Informant } from '#care/measures/measures.ts'
import { EXTENSIONS, SYSTEMS } from '../systems.ts'
import type { Findings } from './faults.ts'
import { extensionOf, type ReadQuestionnaire } from './shape.ts'

/** What whoever brings a file says of it, where the file itself is silent. */
export type Importer = {
  informant?: Informant | undefined
  ages?: readonly [number, number] | undefined
  /** That the score is the sum of all answers, and which end of it is good. */
  sum?: 'low' | 'high' | undefined
}

type About = Omit<Definition, 'items' | 'scales' | 'sums' | 'wording' | 'languages' | 'scoresOnly'>

/** What a form says of itself: who answers, of which ages, by which version, and with whose permission. */
export function aboutOf(read: ReadQuestionnaire, importer: Importer, findings: Findings): About {
  const refuse = (location: string, words: string): string => {
    findings.faults.push({ location: `Questionnaire.${location}`, words })
    return ''
  }
  if (read.status === 'retired') refuse('status', 'Skemaet er trukket tilbage (retired).')
  const id = idOf(read)
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(id) || id in {})
    refuse('id', 'Skemaet skal have et id på 2 til 61 tegn: små bogstaver uden æ, ø og å, tal og bindestreg.')
  const title = read.title ?? read.name ?? refuse('title', 'Skemaet mangler en titel.')
  const coded = (system: string) => read.code?.find((each) => each.system === system)
  const [, followUpOf] = /\/Questionnaire\/([a-z0-9][a-z0-9-]{1,60})(?:\||$)/.exec(read.derivedFrom?.[0] ?? '') ?? []
  const notes = (read.extension ?? []).flatMap(({ url, valueMarkdown }) =>
    url === EXTENSIONS.note && valueMarkdown ? [valueMarkdown] : [],
  )
  return {
    id,
    family: coded(SYSTEMS.family)?.code ?? id,
    version: read.version ?? refuse('version', 'Skemaet mangler en version.'),
    title,
    shortTitle: coded(SYSTEMS.form)?.display ?? title,
    informant: informantOf(read, importer) ?? missingInformant(refuse),
    ages: agesOf(read, importer, refuse),
    period: extensionOf(read, EXTENSIONS.period)?.valueString ?? 'ikke angivet',
    ...(followUpOf ? { followUpOf } : {}),
    whole: extensionOf(read, EXTENSIONS.whole)?.valueBoolean ?? false,
    source: extensionOf(read, EXTENSIONS.source)?.valueString ?? `FHIR Questionnaire ${read.url ?? id}`,
    licence: licenceOf(read, refuse),
    ...(notes.length ? { unknown: notes } : {}),
  }
}

type Refuse = (location: string, words: string) => string

/** Its id, or its name, or the end of its address, in small letters. */
const idOf = ({ id, name, url }: ReadQuestionnaire): string =>
  (id ?? name ?? url?.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[._ ]/g, '-')

const INFORMANTS: Readonly<Record<Informant, true>> = { self: true, parent: true, teacher: true, clinician: true }

function informantOf(read: ReadQuestionnaire, importer: Importer): Informant | undefined {
  const said = extensionOf(read, EXTENSIONS.informant)?.valueCode
  const known = (Object.keys(INFORMANTS) as Informant[]).find((each) => each === said) // its own keys
  return known ?? importer.informant
}

function missingInformant(refuse: Refuse): Informant {
  refuse(
    'extension',
    'Det fremgår ikke, hvem der svarer. Sig, om det er barnet selv, en forælder, en lærer eller en behandler.',
  )
  return 'self'
}

function agesOf(
  { useContext = [] }: ReadQuestionnaire,
  { ages: said }: Importer,
  refuse: Refuse,
): readonly [number, number] {
  const range = useContext.find(({ code }) => code.code === 'age')?.valueRange
  const [from, to] = [range?.low?.value ?? said?.[0], range?.high?.value ?? said?.[1]]
  const isAge = (age: number | undefined): age is number =>
    age !== undefined && Number.isInteger(age) && age >= 0 && age <= 25
  if (isAge(from) && isAge(to) && from <= to) return [from, to]
  refuse('useContext', 'Det fremgår ikke, hvilke aldre skemaet er til. Sig fra og til hvilken alder i hele år.')
  return [0, 0]
}

/** Holder and terms stand in the copyright; without them nobody knows whether the form may be used. */
function licenceOf(read: ReadQuestionnaire, refuse: Refuse): Definition['licence'] {
  const required = extensionOf(read, EXTENSIONS.licenceRequired)?.valueBoolean ?? false
  const parts = (
    read.copyright ??
    refuse(
      'copyright',
      'Det fremgår ikke, hvem der har rettighederne, og på hvilke vilkår skemaet må bruges (copyright).',
    )
  )
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
  const [first = '', second] = parts
  if (second === undefined) return { holder: (read.publisher ?? first).slice(0, 200), terms: first, required }
  const url = parts.length > 2 && /^https?:\/\/\S{1,300}$/.test(parts.at(-1) ?? '') ? parts.at(-1) : undefined
  const terms = parts.slice(1, url ? -1 : undefined).join('\n\n')
  return { holder: first.slice(0, 200), terms, required, ...(url ? { url } : {}) }
}
