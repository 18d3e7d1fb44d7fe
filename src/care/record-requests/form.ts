import { z } from 'zod'
import * as f from '#platform/form.ts'
import { ASKED_BY, POWER_FROM } from './request.ts'
import { CHANNELS, WRITTEN_CHANNELS } from './words.ts'

export const requestForm = z.object({
  wants: f.choice(['access', 'deletion'], 'Vælg, hvad der bedes om.'),
  by: f.choice(ASKED_BY, 'Vælg, hvem der beder om det.'),
  powerFrom: f.optionalChoice(POWER_FROM),
  adultId: f.optionalId(),
  name: f.optionalText(200),
  powerOfAttorney: f.optionalText(1000),
  maturity: f.optionalText(2000),
  day: f.day('Skriv, hvilken dag anmodningen kom.'),
  time: f.time('Skriv, hvad klokken var.'),
  channel: f.choice(CHANNELS, 'Vælg, hvordan anmodningen kom.'),
  scope: f.choice(['all', 'pathway', 'period'], 'Vælg, hvad der bedes om.'),
  from: f.optionalDay(),
  to: f.optionalDay(),
  about: f.optionalText(2000),
  identity: f.text('Skriv, hvordan I ved, hvem der spørger.', { min: 3, max: 500 }),
  handlerId: f.optionalId(),
})
export type Asked = z.infer<typeof requestForm>

const KEY = /^\d{1,3}\.\d{1,4}$/
const keys = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? [])),
    z.array(z.string().regex(KEY, 'Hent siden igen.')).max(5000),
  )

/** What was decided of one thing: R63: withholding any of it says why. */
export const verdictForm = z
  .object({
    verdict: f.choice(['give', 'give_in_part', 'withhold'], 'Vælg, om det kan gives.'),
    reason: f.optionalText(2000),
    withheld: keys(),
    thirdParty: keys(),
    testQuestions: keys(),
    seen: z.string().max(64),
    version: f.version(),
  })
  .superRefine(({ verdict, reason, withheld }, issues) => {
    const wrong = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message })
    if (verdict !== 'give' && reason.length < 10)
      wrong('reason', 'Skriv det afgørende hensyn, der gør, at det ikke kan gives: mindst 10 tegn.')
    if (verdict === 'give_in_part' && withheld.length === 0)
      wrong('verdict', 'Sæt kryds ved mindst én sætning, der skal undtages, eller vælg Giv.')
    if (verdict === 'give' && withheld.length > 0)
      wrong(
        'verdict',
        'Der er sat kryds ved noget, der skal undtages. Vælg Giv med undtagelser, eller fjern krydserne.',
      )
  })

export const noticeForm = z.object({
  reason: f.text('Skriv, hvorfor svaret er forsinket.', { min: 10, max: 4000 }),
  expectedOn: f.day('Skriv, hvilken dag I forventer at svare.'),
})
export const answerForm = z.object({
  body: f.text('Skriv svaret.', { min: 20, max: 8000 }),
  withheld: f.optionalText(2000),
})
export const decisionForm = z.object({
  decision: f.choice(['full', 'limited', 'refused'], 'Vælg afgørelsen.'),
  reason: f.optionalText(4000),
})
export const approvalForm = z.object({
  answer: f.choice(['approve', 'send_back'], 'Vælg, om afgørelsen godkendes.'),
  why: f.optionalText(2000),
})
const sent = {
  on: f.day('Skriv, hvilken dag det er sendt.'),
  channel: f.choice(WRITTEN_CHANNELS, 'Vælg, hvordan det er sendt.'),
}
export const reopeningForm = z.object({
  reason: f.text('Skriv, hvorfor afgørelsen tages op igen.', { min: 10, max: 2000 }),
})
export const closureForm = z.object({
  without: f.choice(['withdrawn', 'mistake'], 'Vælg, hvorfor der ikke skal svares.'),
  reason: f.text('Skriv, hvad der er sket.', { min: 10, max: 2000 }),
})
export const handlerForm = z.object({ handlerId: f.id('Vælg, hvem der skal behandle den.') })
export const sendingForm = z.object(sent)
export const documentsForm = z.object({})
export const deliveryForm = z.object({
  ...sent,
  to: f.text('Skriv, hvem det er givet til.', { min: 2 }),
  feeKroner: z.preprocess(
    (value) => (value === undefined || value === '' ? '0' : value),
    z
      .string()
      .regex(/^\d{1,5}$/, 'Skriv beløbet i hele kroner.')
      .transform(Number)
      .refine((kroner) => kroner <= 10_000, 'Skriv et beløb på højst 10.000 kr.'),
  ),
})
