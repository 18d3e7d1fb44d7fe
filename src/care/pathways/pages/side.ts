import { card, facts, nextStep } from '#ui/card.ts'
import { buttonLink, disabledAction } from '#ui/button.ts'
import { count, day, relativeDay, shortDay, time, weekdayAndDay, weekNumber } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { dayOf } from '#platform/time.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { may } from '#registry/access/roles.ts'
import { goalReached, PRELIMINARY_TALK_DAYS, SCREENING_DAYS, screeningGoalApplies } from '../clock.ts'
import { consentAddress, consentHindrance, mayHaveHadConsent } from '../consent-state.ts'
import { hindrance, TALKS, type Talk } from '../contact.ts'
import { nextStepOf } from '../next-step.ts'
import { levelName, riskAddress, riskHindrance } from '../risk-state.ts'
import { talkSlug } from '../talk-slug.ts'
import { taskHref } from '../tasks.ts'
import { beforeTreating, mayDelegate, nobodyTreats } from '../treater.ts'
import type { View } from '../view.ts'
import { checkName, closingName, contactName, outcomeName, themeName } from '../words.ts'

const at = (view: View, noun: string) => `/pathways/${view.pathway.id}/${noun}`

/** R69-R74: what is missing before a talk of this kind, or nothing. */
const consentMissing = (view: View, talk: Talk): string | null =>
  talk === 'screening' || talk === 'treatment' ? consentHindrance(view.pathway.missing) : null

/** R36, R37: what stands in the way of treatment as the risk is assessed, or nothing. */
const riskMissing = (view: View, talk: Talk): string | null =>
  talk === 'treatment' ? riskHindrance(view.pathway.risk) : null

/** Treatment that waits for an assessment or a decision, the reason, and the way to it. */
const needsAssessment = (view: View, label: string, why: string, href: string): Child =>
  html`${disabledAction(label, why)}
    <p class="small">
      <a href="${riskAddress(view.pathway.id)}">Gå til risikovurdering</a> ·
      <a href="${href}">Den blev holdt, før det blev sådan</a>
    </p>`

/** The act that waits for consent, the reason, and the way to mend it. */
const needsConsent = (view: View, label: string, why: string, href: string): Child =>
  html`${disabledAction(label, why)}
    <p class="small">
      <a href="${consentAddress(view.pathway.id)}">Gå til samtykke</a>${
        mayHaveHadConsent(view.pathway) && html` · <a href="${href}">Den blev holdt, mens samtykket gjaldt</a>`
      }
    </p>`

/** The one primary action of the page. */
export function nextCard(view: View): Child {
  const next = nextStepOf({ ...view.pathway, contacts: view.contacts, now: view.now })
  if (next.kind === 'ended') {
    const { ended_on, closing_reason } = view.pathway
    return nextStep({
      heading: 'Afsluttet',
      what: closing_reason ? closingName[closing_reason] : 'Afsluttet',
      detail: ended_on && day(ended_on),
      action: closing_reason !== 'transferred' && buttonLink('Genåbn forløbet', at(view, 'reopening')),
    })
  }
  if (next.kind === 'decide')
    return nextStep({
      what: 'Tag stilling til, hvad henvendelsen fører til',
      action: buttonLink('Tag stilling', at(view, 'outcome'), { kind: 'primary' }),
    })
  if (next.kind === 'end')
    return nextStep({
      what: 'Afslut forløbet',
      detail: 'Med en vej videre, eller med en grund til, at der ikke er brug for en.',
      action: buttonLink('Afslut forløbet', at(view, 'ending'), { kind: 'primary' }),
    })
  const name = contactName[next.talk]
  const first = next.talk === 'treatment' && beforeTreating(view)
  if (next.kind === 'plan') {
    return nextStep({
      what: `Aftal ${name.toLowerCase()}`,
      detail:
        view.pathway.clock === next.talk &&
        view.pathway.clock_due_on &&
        `Senest ${weekdayAndDay(view.pathway.clock_due_on, view.today)} (${relativeDay(view.pathway.clock_due_on, view.today)})`,
      action: html`${first && html`<p class="small">${first}</p>`}
        ${buttonLink(`Aftal ${name.toLowerCase()}`, at(view, `plans/${talkSlug(next.talk)}`), { kind: 'primary' })}
        <p class="small"><a href="${at(view, `talks/${talkSlug(next.talk)}`)}">Den er allerede holdt</a></p>`,
    })
  }
  const contact = view.contacts.find(({ id }) => id === next.contactId)
  const missing = consentMissing(view, next.talk)
  const risk = riskMissing(view, next.talk)
  const register = at(view, `contacts/${next.contactId}`)
  const when = contact && html`${weekdayAndDay(dayOf(contact.starts_at), view.today)} kl. ${time(contact.starts_at)}`
  const change = html`<p class="small">
    <a href="${at(view, `contacts/${next.contactId}/cancellation`)}">Aflys</a>${
      next.kind === 'register' &&
      html` · <a href="${at(view, `contacts/${next.contactId}/absence`)}">Familien kom ikke</a>`
    }
  </p>`
  return nextStep({
    what: html`${name} ${when}`,
    detail:
      contact &&
      [contact.staff_name, contact.place_name, weekNumber(dayOf(contact.starts_at))].filter(Boolean).join(' · '),
    action: html`${first && html`<p class="small">${first}</p>`}
    ${missing ? needsConsent(view, `Registrér ${name.toLowerCase()}`, missing, register) : risk ? needsAssessment(view, `Registrér ${name.toLowerCase()}`, risk, register) : buttonLink(`Registrér ${name.toLowerCase()}`, register, { kind: next.kind === 'register' ? 'primary' : 'secondary' })}
    ${change}`,
  })
}

