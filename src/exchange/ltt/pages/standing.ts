import { card } from '#ui/card.ts'
import { count, list, moment, number, relativeDay, time } from '#ui/danish.ts'
import { figures } from '#ui/figures.ts'
import type { Child } from '#ui/html.ts'
import { dayOf } from '#platform/time.ts'
import { nextRunOf } from '../next-run.ts'
import type { Settings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { leftOutName } from '../words.ts'

export type Now = { standing: Standing; settings: Settings; now: Date }

/** How it stands, in a sentence or two. */
export function standingLine({ standing: { waiting, of, lastSentAt } }: Now): string {
  const stuck = of.refused + of.failed
  const said = [
    stuck > 0 && `${count(stuck, 'indberetning kan', 'indberetninger kan')} ikke komme igennem.`,
    waiting > 0 && `${count(waiting, 'barn venter', 'børn venter')} på at blive indberettet.`,
    stuck + waiting === 0 && (lastSentAt ? 'Alt er indberettet.' : 'Der er ikke noget at indberette endnu.'),
    lastSentAt && `Senest modtaget ${moment(lastSentAt)}.`,
  ]
  return said.filter(Boolean).join(' ')
}

/** The numbers of right now: what waits, what somebody must see to, and when it runs by itself. */
export function standingCard(shown: Now): Child {
  const { waiting, of, leftOut } = shown.standing
  const many = leftOut.not_under_126a + leftOut.outside_age
  const reasons = (['not_under_126a', 'outside_age'] as const)
    .filter((because) => leftOut[because] > 0)
    .map((because) => `${number(leftOut[because])} ${leftOutName[because]}`)
  return card(
    'Lige nu',
    figures([
      {
        label: 'Venter',
        value: waiting,
        note: waiting === 1 ? 'barn, der er sket noget nyt for' : 'børn, der er sket noget nyt for',
      },
      { label: 'Afvist', value: of.refused, note: 'modtageren siger, at noget er forkert' },
      { label: 'Kunne ikke leveres', value: of.failed, note: 'modtageren svarede med fejl igen og igen' },
      { label: 'Sendt', value: of.sent + of.duplicate, note: 'indberetninger i alt' },
      {
        label: 'Udeladt',
        value: many,
        note: [many === 1 ? 'barn' : 'børn', list(reasons)].filter(Boolean).join(': '),
      },
      { label: 'Næste kørsel', ...nextRun(shown) },
    ]),
  )
}

function nextRun({ settings, now }: Now): { value: string; note: string } {
  const next = nextRunOf(settings, now)
  if (next) return { value: time(next), note: relativeDay(dayOf(next), dayOf(now)) }
  return { value: '–', note: settings.isPaused ? 'sat på pause' : 'SOR-koden mangler' }
}
