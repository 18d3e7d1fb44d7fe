import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { banner, levelKind, levelName, riskInWords, type View } from '#care/pathways/pathways.ts'
import { buttonLink, disabledAction } from '#ui/button.ts'
import { card, columns, emptyState, facts, heading } from '#ui/card.ts'
import { shortDay, time } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { details, notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { timeline } from '#ui/timeline.ts'
import { mayDecide } from '../acts/decide.ts'
import { isHigh } from '../assessment.ts'
import { givenIn, latestOf, type Assessment, type Decision, type RiskRecord } from '../load.ts'
import { planCard, type Plans } from '../plan/card.ts'
import { trackCard } from '../track/card.ts'
import type { Check } from '../track/checks.ts'
import { answersInWords } from '../words.ts'

const at = ({ pathway }: View, noun: string): string => `/pathways/${pathway.id}/${noun}`

type Shown = { record: RiskRecord; checked: Check | null } & Plans

/** Where the risk stands, what it hinders and asks for, and all that was assessed and decided. */
export const riskPage = (frame: Frame, view: View, { record, checked, ...plans }: Shown) =>
  staffPage(
    frame,
    { title: 'Risiko', wide: true },
    html`${banner(view, { linked: true })} ${heading('Risiko for selvskade og selvmord', { actions: primary(view) })}
    ${standing(view)}
    ${columns(html`${latest(record)} ${planCard(view, plans)} ${card('Vurderinger og beslutninger', history(view, record))}`, html`${trackCard(view, checked)} ${acute()}`)}
    ${backLink(`/pathways/${view.pathway.id}`, 'Tilbage til forløbet')}`,
  )

const primary = (view: View): Child =>
  may('pathway.work', view.reader) &&
  (view.pathway.status === 'active'
    ? buttonLink('Vurdér risikoen', at(view, 'risk/new'), { kind: 'primary' })
    : disabledAction('Vurdér risikoen', 'Forløbet er ikke åbent.'))

/** What stands in the way of treatment, and what lifts it. */
function standing(view: View): Child {
  const { risk } = view.pathway
  if (!risk) return null
  if (risk.level && isHigh(risk.level) && risk.isLifted)
    return notice(
      'warning',
      levelName[risk.level],
      html`<p>Det er besluttet med en begrundelse, at behandlingen går videre. En ny vurdering kan ændre det.</p>`,
    )
  if (!risk.hinders) return null
  const isBlocked = risk.hinders === 'risk_is_increased' || risk.hinders === 'risk_is_acute'
  return notice(
    isBlocked ? 'error' : 'warning',
    isBlocked ? 'Behandlingen venter' : 'Risikoen skal vurderes',
    html`<p>${riskInWords(risk.hinders)}</p>
      ${isBlocked && html`<p>Opgaverne står på forløbets side.</p>`}
      ${
        isBlocked &&
        may('risk.decide', view.reader) &&
        (mayDecide(view)
          ? html`<p><a href="${at(view, 'risk/decision')}">Beslut, at behandlingen går videre</a></p>`
          : html`<p>En autoriseret behandler eller en leder kan beslutte, at den går videre.</p>`)
      }`,
  )
}

const latest = (record: RiskRecord): Child => {
  const counts = latestOf(record)
  return counts
    ? card(
        'Vurderingen, der gælder',
        html`<p class="as-typed">${counts.reason}</p>
          ${answers(counts)}`,
        { aside: tag(levelKind[counts.level], levelName[counts.level]) },
      )
    : card('Vurderingen, der gælder', emptyState('Risikoen er ikke vurderet endnu.'))
}

const answers = (assessment: Assessment): Child =>
  html`${facts(answersInWords(givenIn(assessment)).map(([label, text]) => [label, html`<span class="as-typed">${text}</span>`]))}
    <p class="quiet small">Vejledning: ${assessment.guideline}</p>`

const when = (view: View, moment: Date): string => `${shortDay(dayOf(moment), view.today)} kl. ${time(moment)}`

function history(view: View, record: RiskRecord): Child {
  const happenings = [
    ...record.assessments.map((each) => ({ moment: each.assessed_at, told: assessed(view, each) })),
    ...record.decisions.map((each) => ({ moment: each.decided_at, told: decided(view, each) })),
  ].toSorted((a, b) => b.moment.getTime() - a.moment.getTime())
  return happenings.length
    ? timeline(happenings.map(({ told }) => told))
    : emptyState('Der er ikke registreret noget om risiko endnu.')
}

const assessed = (view: View, each: Assessment) => ({
  id: each.id,
  when: when(view, each.assessed_at),
  title: levelName[each.level],
  tags: each.mistake !== null && tag('bad', 'registreret ved en fejl'),
  body: html`<p class="as-typed">${each.reason}</p>
    ${details('Se svarene', answers(each))} ${each.mistake !== null && html`<p class="quiet">Fejl: ${each.mistake}</p>`}`,
  by: html`${each.assessor}, ${each.profession}${each.mistake === null && correct(view, each.id)}`,
})

const decided = (view: View, each: Decision) => ({
  id: each.id,
  when: when(view, each.decided_at),
  title: 'Besluttet, at behandlingen går videre',
  tags: each.mistake !== null && tag('bad', 'registreret ved en fejl'),
  body: html`<p class="as-typed">${each.reason}</p>
    ${each.mistake !== null && html`<p class="quiet">Fejl: ${each.mistake}</p>`}`,
  by: html`${each.decider}${each.mistake === null && correct(view, each.id)}`,
})

const correct = (view: View, id: string): Child =>
  view.pathway.status !== 'entered_in_error' &&
  may('pathway.work', view.reader) &&
  html` · <a href="${at(view, `risk/mistakes/${id}`)}">Ret</a>`

/** Whom to ring, on the page on which it may be needed. */
const acute = (): Child =>
  card(
    'Akut hjælp',
    facts([
      ['Fare for liv', html`<a href="tel:112">112</a>`],
      ['Livslinien', html`<a href="tel:70201201">70 201 201</a>`],
      ['BørneTelefonen', html`<a href="tel:116111">116 111</a>`],
    ]),
  )
