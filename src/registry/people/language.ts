const names = new Intl.DisplayNames('da', { type: 'language' })

/** `arabisk` for `ar`. */
export const languageName = (code: string): string => names.of(code) ?? code

/** As options for a form; a language that is known already is among them. */
export const languageOptions = (known = 'da'): { value: string; label: string }[] =>
  [...new Set([...LANGUAGES, known])].map((code) => ({ value: code, label: languageName(code) }))

/** The languages a family is most often asked about, Danish first, then by their Danish names (ISO 639-1). */
export const LANGUAGES: readonly string[] = [
  'da',
  ...[
    'ar',
    'bs',
    'de',
    'en',
    'es',
    'fa',
    'fo',
    'fr',
    'hi',
    'hr',
    'hu',
    'is',
    'it',
    'kl',
    'ku',
    'lt',
    'nl',
    'no',
    'pl',
    'ps',
    'pt',
    'ro',
    'ru',
    'so',
    'sq',
    'sr',
    'sv',
    'ta',
    'th',
    'ti',
    'tl',
    'tr',
    'uk',
    'ur',
    'vi',
    'zh',
  ].toSorted((one, other) => languageName(one).localeCompare(languageName(other), 'da')),
]
