import { day } from '#ui/danish.ts'

/** `oktober 2026` of the first day of a month. */
export const inMonth = (first: string): string => day(first).replace(/^1\. /, '')
