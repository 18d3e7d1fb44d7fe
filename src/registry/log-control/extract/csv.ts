import { clockTimeOf, dayOf } from '#platform/time.ts'
import type { StaffCtx } from '#platform/ctx.ts'
import { kindName, purposeOf, rolesInWords, thingForCitizen } from '../words.ts'
import { looksIn, type Extract, type ExtractedLook } from './extract.ts'

/** More rows than this do not go into one file; then a shorter period is asked for. Ours: what a spreadsheet opens easily. */
export const MOST_ROWS = 200_000
const AT_A_TIME = 10_000

/** A field of a line: quoted, and never a formula for a spreadsheet to run. */
export const field = (text: string): string => `"${text.replace(/^(?=[=+\-@\t])/, "'").replaceAll('"', '""')}"`

const line = (fields: readonly string[]): string => `${fields.map(field).join(';')}\r\n`

/** The line of a look, as the Danish spreadsheets read it. */
export const lineOf = (look: ExtractedLook, extract: Pick<Extract, 'isOwn'>): string =>
  line([
    dayOf(look.at).toString(),
    clockTimeOf(look.at),
    purposeOf(look.basis),
    rolesInWords(look.roles),
    look.unitName,
    kindName[look.kind],
    thingForCitizen(look.what, extract),
    ...(look.staffName === null ? [] : [look.staffName]),
  ])

export const headOf = ({ namesReason }: Pick<Extract, 'namesReason'>): string =>
  line([
    'Dato',
    'Klokkeslæt',
    'Formål',
    'Rolle',
    'Enhed',
    'Anvendelse',
    'Hvad',
    ...(namesReason === null ? [] : ['Medarbejder']),
  ])

/** An extract as a file, read from the database some at a time. `deleted`, what is not in it any more, stands last. */
export async function csvOf(ctx: StaffCtx, extract: Extract, deleted: string | null): Promise<string> {
  const parts = ['\ufeff', headOf(extract)]
  let after: { at: string; id: string } | undefined
  for (;;) {
    const looks = await looksIn(ctx, extract, { most: AT_A_TIME, after })
    for (const look of looks) parts.push(lineOf(look, extract))
    const last = looks.at(-1)
    if (!last || looks.length < AT_A_TIME) return [...parts, deleted ? line([deleted]) : ''].join('')
    after = { at: last.exactAt, id: last.id }
  }
}
