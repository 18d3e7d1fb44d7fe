import type { Day } from '#platform/time.ts'
import { isTreatedSince, tell, workday } from './concerns.ts'
import type { Deed } from './plan.ts'
import type { Setting, Told } from './population.ts'
import { randomOf } from './random.ts'

type Asked = Omit<Extract<Deed, { does: 'request' }>, 'does'>

/** Days ago that each was worked on last, and what it is; that which asks for the longest treatment first. */
const REQUESTS: readonly { daysAgo: number; time: string; asked: Asked }[] = [
  {
    daysAgo: 9,
    time: '13:25',
    asked: { daysBefore: 3, stands: 'given', about: 'Vi vil gerne se alt det, der er skrevet om vores barn.' },
  },
  {
    daysAgo: 5,
    time: '10:40',
    asked: { daysBefore: 3, stands: 'reviewed in part', about: 'Jeg vil gerne læse, hvad I har talt om.' },
  },
  {
    daysAgo: 1,
    time: '11:40',
    asked: {
      daysBefore: 0,
      stands: 'received',
      about: 'Må jeg få journalen? Jeg skal bruge den til et møde på skolen.',
    },
  },
]

/** Three requests for a record, of three children: one was answered, one is under review, one has just come. */
export function askForRecords(setting: Setting, told: readonly Told[]): void {
  const left = new Set(randomOf(setting.seed, 'requests').shuffled([...told]))
  for (const { daysAgo, time, asked } of REQUESTS) {
    const day = lately(setting, daysAgo)
    const free = [...left].filter((one) => isTreatedSince(one, day))
    // rather one about whom nobody has been worried
    const one = free.find((each) => !hasConcern(each)) ?? free[0]
    if (!one) continue
    left.delete(one)
    tell(one, day, time, { does: 'request', ...asked })
  }
}

/** A working day so many days ago, or before that when offices are closed until today. */
function lately(setting: Setting, daysAgo: number): Day {
  const day = workday(setting, daysAgo)
  return day.toString() < setting.today.toString() ? day : lately(setting, daysAgo + 1)
}

const hasConcern = ({ story }: Told): boolean =>
  story.visits.some(({ deeds }) => deeds.some(({ does }) => does === 'concern'))
