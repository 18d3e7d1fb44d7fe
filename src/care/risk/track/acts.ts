import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { RiskAnswer } from '#platform/schema.ts'
import { ageOn } from '#platform/time.ts'
import { actRoutes, riskAddress, type View } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { fieldSection } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { onlyActive } from '../acts/common.ts'
import { latestOf, riskRecord } from '../load.ts'
import { answerName, wordsOf } from '../words.ts'
import { latestCheck, recordCheck, trackRule } from './checks.ts'
import { CRITERIA, type Criterion, type CriterionId } from './criteria.ts'
import { knownFrom } from './track.ts'
import { outcomeInWords, resultName } from './words.ts'

const ANSWERS = wordsOf<RiskAnswer>(answerName)
const RESULTS = wordsOf(resultName)

const notAssessed = (view: View): string | null =>
  onlyActive(view) ??
  (view.pathway.risk?.assessmentId ? null : 'Vurdér risikoen først. Kriterierne bygger på vurderingen.')

const answerField = f.choice(ANSWERS, 'Vælg ja, nej eller ved ikke.')
const schema = z.object(
  Object.fromEntries(CRITERIA.map(({ id }) => [id, answerField])) as Record<CriterionId, typeof answerField>, // each criterion once
)

const ageNow = ({ child, today }: View): number => ageOn(child.birthDate, today)

const sections: readonly [Criterion['kind'], string][] = [
  ['include', 'Skal være opfyldt'],
  ['note', 'Vær opmærksom på'],
  ['exclude', 'Må ikke være opfyldt'],
]

/** R37, R38: the criteria of the self-harm track, answered one by one. What it gives is advice. */
export const check = actRoutes({
  path: 'risk/track',
  permission: 'pathway.work',
  title: () => 'Passer selvskade-forløbet?',
  hindered: notAssessed,
  schema: () => schema,
  fields: async (view, shown, c) => {
    const { ctx } = c.var
    const [rule, record, last] = await Promise.all([
      trackRule(ctx),
      riskRecord(ctx, view.pathway.id),
      latestCheck(ctx, view.pathway.id),
    ])
    const latest = latestOf(record)
    const known = latest
      ? knownFrom({ level: latest.level, harmRecently: latest.harm_recently }, { age: ageNow(view), rule })
      : {}
    const hints: Partial<Record<CriterionId, string>> = {
      age_and_gifted: `Sporet er her for ${rule.fromAge}-${rule.toAge} år. Barnet/den unge er ${ageNow(view)} år.`,
      recent_act: `Inden for ${rule.actWithinMonths} måneder.`,
    }
    const before = last?.assessment_id === latest?.id ? last?.answers : undefined
    return html`<div class="guidance">
        <p>Svarene giver et råd. Det er dig, der beslutter, og du kan vælge noget andet med en begrundelse.</p>
      </div>
      ${sections.map(([kind, title]) =>
        fieldSection(
          title,
          CRITERIA.filter((each) => each.kind === kind).map(({ id, question }) =>
            radioGroup({
              ...shown,
              name: id,
              label: question,
              hint: hints[id],
              look: 'row',
              value: known[id] ?? before?.[id],
              options: ANSWERS.map((value) => ({ value, label: answerName[value] })),
            }),
          ),
        ),
      )}`
  },
  submit: 'Se, om det passer',
  back: riskAddress,
  act: async (ctx, view, answers) => {
    const latest = latestOf(await riskRecord(ctx, view.pathway.id))
    if (!latest) return { form: 'Vurderingen gælder ikke længere. Vurdér risikoen først.' }
    const isHigh = latest.level === 'increased' || latest.level === 'acute'
    if (isHigh && answers.high_risk !== 'yes')
      return { high_risk: 'Risikoen er vurderet som forhøjet eller akut. Svar ja, eller skriv en ny vurdering.' }
    await recordCheck(ctx, view.pathway.id, {
      assessmentId: latest.id,
      answers,
      age: ageNow(view),
      rule: await trackRule(ctx),
    })
    return undefined
  },
})

/** Chooses something else than the advice, with the reason. */
export const overrule = actRoutes({
  path: 'risk/track/choice',
  permission: 'pathway.work',
  title: () => 'Vælg noget andet end rådet',
  hindered: async (view, c) =>
    notAssessed(view) ?? ((await latestCheck(c.var.ctx, view.pathway.id)) ? null : 'Gennemgå kriterierne først.'),
  schema: () =>
    z.object({
      chosen: f.choice(RESULTS, 'Vælg, hvad der skal gælde.'),
      because: f.text('Skriv, hvorfor.', { min: 10, max: 2000 }),
    }),
  fields: async (view, shown, c) => {
    const last = await latestCheck(c.var.ctx, view.pathway.id)
    if (!last) return null
    return html`<div class="guidance">
        <p><strong>Rådet: ${resultName[last.result]}</strong></p>
        ${outcomeInWords(last.outcome).map((line) => html`<p>${line}</p>`)}
      </div>
      ${radioGroup({ ...shown, name: 'chosen', label: 'Hvad skal gælde?', options: RESULTS.filter((result) => result !== last.result).map((value) => ({ value, label: resultName[value] })) })}
      ${textArea({ ...shown, name: 'because', label: 'Hvorfor?', hint: 'Står i journalen.', rows: 3, limit: 2000 })}`
  },
  submit: 'Gem valget',
  back: riskAddress,
  act: async (ctx, view, overruled) => {
    const last = await latestCheck(ctx, view.pathway.id)
    if (!last) return { form: 'Gennemgå kriterierne først.' }
    if (last.result === overruled.chosen) return { chosen: 'Det er det, rådet siger. Vælg noget andet, eller fortryd.' }
    await recordCheck(ctx, view.pathway.id, {
      assessmentId: last.assessment_id,
      answers: last.answers,
      age: last.age,
      rule: last.rule,
      overruled,
    })
    return undefined
  },
})
