// What a page does better with a script. Every page works without.
import { keepForms } from './keep.js'
import { sendOnce } from './send.js'
import { leaveFast } from './leave.js'
import { countLetters } from './limit.js'
import { saveDrafts } from './draft.js'
import { insertPhrases } from './phrases.js'
import { hopOnDigits } from './digits.js'
import { answerQuestions } from './answers.js'
import { readAloud } from './speech.js'

keepForms()
saveDrafts()
sendOnce()
leaveFast()
countLetters()
insertPhrases()
hopOnDigits()
answerQuestions()
readAloud()
document.querySelector('.error-summary')?.focus()
