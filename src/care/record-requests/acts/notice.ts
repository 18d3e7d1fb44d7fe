import { plainDate, type Day } from '#platform/time.ts'
import { workdaysAfter } from '#platform/workdays.ts'
import { dateField } from '#ui/date-fields.ts'
import { day } from '#ui/danish.ts'
import { notice as box } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { requestAct } from '../act.ts'
import { noticeForm } from '../form.ts'
import { writeNotice } from '../letters.ts'
import { isOverdue, OPEN_STEPS } from '../request.ts'

const later = (one: Day, other: Day): Day => (one.toString() > other.toString() ? one : other)

/** R60: why the answer is late, and when it comes instead. It can be written before the day, too. */
export const notice = requestAct({
  path: 'notice',
  permission: 'request.deliver',
  title: () => 'Besked om forsinkelse',
  at: OPEN_STEPS,
  schema: noticeForm,
  fields: (view, shown) => [
    box(
      'info',
      `Svaret ${isOverdue(view.standing, view.today) ? 'skulle være' : 'skal være'} givet senest ${day(view.deadline)}`,
      'Den, der har bedt om det, skal vide hvorfor, og hvornår svaret kommer. At der er meget at gennemgå fra flere steder, er ikke en tilstrækkelig grund. Et opslag på en hjemmeside er ikke en besked.',
    ),
    textArea({ ...shown, name: 'reason', label: 'Hvorfor er svaret forsinket?', rows: 5, limit: 4000 }),
    dateField({
      ...shown,
      name: 'expectedOn',
      label: 'Hvornår forventer I at svare?',
      value: workdaysAfter(later(view.today, plainDate(view.deadline)), 3).toString(),
    }),
  ],
  submit: 'Skriv beskeden',
  act: async (ctx, view, { reason, expectedOn }) => {
    if (expectedOn <= view.today.toString()) return { expectedOn: 'Vælg en dag efter i dag.' }
    if (expectedOn <= view.deadline)
      return { expectedOn: `Vælg en dag efter den, der gælder nu: ${day(view.deadline)}.` }
    if (plainDate(expectedOn).since(view.today, { largestUnit: 'days' }).days > 366)
      return { expectedOn: 'Vælg en dag inden for et år.' }
    return writeNotice(ctx, view, { reason, expectedOn })
  },
})
