import { definitionById, definitionsOf } from '#care/measures/measures.ts'
import type { Importer } from './about.ts'
import { readQuestionnaire, type Read } from './read.ts'

/** So much text is a questionnaire; more is something else. */
const LARGEST = 2_000_000

/**
 * Reads the text of a file as a form of the municipality's own. Refused besides: a file that is too large or not JSON, and a
 * form with the id of one that comes with the software, or of its family, whose answers it would be mixed up with.
 */
export function readForm(text: string, importer: Importer = {}): Read {
  if (text.length > LARGEST) return refused('Filen er for stor.')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('Filen er ikke JSON.')
  }
  const read = readQuestionnaire(json, importer)
  if ('faults' in read) return read
  const { id } = read.definition
  if (!definitionById(id) && definitionsOf(id).length === 0) return read
  return {
    faults: [
      {
        location: 'Questionnaire.id',
        words: `${id} er et af de skemaer, der følger med Trin 2. Giv det et andet id.`,
      },
    ],
  }
}

const refused = (words: string): Read => ({ faults: [{ location: 'Questionnaire', words }] })