/** R69-R74: what stands in the way of screening and treatment, and where it is mended. */
export const consentCard = (view: View): Child =>
  view.pathway.status !== 'entered_in_error' &&
  card(
    'Samtykke',
    html`${view.pathway.missing && html`<div class="guidance"><p>${consentHindrance(view.pathway.missing) ?? 'Samtykket er på plads.'}</p></div>`}
    ${buttonLink('Samtykke', consentAddress(view.pathway.id))}`,
  )

/** R36, R37: where the risk of self-harm and suicide stands, and where it is assessed. */
export const riskCard = (view: View): Child =>
  view.pathway.risk &&
  may('journal.read', view.reader) &&
  card(
    'Risiko',
    html`<div class="guidance"><p>${riskHindrance(view.pathway.risk) ?? stands(view)}</p></div>
      <div class="act-list">
        ${may('pathway.work', view.reader) && buttonLink('Vurdér risikoen', at(view, 'risk/new'))}
        ${buttonLink('Risiko og sikkerhedsplan', riskAddress(view.pathway.id))}
      </div>`,
  )

const stands = ({ pathway: { risk } }: View): string => {
  if (!risk?.level || !risk.assessedAt) return ''
  const when = day(dayOf(new Date(risk.assessedAt)))
  return `${levelName[risk.level]}, vurderet ${when}.${risk.isLifted ? ' Det er besluttet, at behandlingen går videre.' : ''}`
}

export const journalCard = (view: View): Child =>
  may('journal.read', view.reader) &&
  card(
    'Journal',
    html`<div class="act-list">
      ${buttonLink('Læs journalen', at(view, 'journal'))}
      ${view.pathway.status !== 'entered_in_error' && may('journal.write', view.reader) && buttonLink('Skriv notat uden samtale', at(view, 'journal/note'))}
    </div>`,
  )

export function tasksCard(view: View): Child {
  const open = view.tasks.filter(({ done_at, kind }) => !done_at && kind !== 'break_glass')
  if (!open.length) return null
  return card(
    'Opgaver',
    html`<ul class="plain-list">
      ${open.map(
        (task) => html`<li>
          ${tag(task.due_on < view.today.toString() ? 'bad' : 'plain', relativeDay(task.due_on, view.today))}
          <a href="${taskHref(task)}">${task.title}</a>
          <span class="quiet small">${task.assignee_name}</span>
        </li>`,
      )}
    </ul>`,
  )
}

export const waysCard = (view: View): Child =>
  card(
    'Veje videre',
    html`${view.ways.length === 0 && html`<p class="quiet">Ingen endnu.</p>`}
      <ul class="plain-list">
        ${view.ways.map(
          (way) => html`<li>
            <strong>${way.receiver}</strong>
            <span class="quiet">${targetName[way.target]}, ${shortDay(way.handed_over_on, view.today)}</span>
            <br />${way.check_outcome ? tag(way.check_outcome === 'in_contact' ? 'ok' : 'warn', checkName[way.check_outcome]) : tag('plain', `ses efter ${relativeDay(way.check_by, view.today)}`)}
            <a class="small" href="${at(view, `ways/${way.id}/correction`)}">Ret</a>
          </li>`,
        )}
      </ul>
      ${buttonLink('Vis en vej', at(view, 'ways/new'))}`,
  )

