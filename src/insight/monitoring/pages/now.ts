import { contactName, FORECAST_DAYS } from '#care/pathways/pathways.ts'
import { card } from '#ui/card.ts'
import { barChart } from '#ui/charts/bar-chart.ts'
import { count, daysBetween, number } from '#ui/danish.ts'
import { compact, figures } from '#ui/figures.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { ContactType } from '#platform/schema.ts'
import type { Overview } from '../overview.ts'
import type { AwaitedTalk } from '../queue.ts'
import { counted, pathwaysHref } from './links.ts'
import { daysOrNone, parts } from './figures.ts'

/** Where a way stands that waits for this. */
const standsAt = {
  preliminary_talk: 'enquiry',
  screening: 'preliminary_talk',
  treatment: 'screening',
} as const satisfies Record<AwaitedTalk, ContactType>

type Queue = Overview['now']['queues'][number]

/** Who waits today, whatever the period: how many, for how long, whose clock runs out within a week, and what asks for the leader. */
export const nowCard = (overview: Overview): Child =>
  card(
    'Lige nu',
    html`${parts(
      'first',
      html`<div>${compact(queues(overview))} ${forecasts(overview)}</div>`,
      barChart({
        title: 'Hvor de åbne forløb er',
        label: `${count(overview.now.open, 'åbent forløb', 'åbne forløb')}, heraf ${overview.now.inTreatment} i behandling.`,
        unit: 'Forløb',
        bars: openBars(overview),
      }),
    )}
    ${desk(overview)}`,
    { aside: html`<a href="${pathwaysHref({}, overview.choice.unitId)}">Alle åbne forløb</a>` },
  )

const openBars = ({ now }: Overview) =>
  now.open === 0
    ? []
    : [
        ...now.queues.map(({ talk, waiting }) => ({
          label: `Venter på ${contactName[talk].toLowerCase()}`,
          value: waiting,
        })),
        { label: 'I behandling', value: now.inTreatment },
        { label: 'Mangler kun at blive afsluttet', value: now.toBeEnded },
      ]

const queues = (overview: Overview) =>
  workTable({
    caption: 'Hvor mange der venter nu, og hvor længe',
    quietCaption: true,
    columns: [
      { key: 'talk', label: 'Venter på' },
      { key: 'waiting', label: 'Forløb', numeric: true },
      { key: 'planned', label: 'Aftalt', numeric: true },
      { key: 'over', label: 'Over fristen', numeric: true },
      { key: 'longest', label: 'Længst ventet', numeric: true },
    ],
    rows: overview.now.queues.map((queue) => row(queue, overview)),
    empty: '',
  })

const row = (queue: Queue, { choice: { today, unitId } }: Overview) => {
  const step = standsAt[queue.talk]
  return {
    talk: html`<a href="${pathwaysHref({ step }, unitId)}">${contactName[queue.talk]}</a>`,
    waiting: queue.waiting,
    planned: queue.planned,
    over: queue.over ? html`<a href="${pathwaysHref({ step, clock: 'over' }, unitId)}">${queue.over}</a>` : 0,
    longest: daysOrNone(queue.since === null ? null : daysBetween(queue.since, today)),
  }
}

/** What becomes of the clocks within a week if nothing is done. */
function forecasts({ now, choice: { unitId } }: Overview): Child {
  const threatened = now.queues.filter(({ unplanned, tooLate }) => unplanned + tooLate > 0)
  return html`<h3>De næste ${FORECAST_DAYS} dage</h3>
    ${
      threatened.length === 0
        ? html`<p>Ingen passerer deres frist, som kalenderen ser ud nu.</p>`
        : html`<ul class="plain-list">
            ${threatened.map(({ talk, unplanned, tooLate }) => {
              const href = pathwaysHref({ step: standsAt[talk], clock: 'unplanned' }, unitId)
              const parted = [
                unplanned > 0 && html`${counted(unplanned, href)} har ingen aftalt tid`,
                tooLate > 0 && `${tooLate} har en tid efter fristen`,
              ].filter((each) => each !== false)
              return html`<li>
                ${tag('warn', count(unplanned + tooLate, 'forløb', 'forløb'))} passerer fristen for
                ${contactName[talk].toLowerCase()}: ${parted.map((each, at) => [at > 0 && ', ', each])}.
              </li>`
            })}
          </ul>`
    }`
}

/** What asks for the leader today, each with the way to it. */
const desk = ({ desk, now, choice: { unitId } }: Overview): Child =>
  html`<h3>Kræver dig</h3>
    ${figures([
      { label: 'Dine opgaver', value: counted(desk.tasks, '/day'), note: late(desk.tasksOverdue, 'over dagen') },
      { label: 'Opslag at gennemgå', value: counted(desk.reviews, '/day'), note: 'åbnet med en begrundelse' },
      {
        label: 'Uden ansvarlig',
        value: counted(now.unassigned, pathwaysHref({ unassigned: true }, unitId)),
        note: 'åbne forløb',
      },
      {
        label: 'I Indgangen',
        value: counted(desk.enquiries, '/entrance'),
        note: late(desk.enquiriesOver, 'over dag 14') || 'venter på at blive forløb',
      },
      { label: 'Veje uden opfølgning', value: desk.checksOverdue, note: 'dagen er gået' },
    ])}
    ${unitId && html`<p class="quiet small">Opgaver, opslag og Indgangen er for hele kommunen.</p>`}`

const late = (amount: number, words: string): Child => amount > 0 && tag('bad', `${number(amount)} ${words}`)
