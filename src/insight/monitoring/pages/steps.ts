import { contactName } from '#care/pathways/pathways.ts'
import { card } from '#ui/card.ts'
import { funnel } from '#ui/charts/funnel.ts'
import { count, list, number } from '#ui/danish.ts'
import { compact, figures } from '#ui/figures.ts'
import { html, type Child } from '#ui/html.ts'
import { workTable } from '#ui/work-table.ts'
import { REACHED, type Reached } from '../cohort.ts'
import type { Overview } from '../overview.ts'
import { shareOf } from './figures.ts'

/** KL's counts of the period, and how far those came who turned to the offer in it. */
export const stepsCard = (overview: Overview): Child =>
  card('Vejen gennem tilbuddet', html`${counts(overview)} ${besides(overview)} ${flow(overview)}`)

function counts({ arrivals, talks, ways }: Overview): Child {
  const held = (talk: 'preliminary_talk' | 'screening' | 'treatment' | 'final_talk', one: string, many: string) =>
    `${count(talks.ofType(talk).held, one, many)} holdt`
  return figures([
    { label: 'Henvendelser', value: arrivals.enquiries, note: 'nye forløb' },
    { label: 'Forsamtaler', value: arrivals.preliminaryTalks, note: held('preliminary_talk', 'samtale', 'samtaler') },
    { label: 'Til screening', value: arrivals.toScreening, note: held('screening', 'screening', 'screeninger') },
    { label: 'Til behandling', value: arrivals.toTreatment, note: held('treatment', 'behandling', 'behandlinger') },
    { label: 'Opfølgning', value: arrivals.followUp, note: 'afsluttende samtaler' },
    { label: 'Henvist videre', value: ways.families, note: count(ways.total, 'vej vist', 'veje vist') },
  ])
}

function besides({ besides: { waiting, guidedOn, withdrawn, anonymous, outside }, choice }: Overview): Child {
  const without = waiting + guidedOn + withdrawn
  const how = [
    waiting && `${number(waiting)} venter i Indgangen`,
    guidedOn && `${number(guidedOn)} er vist videre`,
    withdrawn && `${number(withdrawn)} er trukket tilbage`,
  ].filter((each) => each !== 0)
  return html`<p class="besides quiet">
    ${without > 0 && `Hertil ${count(without, 'henvendelse, der ikke er blevet et forløb', 'henvendelser, der ikke er blevet forløb')}: ${list(how)}. `}
    ${anonymous === 0 ? 'Ingen er' : `${count(anonymous, 'gang', 'gange')} er nogen`} vejledt til kommunens anonyme
    rådgivning. ${outside > 0 && `${count(outside, 'forløb', 'forløb')} uden for § 126 a er ikke talt med.`}
    ${choice.unitId && 'Henvendelser uden forløb og anonym rådgivning er for hele kommunen.'}
  </p>`
}

function flow({ cohort }: Overview): Child {
  const share = (step: Reached) => shareOf(cohort.came(step), cohort.total)
  const label = `Af ${count(cohort.total, 'henvendelse', 'henvendelser')} kom ${share('preliminary_talk')} til forsamtale og ${share('treatment')} til behandling.`
  return html`${funnel({
    title: 'Hvor langt de nåede, der henvendte sig i perioden',
    label,
    steps: REACHED.map((step) => ({ label: contactName[step], count: cohort.came(step) })),
  })}
  ${cohort.total > 0 && standing(cohort)}`
}

/** Where those of the funnel are now. */
const standing = (cohort: Overview['cohort']) =>
  html`<h3>Hvor de er nu</h3>
    ${compact(
      workTable({
        caption: 'Hvor forløbene er nu, efter det trin de nåede længst til',
        quietCaption: true,
        columns: [
          { key: 'step', label: 'Nåede længst til' },
          { key: 'active', label: 'Er i gang', numeric: true },
          { key: 'ended', label: 'Er afsluttet', numeric: true },
          { key: 'all', label: 'I alt', numeric: true },
        ],
        rows: [
          ...REACHED.map((step) => ({ step: contactName[step], ...cohort.furthest(step) })),
          { step: 'I alt', active: cohort.total - cohort.ended, ended: cohort.ended },
        ].map((row) => ({ ...row, all: row.active + row.ended })),
        empty: '',
      }),
    )}`