const goalLine = (view: View, goalDays: number, doneOn: string | null): Child => {
  if (!doneOn) return 'ikke holdt endnu'
  const goal = goalReached({ from: view.pathway.enquiry_on, goalDays, doneOn, delays: view.delays })
  const raw = `dag ${goal.days} af ${goalDays}${goal.met ? '' : ', ikke nået'}`
  return goal.adjusted === goal.days
    ? raw
    : html`${raw}<br /><span class="quiet small"
          >uden familiens ${count(goal.days - goal.adjusted, 'dag', 'dage')}: dag
          ${goal.adjusted}${goal.metAdjusted ? ', nået' : ''}</span
        >`
}

const edit = (view: View, noun: string, what: string): Child =>
  html` <a class="small" href="${at(view, noun)}">Ret<span class="sr-only"> ${what}</span></a>`

export function frameCard(view: View): Child {
  const { pathway, choices } = view
  const nameOf = (id: string | null) => choices.municipalities.find((municipality) => municipality.id === id)?.name
  const themes = view.themes.filter(({ until }) => until === null).map(({ theme }) => themeName[theme])
  const judged = pathway.in_target_group === null ? 'ikke vurderet' : pathway.in_target_group ? 'ja, tydeligt' : 'nej'
  return card(
    'Rammer',
    html`${facts([
        ['Temaer', html`${themes.join(', ') || 'ingen endnu'}${edit(view, 'themes', 'temaer')}`],
        ['I målgruppen', html`${judged}${edit(view, 'judgement', 'målgruppe')}`],
        [
          'Fører til',
          html`${pathway.outcome ? outcomeName[pathway.outcome] : 'ikke besluttet'}${edit(view, 'outcome', 'hvad det fører til')}`,
        ],
        [
          'Ansvarlig',
          html`${pathway.responsible_name ?? 'ikke fordelt'}${may('pathway.assign', view.reader) && edit(view, 'responsibility', 'ansvarlig')}`,
        ],
        ['Enhed', pathway.unit_name ?? 'ikke valgt'],
        ['Bopælskommune', html`${nameOf(pathway.residence_municipality_id)}${edit(view, 'residence', 'kommuner')}`],
        ...(pathway.acting_municipality_id ? [['Handlekommune', nameOf(pathway.acting_municipality_id)] as const] : []),
        ['Forsamtale', goalLine(view, PRELIMINARY_TALK_DAYS, pathway.preliminary_talk_on)],
        ...(screeningGoalApplies({ inTargetGroup: pathway.in_target_group, judgedAt: pathway.target_judged_at })
          ? [['Screening', goalLine(view, SCREENING_DAYS, pathway.screening_on)] as const]
          : []),
      ])}
      <p class="small"><a href="/children/${view.child.id}">Barnet og familien</a></p>`,
  )
}

/** Everything else that can be done; what cannot is shown with its reason. */
export const moreCard = (view: View): Child =>
  view.pathway.status === 'active' &&
  card(
    'Mere',
    html`<div class="act-list">
      ${TALKS.map((talk) => {
        const why = hindrance(talk, view.pathway) ?? (talk === 'treatment' ? nobodyTreats(view) : null)
        const label = `Registrér ${contactName[talk].toLowerCase()}`
        const href = at(view, `talks/${talkSlug(talk)}`)
        if (why) return disabledAction(label, why)
        const missing = consentMissing(view, talk)
        if (missing) return needsConsent(view, label, missing, href)
        const risk = riskMissing(view, talk)
        if (risk) return needsAssessment(view, label, risk, href)
        const first = talk === 'treatment' && beforeTreating(view)
        return html`${buttonLink(label, href)} ${first && html`<p class="small quiet">${first}</p>`}`
      })}
      ${buttonLink('Familien ønskede at vente', at(view, 'delays/new'))}
      ${mayDelegate(view) && buttonLink('Delegér behandlingen', at(view, 'delegations/new'))}
      ${buttonLink('Overdrag til en anden kommune', at(view, 'transfer'))}
      ${view.pathway.outcome ? buttonLink('Afslut forløbet', at(view, 'ending')) : disabledAction('Afslut forløbet', 'Tag først stilling til, hvad henvendelsen fører til.')}
    </div>`,
  )

/** Rare, and not to be met by chance. */
export const mistakeLink = (view: View): Child =>
  may('pathway.end', view.reader) &&
  html`<p class="small quiet">
    Skulle forløbet aldrig have været her? <a href="${at(view, 'mistake')}">Marker det som en fejl</a>
  </p>`
