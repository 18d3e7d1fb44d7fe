import type { StaffCtx } from '#platform/ctx.ts'
import type { MeasureMoment, Theme } from '#platform/schema.ts'
import { ageOn, daysBetween } from '#platform/time.ts'
import { definitionById, type Answers, type PastGoal, type PastResponse } from '#care/measures/measures.ts'
import type { Life } from './life.ts'
import type { Deed } from './plan.ts'
import { randomOf, type Random } from './random.ts'

type Held = Extract<Deed, { does: 'hold' }>

/** What is measured while a child's way is lived, kept to be recorded in one go. */
export type Measured = { responses: PastResponse[]; goals: PastGoal[] }

const GOALS = [
  'At jeg kan sove i min egen seng',
  'At komme i skole uden ondt i maven',
  'At være med til idræt igen',
  'At vi ikke skændes så tit derhjemme',
  'At jeg tør sige noget i timen',
  'At ses med en ven i weekenden',
]

/** From this many days on somebody has answered for what needed a look. */
const DAYS_UNTIL_ANSWERED = 2
const LOOKED_AT =
  'Talt med den unge og forældrene samme dag. Ingen planer om at gøre skade på sig selv. Risikoen er vurderet.'

/** What is answered at a talk: at the screening, at each treatment, at the last talk. Some are forgotten, as in life. */
export function measureAt(ctx: StaffCtx, life: Life, deed: Held, contactId: string, themes: readonly Theme[]): void {
  const { what, day } = deed.agreed
  const random = randomOf('measures', life.child.cpr, deed.talk)
  const years = ageOn(life.child.birthDate, day)
  if (years < 5 || years > 17 || random.chance(12)) return
  const better = what === 'final_talk' ? 0.45 : 1
  const parent = life.adults[0]?.id ?? null
  const answer = (formId: string, moment: MeasureMoment, answers: Answers): void => {
    const isOpen = daysBetween(day, life.today) < DAYS_UNTIL_ANSWERED
    life.measured.responses.push({
      pathwayId: life.pathwayId,
      childId: life.childId,
      birthDate: life.child.birthDate,
      formId,
      moment,
      personId: definitionById(formId)?.informant === 'self' ? life.childId : parent,
      contactId,
      entry: definitionById(formId)?.wording === 'shipped' ? 'on_screen' : 'paper',
      answeredOn: day,
      answers,
      goals: life.measured.goals.filter(({ pathwayId }) => pathwayId === life.pathwayId).map(({ words }) => words),
      recordedBy: ctx.actor.id,
      recordedAt: ctx.now,
      flagAnswer: isOpen ? null : LOOKED_AT,
    })
  }
  const who = years >= 11 ? 'self' : 'parent'
  if (what === 'screening' || what === 'final_talk') {
    const moment = what === 'screening' ? 'screening' : 'end'
    answer(years >= 11 ? 'sdq-p11-17' : 'sdq-p4-10', moment, sdq(random, better))
    answer(`five-areas-${who}`, moment, areas(random, what === 'screening' ? 1 : 2))
    if (what === 'screening' && years >= 12 && themes.some((theme) => theme === 'sadness' || theme === 'self_harm'))
      answer('phq-a', moment, phq(random, themes.includes('self_harm')))
    if (what === 'final_talk') answer(`satisfaction-${who}`, moment, satisfied(random))
  }
  if (what === 'screening') setGoals(ctx, life, day, random)
  if (what === 'treatment') rateGoals(life, deed, random, years >= 8 ? 'self' : 'parent', answer)
}

const SDQ_REVERSED = new Set(['q7', 'q11', 'q14', 'q21', 'q25'])
const SDQ_STRENGTHS = new Set(['q1', 'q4', 'q9', 'q17', 'q20'])

/** `share`: how much of the trouble is left. */
function sdq(random: Random, share: number): Answers {
  const trouble = (random.between(28, 62) / 100) * share
  const asked = Array.from({ length: 25 }, (_, nth) => {
    const id = `q${nth + 1}`
    const is = random.next() < trouble ? (random.chance(45) ? 2 : 1) : 0
    return [id, SDQ_REVERSED.has(id) || SDQ_STRENGTHS.has(id) ? 2 - is : is] as const
  })
  const difficulties = trouble > 0.42 ? 2 : trouble > 0.2 ? 1 : 0
  const impact = difficulties
    ? ['q28', 'q29', 'q30', 'q31', 'q32', 'q33'].map((id) => [id, random.between(0, difficulties + 1)] as const)
    : []
  const chronic = difficulties ? [['q27', random.between(1, 3)] as const] : []
  return Object.fromEntries([...asked, ['q26', difficulties], ...chronic, ...impact])
}

const areas = (random: Random, least: number): Answers =>
  Object.fromEntries(
    ['family', 'friends', 'school', 'leisure', 'mood'].map((id) => [id, random.between(least, least + 2)]),
  )

const phq = (random: Random, isHarming: boolean): Answers =>
  Object.fromEntries(
    Array.from({ length: 9 }, (_, nth) => [
      `q${nth + 1}`,
      nth === 8 ? (random.chance(isHarming ? 55 : 12) ? 1 : 0) : random.between(0, 2),
    ]),
  )

const satisfied = (random: Random): Answers => ({
  satisfied: random.weighted([
    [4, 5],
    [3, 4],
    [2, 1],
  ]),
  recommend: random.weighted([
    [4, 5],
    [3, 4],
    [2, 1],
  ]),
  anything: null,
})

function setGoals(ctx: StaffCtx, life: Life, day: string, random: Random): void {
  if (life.measured.goals.some(({ pathwayId }) => pathwayId === life.pathwayId)) return
  random
    .shuffled(GOALS)
    .slice(0, random.between(1, 2))
    .forEach((words, nth) =>
      life.measured.goals.push({
        pathwayId: life.pathwayId,
        nth: nth + 1,
        words,
        setBy: 'self',
        since: day,
        recordedBy: ctx.actor.id,
        recordedAt: ctx.now,
      }),
    )
}

function rateGoals(
  life: Life,
  { talk }: Held,
  random: Random,
  who: 'self' | 'parent',
  answer: (formId: string, moment: MeasureMoment, answers: Answers) => void,
): void {
  const goals = life.measured.goals.filter(({ pathwayId }) => pathwayId === life.pathwayId)
  if (!goals.length) return
  const rated = goals.map(({ nth }) => [`goal${nth}`, Math.min(10, talk + random.between(0, 3))])
  answer(`goals-${who}`, 'talk', Object.fromEntries(rated))
}
