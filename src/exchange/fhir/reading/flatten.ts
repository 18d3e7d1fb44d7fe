import { locationOf, type Findings } from './faults.ts'
import type { Condition, ReadItem } from './shape.ts'

/** A question out of its groups, with the conditions of the group where it has none of its own. */
export type Question = {
  item: ReadItem
  location: string
  conditions: readonly Condition[]
  behavior: 'all' | 'any' | undefined
}

const DEEPEST = 5
const MOST = 300

type Around = { path: readonly PropertyKey[]; depth: number; group: ReadItem | null }

/** All questions in order. Texts of groups and texts between the questions have no place with us, and are noted. */
export function flatten(items: readonly ReadItem[], findings: Findings): Question[] {
  const questions = below(items, { path: [], depth: 1, group: null }, findings)
  if (questions.length > MOST)
    findings.faults.push({ location: 'Questionnaire.item', words: `Et skema kan have højst ${MOST} spørgsmål.` })
  return questions
}

function below(items: readonly ReadItem[], around: Around, findings: Findings): Question[] {
  return items.flatMap((item, nth) => {
    const path = [...around.path, 'item', nth]
    const location = locationOf(path)
    if (around.depth > DEEPEST) {
      findings.faults.push({ location, words: `Grupper kan gå højst ${DEEPEST} lag ned.` })
      return []
    }
    const inner = { path, depth: around.depth + 1, group: around.group }
    if (item.type === 'display') {
      if (!isEnd(item)) findings.notes.push({ location, words: 'Teksten mellem spørgsmålene vises ikke.' })
      return []
    }
    if (item.type !== 'group')
      return [questionOf(item, location, around.group, findings), ...below(item.item ?? [], inner, findings)]
    if (!item.item?.length) findings.faults.push({ location, words: 'Gruppen er tom.' })
    if (item.text) findings.notes.push({ location, words: 'Gruppens overskrift vises ikke.' })
    if (item.enableWhen?.length && around.group)
      findings.faults.push({
        location,
        words: 'En gruppe med en betingelse kan ikke stå i en gruppe med en betingelse.',
      })
    const group = item.enableWhen?.length ? item : around.group
    return below(item.item ?? [], { ...inner, group }, findings)
  })
}

function questionOf(item: ReadItem, location: string, group: ReadItem | null, findings: Findings): Question {
  if (group && item.enableWhen?.length)
    findings.faults.push({
      location,
      words: 'Spørgsmålet har en betingelse, og det har gruppen om det også. Der kan kun være en.',
    })
  const { enableWhen: conditions = [], enableBehavior: behavior } = group ?? item
  return { item, location, conditions, behavior }
}

/** Whether a text is what the least or the greatest end of a number means. */
export const isEnd = (item: ReadItem, end?: 'lower' | 'upper'): boolean =>
  (item.extension ?? []).some(({ valueCodeableConcept }) =>
    (valueCodeableConcept?.coding ?? []).some(({ code }) =>
      end ? code === end : code === 'lower' || code === 'upper',
    ),
  )
