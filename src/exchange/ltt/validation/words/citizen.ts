import type { Word } from './word.ts'

export const citizenWords = {
  'citizen-element-forbidden': {
    kind: 'structure',
    da: 'Om borgeren må kun sendes CPR-nummer, om journalen er aktiv, og kommunens SOR-kode: intet navn, ingen adresse.',
    en: 'Of the citizen only the CPR number, whether the record is active, and the SOR code may be sent: no name, no address.',
  },
  'citizen-active-missing': {
    kind: 'required',
    da: 'Det skal angives med sandt eller falsk, om borgerens journal er aktiv.',
    en: 'Whether the record of the citizen is active must be given, as true or false.',
  },
  'identifier-not-exactly-one': {
    kind: 'structure',
    da: 'Borgeren skal have netop ét CPR-nummer.',
    en: 'The citizen must have exactly one CPR number.',
  },
  'ecpr-forbidden': {
    kind: 'value',
    da: 'Erstatnings-CPR må ikke indberettes.',
    en: 'A replacement CPR number must not be reported.',
  },
  'cpr-system-wrong': {
    kind: 'value',
    da: 'Borgerens nummer er ikke angivet som et CPR-nummer.',
    en: 'The number of the citizen is not given as a CPR number.',
  },
  'cpr-use-not-official': {
    kind: 'value',
    da: 'CPR-nummeret skal være angivet som officielt (use).',
    en: 'The use of the CPR number must be "official".',
  },
  'cpr-malformed': {
    kind: 'value',
    da: 'CPR-nummeret skal have ti cifre uden bindestreg.',
    en: 'The CPR number must have ten digits and no hyphen.',
  },
  'cpr-date-impossible': {
    kind: 'value',
    da: 'CPR-nummeret begynder med en dato, der ikke findes.',
    en: 'The CPR number begins with a date that does not exist.',
  },
  'organization-missing': {
    kind: 'required',
    da: 'Det mangler, hvilken kommune der fører journalen.',
    en: 'The municipality that keeps the record is missing.',
  },
  'organization-element-forbidden': {
    kind: 'structure',
    da: 'Om kommunen må kun sendes SOR-koden.',
    en: 'Of the municipality only the SOR code may be sent.',
  },
  'sor-missing': {
    kind: 'required',
    da: 'Kommunens SOR-kode mangler.',
    en: 'The SOR code of the municipality is missing.',
  },
  'sor-system-wrong': {
    kind: 'value',
    da: 'Kommunens kode er ikke angivet som en SOR-kode.',
    en: 'The code of the municipality is not given as a SOR code.',
  },
  'sor-use-not-official': {
    kind: 'value',
    da: 'SOR-koden skal være angivet som officiel (use).',
    en: 'The use of the SOR code must be "official".',
  },
  'sor-malformed': {
    kind: 'value',
    da: 'SOR-koden skal være cifre, mindst elleve.',
    en: 'The SOR code must be digits, at least eleven.',
  },
} as const satisfies Record<string, Word>
