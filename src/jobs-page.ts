import type { JobState, ListedJob } from '#platform/job-list.ts'
import { JOB_STATES, JOBS_ON_A_PAGE } from '#platform/job-list.ts'
import { postButton } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { dayOf, shortDay, time } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'

const URL = '/administration/jobs'

const states = {
  failed: { name: 'fejlet', tab: 'Fejlet', kind: 'bad' },
  retry: { name: 'prøves igen', tab: 'Prøves igen', kind: 'warn' },
  active: { name: 'i gang', tab: 'I gang', kind: 'plain' },
  created: { name: 'venter', tab: 'Venter', kind: 'plain' },
} as const satisfies Record<JobState, object>

export type JobsPage = {
  jobs: readonly ListedJob[]
  counts: Record<JobState, number>
  state: JobState | null
  page: number
  mayRetry: boolean
  now: Date
  titleOf: (name: string) => string
}

/** What the system does by itself for the municipality, and what went wrong: kinds and times, nothing about anybody. */
export const jobsPage = (frame: Frame, shown: JobsPage) =>
  staffPage(
    frame,
    { title: 'Baggrundsjob', wide: true },
    html`${heading('Baggrundsjob', {
      line: 'Det, systemet gør af sig selv. Går noget galt, prøves der igen flere gange, før jobbet står som fejlet.',
    })}
    ${stateTabs(shown)} ${table(shown)}`,
  )

const hrefFor = (state: JobState | null, page = 1): string => {
  const query = [state && `state=${state}`, page > 1 && `page=${page}`].filter(Boolean).join('&')
  return query ? `${URL}?${query}` : URL
}

const sum = (counts: Record<JobState, number>) => JOB_STATES.reduce((total, state) => total + counts[state], 0)

const stateTabs = ({ counts, state }: JobsPage) =>
  tabs('Hvilke job', [
    { href: hrefFor(null), label: 'Alle', count: sum(counts), current: state === null },
    ...JOB_STATES.map((each) => ({
      href: hrefFor(each),
      label: states[each].tab,
      count: counts[each],
      current: state === each,
    })),
  ])

function table(shown: JobsPage) {
  const { jobs, counts, state, page } = shown
  const total = state ? counts[state] : sum(counts)
  const canRetry = jobs.some((job) => isRetried(job, shown))
  return workTable({
    caption: 'Job, der venter, er i gang eller er fejlet',
    quietCaption: true,
    columns: [
      { key: 'what', label: 'Hvad' },
      { key: 'state', label: 'Tilstand' },
      { key: 'created', label: 'Bestilt' },
      { key: 'attempts', label: 'Forsøg', numeric: true },
      { key: 'next', label: 'Næste forsøg' },
      ...(canRetry ? [{ key: 'act', label: 'Handling' } as const] : []),
    ],
    rows: jobs.map((job) => row(job, shown)),
    empty: state === 'failed' ? 'Intet er fejlet.' : 'Her er intet lige nu.',
    page,
    pages: Math.max(1, Math.ceil(total / JOBS_ON_A_PAGE)),
    total,
    hrefFor: ({ page: to }) => hrefFor(state, to),
  })
}

const when = (instant: Date, now: Date) => `${shortDay(dayOf(instant), dayOf(now))} kl. ${time(instant)}`

const nextTry = ({ nextAt }: ListedJob, now: Date) => {
  if (!nextAt) return 'ikke af sig selv'
  return nextAt <= now ? 'nu' : when(nextAt, now)
}

const isRetried = ({ state }: ListedJob, { mayRetry }: JobsPage) => mayRetry && state === 'failed'

function row(job: ListedJob, shown: JobsPage) {
  const title = shown.titleOf(job.name)
  return {
    what: job.isShared ? html`${title} <span class="quiet">for alle kommuner</span>` : title,
    state: tag(states[job.state].kind, states[job.state].name),
    created: when(job.createdAt, shown.now),
    attempts: job.attempts,
    next: nextTry(job, shown.now),
    act:
      isRetried(job, shown) &&
      postButton(html`Prøv igen<span class="sr-only">: ${title}</span>`, `${URL}/${job.id}/retries`),
  }
}
