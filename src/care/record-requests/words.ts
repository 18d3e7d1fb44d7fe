import type {
  ItemVerdict,
  RequestBy,
  RequestChannel,
  RequestClosing,
  RequestDecision,
  RequestLetter,
  RequestTrack,
} from '#platform/schema.ts'
import type { Step } from './request.ts'

export const trackName = {
  access: 'Aktindsigt',
  orientation: 'Orientering om barnet',
  deletion: 'Ønske om sletning',
} as const satisfies Record<RequestTrack, string>

export const askedByName = {
  young_person: 'Barnet eller den unge selv',
  custody_holder: 'Indehaver af forældremyndigheden',
  parent_without_custody: 'Forælder uden forældremyndighed',
  representative: 'En med fuldmagt',
  other: 'En anden',
} as const satisfies Record<RequestBy, string>

/** R67: the power of attorney in words, with who gave it. */
export const powerWords = ({
  power_from: from,
  power_of_attorney: words,
  adult_name: adult,
}: {
  power_from: RequestBy | null
  power_of_attorney: string
  adult_name: string | null
}): string => (from ? `fra ${[adult, askedByName[from].toLowerCase()].filter(Boolean).join(', ')}. ${words}` : words)

export const channelName = {
  phone: 'telefon',
  secure_mail: 'sikker mail',
  digital_post: 'Digital Post',
  letter: 'brev',
  in_person: 'personligt',
} as const satisfies Record<RequestChannel, string>

export const CHANNELS = [
  'phone',
  'secure_mail',
  'digital_post',
  'letter',
  'in_person',
] as const satisfies RequestChannel[]
/** A letter and a record are not read aloud over the phone. */
export const WRITTEN_CHANNELS = [
  'secure_mail',
  'digital_post',
  'letter',
  'in_person',
] as const satisfies RequestChannel[]

export const verdictName = {
  give: 'Giv',
  give_in_part: 'Giv med undtagelser',
  withhold: 'Undtag',
} as const satisfies Record<ItemVerdict, string>

export const decisionName = {
  full: 'Fuld aktindsigt',
  limited: 'Begrænset aktindsigt',
  refused: 'Afslag',
} as const satisfies Record<RequestDecision, string>

export const letterName = {
  notice: 'Besked om forsinkelse',
  decision: 'Afgørelse om aktindsigt',
  orientation: 'Orientering om barnet',
  deletion: 'Svar på ønske om sletning',
} as const satisfies Record<RequestLetter, string>

export const stepName = {
  closed: 'Afsluttet',
  notice: 'Giv besked om forsinkelsen',
  answer: 'Skriv svaret',
  review: 'Gennemgå journalen',
  decision: 'Træf afgørelsen',
  approval: 'En leder skal godkende',
  sending: 'Send brevet',
  documents: 'Dan det, der skal udleveres',
  delivery: 'Udlevér',
} as const satisfies Record<Step, string>

/** What a request waits for, in a list. */
export const waitsFor = {
  notice: 'Besked om forsinkelse',
  answer: 'Svaret skrives',
  review: 'Gennemgang og afgørelse',
  decision: 'Afgørelse',
  approval: 'En leders godkendelse',
  sending: 'Brevet sendes',
  documents: 'Udlevering',
  delivery: 'Udlevering',
} as const satisfies Record<Exclude<Step, 'closed'>, string>

/** R65: where a decision can be complained of. Guides say that Styrelsen for Patientsikkerhed handles it; no address is ours to give. */
export const COMPLAINT =
  'Du kan klage over afgørelsen til Styrelsen for Patientsikkerhed. Du finder vejledning om, hvordan du klager, på styrelsens hjemmeside, og du kan altid spørge os.'

/** GDPR art. 12, stk. 4: who is refused a deletion is told where to complain, and that a court can be asked. */
export const DELETION_COMPLAINT =
  'Du kan klage til Datatilsynet over, at vi ikke sletter, og du kan få spørgsmålet prøvet ved en domstol. Du finder vejledning om, hvordan du klager, på Datatilsynets hjemmeside, og du kan altid spørge os.'

/** What is not told in an orientation is said to be left out. */
export const LEFT_OUT = 'Der er noget, vi ikke kan oplyse.'

/** To somebody who has no right to know whether we know the child: it neither confirms nor denies. */
export const NOT_DELETED_FOR_OTHERS =
  'Du har bedt os slette oplysninger. Det kan vi ikke gøre for dig. Vi har tavshedspligt, og kan hverken be- eller afkræfte, om vi har oplysninger om andre end dig selv.'

/** R48: why nothing is deleted, and what can be done instead. */
export const NOT_DELETED =
  'Du har bedt os slette tekst i journalen. Det kan vi ikke. En journal må ikke slettes eller gøres ulæselig (autorisationsloven § 24), heller ikke når barnet eller forældrene ønsker det.\n\nEr noget i journalen forkert, eller mangler der noget, kan vi skrive en rettelse eller en tilføjelse. Så står både det oprindelige og det rettede, og hvem der har rettet det og hvornår. Sig til, hvad du mener er forkert, så skriver vi det.'

/** Why a request was closed without an answer. */
export const closingName = {
  withdrawn: 'Trukket tilbage',
  mistake: 'Registreret ved en fejl',
} as const satisfies Record<RequestClosing, string>

/** A task names nobody. */
export const TASK_TITLE = {
  access: 'Svar på en anmodning om aktindsigt',
  orientation: 'Svar på en anmodning om orientering',
  deletion: 'Svar på et ønske om sletning',
} as const satisfies Record<RequestTrack, string>

/** R84: said of a copy with an underretning in it, to who gave it and may not read that. */
export const HAS_CONCERN =
  'Der er en underretning i det, der blev givet. Det kan hentes af den, der behandler anmodningen, og af dem, der må læse underretningen.'
