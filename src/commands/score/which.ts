import {
  bandSetsOf,
  DEFINITIONS,
  formsCalled,
  formsLike,
  informantCalled,
  type Definition,
} from '#care/measures/measures.ts'
import { Failure, WrongUse } from '../command.ts'
import type { Cell, Table } from './table.ts'

const INFORMANT = ['informant', 'respondent', 'rater', 'besvaretaf']
const AGE = ['age', 'alder', 'ageyears']

/**
 * The form that a name means for this file. Where the name leaves several open, the file's columns `informant` and `age` may
 * say which, and where all of them are scored alike the first is taken; refused otherwise, or when its rows are of several. A follow-up is meant only when named.
 */
export function instrumentCalled(name: string, table: Table): Definition {
  const named = formsCalled(name)
  if (named.length === 0) throw new WrongUse(`There is no instrument "${name}". ${known(name)}`)
  const definition = named.length === 1 ? named[0] : (theOne(name, named, table) ?? sameForAll(named))
  if (!definition) throw new WrongUse(several(name, named))
  if (definition.scales.every(({ how }) => how === 'given') && definition.items.length === 0)
    throw new Failure(`${definition.id} cannot be scored here: ${(definition.unknown ?? []).join(' ')}`)
  return definition
}

/** One form for all of them, when it makes no difference which: those for younger and older children are often scored alike. */
function sameForAll(named: readonly Definition[]): Definition | undefined {
  const [first, ...others] = named.filter(({ followUpOf }) => !followUpOf)
  const key = ({ id, informant, items, scales, sums }: Definition) =>
    JSON.stringify([informant, items, scales, sums, bandSetsOf(id).map((set) => set.id)])
  return first && others.every((each) => key(each) === key(first)) ? first : undefined
}

function theOne(name: string, named: readonly Definition[], { columns, rows }: Table): Definition | undefined {
  const column = (names: readonly string[]) =>
    columns.find((each) => names.includes(each.toLowerCase().replace(/[^a-z]/g, '')))
  const [who, age] = [column(INFORMANT), column(AGE)]
  if (who === undefined && age === undefined) return undefined
  const numbers = new Map<Definition, number[]>()
  for (const { number, cells, fault } of rows) {
    if (fault) continue
    const informant = who === undefined ? null : cellText(cells.get(who))
    const years = age === undefined ? null : Number(cellText(cells.get(age)).replace(',', '.') || Number.NaN)
    const fits = named.filter(
      (each) =>
        !each.followUpOf &&
        (informant === null || each.informant === informantCalled(informant)) &&
        (years === null || (Math.floor(years) >= each.ages[0] && Math.floor(years) <= each.ages[1])),
    )
    const [form, ...others] = fits
    if (!form || others.length) {
      const said = [who, age].flatMap((each) => (each === undefined ? [] : `${each} "${cellText(cells.get(each))}"`))
      const which = fits.length ? ids(fits) : 'none of them'
      throw new WrongUse(`${several(name, named)}. Row ${number} says ${said.join(', ')}: that is ${which}`)
    }
    numbers.set(form, [...(numbers.get(form) ?? []), number])
  }
  if (numbers.size > 1) {
    const parts = [...numbers].map(([{ id }, all]) => `${id} ${all.length} (first: row ${all[0]})`)
    throw new WrongUse(
      `The rows are of several forms: ${parts.join(', ')}. Put each form's rows in a file of their own.`,
    )
  }
  return [...numbers.keys()][0]
}

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''

const ids = (definitions: readonly Definition[]): string => definitions.map(({ id }) => id).join(', ')

const several = (name: string, forms: readonly Definition[]): string =>
  `"${name}" has several forms. Say which: ${ids(forms)}`

function known(name: string): string {
  const like = formsLike(name)
  return like.length ? `Like it: ${ids(like)}` : `There are: ${ids(DEFINITIONS)}`
}
