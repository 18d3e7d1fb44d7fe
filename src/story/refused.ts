/** An event that could not be: its number in the file, and why, in the words that the screens use. */
export class Refused extends Error {
  readonly number: number

  constructor(number: number, words: string) {
    super(words)
    this.number = number
  }
}

/** Thrown in the middle of an event, which then gets its number. */
export class NotNow extends Error {}

/** Refuses with the sentences of a form's fields, when there are any. */
export function refuse(faults: Readonly<Record<string, string>>): void {
  const words = [...new Set(Object.values(faults))].join(' ')
  if (words) throw new NotNow(words)
}
