import { z } from 'zod'
import { DEFINITIONS, definitionById } from '#care/measures/measures.ts'
import { questionnaireOf } from '#exchange/fhir/fhir.ts'
import { Failure, type Command } from './command.ts'
import { read, text } from './given.ts'

const options = z.object({ language: z.enum(['da', 'en'], { error: 'da or en' }).default('da') })

export const fhirQuestionnaire: Command = {
  summary: 'write a form as a FHIR R4 Questionnaire',
  usage: ` FORM [--language da]

Prints a form that comes with Trin 2 as JSON: its questions in order, what each answer counts, when each is asked, and its
scores, with an expression where a score is a plain sum. Words are ours, so forms that are somebody else's have none. It
needs no database and no environment. "list" instead of a form names them all.

  --language  da or en, for the words of our own forms; the other language stands beside`,
  operands: { name: 'FORM', many: false, required: true },
  options: { language: text },
  runAlone: async (given, [id = '']) => {
    const { language } = read(given, options)
    if (id === 'list') {
      for (const each of DEFINITIONS) console.log(`${each.id}  ${each.title}`)
      return
    }
    const definition = definitionById(id)
    if (!definition) throw new Failure(`There is no form "${id}". npx trin2 fhir questionnaire list names them.`)
    console.log(JSON.stringify(questionnaireOf(definition, null, language), null, 2))
  },
}
