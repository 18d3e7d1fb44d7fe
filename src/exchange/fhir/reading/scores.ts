import type { Item, Scale } from '#care/measures/measures.ts'
import { plainFrom, rangeOf } from '../plain.ts'
import { SCORE } from '../scores.ts'
import { EXTENSIONS } from '../systems.ts'
import type { Findings } from './faults.ts'
import type { Question } from './flatten.ts'
import { harmOf, limitsOf } from './items.ts'
import { extensionOf } from './shape.ts'

/** The form that the scores are of, and which of its questions have answers that count. */
type Form = { items: ReadonlyMap<string, Item>; scored: ReadonlySet<string> }

/**
 * The scores that a file brings, as we write them: a plain sum with its expression; without an expression it is one that is
 * taken over from elsewhere. What another has written to be computed is noted, and not taken in.
 */
export function scalesOf(questions: readonly Question[], form: Form, findings: Findings): Scale[] {
  const scales = questions.flatMap((question) => scaleOf(question, form, findings) ?? [])
  const twice = scales.find(({ id }, nth) => scales.findIndex((each) => each.id === id) < nth)
  if (twice) findings.faults.push({ location: 'Questionnaire.item', words: `Scoren ${twice.id} står to gange.` })
  return scales
}

function scaleOf({ item, location }: Question, { items, scored }: Form, { faults, notes }: Findings): Scale | null {
  const id = item.linkId.startsWith(SCORE) ? item.linkId.slice(SCORE.length) : ''
  const better = extensionOf(item, EXTENSIONS.better)?.valueCode
  if (!id || (better !== 'low' && better !== 'high') || !item.text) {
    notes.push({
      location,
      words: 'Feltet kan ikke udfyldes af nogen, og det er ikke en score, som Trin 2 kan læse. Det udelades.',
    })
    return null
  }
  const first = extensionOf(item, EXTENSIONS.first)?.valueBoolean
  const about = {
    id,
    title: item.text,
    better,
    ...(first ? { asked: 'first' as const } : {}),
    ...harmOf(item),
    missing: { kind: 'none' },
  } as const
  const expression = extensionOf(item, EXTENSIONS.calculated)?.valueExpression?.expression
  if (expression !== undefined) {
    const plain = plainFrom(expression, items)
    if (plain?.items.every((each) => scored.has(each))) {
      const { reversed, times } = plain
      const key = { items: plain.items, ...(reversed.length ? { reversed } : {}), ...(times === 1 ? {} : { times }) }
      return { ...about, ...key, how: 'sum', range: rangeOf(plain, items) }
    }
    notes.push({ location, words: 'Udtrykket er ikke en ren sum, som Trin 2 kan læse. Scoren udelades.' })
    return null
  }
  const limits = limitsOf(item)
  if (!limits || limits.min > limits.max) {
    faults.push({ location, words: 'Scoren mangler sin mindste og største værdi.' })
    return null
  }
  notes.push({ location, words: 'Scoren har ingen nøgle i filen. Den kan kun tages over fra papir.' })
  return { ...about, items: [], how: 'given', range: [limits.min, limits.max] }
}

/** One score of all questions, when whoever brings the form says that it is what its key says. */
export function sumOfAll({ items, scored }: Form, better: 'low' | 'high', findings: Findings): Scale[] {
  const all = [...items.values()].filter(({ kind }) => kind !== 'words').map(({ id }) => id)
  const without = all.filter((id) => !scored.has(id))
  if (without.length || all.length === 0)
    findings.faults.push({
      location: 'Questionnaire.item',
      words: without.length
        ? `Der kan ikke regnes en sum: svarene på ${without.slice(0, 5).join(', ')} har ingen talværdi i filen.`
        : 'Der kan ikke regnes en sum: ingen spørgsmål har svar med en talværdi.',
    })
  const plain = { items: all, reversed: [], times: 1 }
  return [
    {
      id: 'total',
      title: 'Sum af alle svar',
      items: all,
      how: 'sum',
      missing: { kind: 'none' },
      range: rangeOf(plain, items),
      better,
      asked: 'first',
    },
  ]
}
