import { valuesOf, extent, type ChoiceItem, type Gate, type NumberItem } from '#care/measures/measures.ts'
import type { Findings } from './faults.ts'
import type { ReadQuestion } from './items.ts'
import type { Condition } from './shape.ts'

/** Which answers to one question let through: `from` a value on, or none that we can hold. */
type Passing = { question: string; values: number[] | null; from: number; whenUnanswered: boolean }

/**
 * The gate that a question's conditions are: asked when one of some questions has at least a value. Everything else is refused
 * in words. Our gates let through what was not answered; conditions that do not say so are noted.
 */
export function gateOf(read: ReadQuestion, all: ReadonlyMap<string, ReadQuestion>, findings: Findings): Gate | null {
  const { conditions, behavior, location } = read.question
  const refuse = (words: string): null => {
    findings.faults.push({ location: `${location}.enableWhen`, words })
    return null
  }
  if (conditions.length > 1 && behavior !== 'any')
    return refuse('Spørgsmålet har flere betingelser på en gang. Trin 2 kan kun holde, at en af dem er opfyldt (any).')
  const passing: Passing[] = []
  for (const [question, own] of Map.groupBy(conditions, (each) => each.question)) {
    const target = all.get(question)
    if (!target || question === read.item.id || target.item.kind === 'words')
      return refuse(`Betingelsen peger på ${question}, som ikke er et andet spørgsmål med et tal eller et valg.`)
    const through = passingOf(question, own, target.item, target.named)
    if (typeof through === 'string') return refuse(through)
    passing.push(through)
  }
  const atLeast = Math.min(...passing.map(({ from }) => from))
  const isOne = passing.every(({ question, values, from }) => {
    const target = all.get(question)?.item
    const whole = target && target.kind !== 'words' ? valuesOf(target).filter((value) => value >= atLeast) : []
    return values ? whole.every((value) => values.includes(value)) && whole.length === values.length : from === atLeast
  })
  if (!isOne)
    return refuse(
      'Betingelsen skal gælde alle svar fra en bestemt værdi og opefter, og fra den samme værdi for hvert spørgsmål.',
    )
  if (!passing.every(({ whenUnanswered }) => whenUnanswered))
    findings.notes.push({
      location: `${location}.enableWhen`,
      words: 'Spørgsmålet stilles også, når det, som betingelsen peger på, ikke er besvaret.',
    })
  return { anyOf: passing.map(({ question }) => question), atLeast }
}

function passingOf(
  question: string,
  conditions: readonly Condition[],
  item: ChoiceItem | NumberItem,
  named: ReadonlyMap<string, number>,
): Passing | string {
  const whenUnanswered = conditions.some(
    ({ operator, answerBoolean }) => operator === 'exists' && answerBoolean === false,
  )
  const others = conditions.filter(({ operator, answerBoolean }) => operator !== 'exists' || answerBoolean !== false)
  const values: number[] = []
  const least: number[] = []
  for (const condition of others) {
    const value = valueOf(condition, named)
    if (condition.operator === 'exists') least.push(extent(item)[0])
    else if (value === null) return `Betingelsen på ${question} nævner et svar, som spørgsmålet ikke har.`
    else if (condition.operator === '>=') least.push(value)
    else if (condition.operator === '=') values.push(value)
    else
      return `Betingelsen ${condition.operator.slice(0, 10)} på ${question} kan ikke holdes. Det kan kun =, >= og exists.`
  }
  if (others.length === 0) return `Betingelsen på ${question} gælder kun, når der ikke er svaret. Det kan ikke holdes.`
  if (item.kind === 'number') {
    const from = Math.min(...least, ...values)
    return values.some((value) => value !== item.max)
      ? `En bestemt værdi af ${question} kan ikke være en betingelse.`
      : { question, values: null, from, whenUnanswered }
  }
  const through = [...new Set([...values, ...valuesOf(item).filter((value) => least.some((from) => value >= from))])]
  return through.length === 0
    ? `Betingelsen på ${question} kan aldrig være opfyldt.`
    : { question, values: through, from: Math.min(...through), whenUnanswered }
}

function valueOf(
  { answerBoolean, answerCoding, answerDecimal, answerInteger, answerString }: Condition,
  named: ReadonlyMap<string, number>,
): number | null {
  if (answerBoolean !== undefined) return Number(answerBoolean)
  const name = answerCoding?.code ?? answerCoding?.display ?? answerString
  return name === undefined ? (answerInteger ?? answerDecimal ?? null) : (named.get(name) ?? null)
}
