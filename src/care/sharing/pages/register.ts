import { dayOf } from '#platform/time.ts'
import { day, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { Register } from '../load.ts'
import { basisName, channelName, receiverName } from '../words.ts'

export const registerColumns = [
  { key: 'when', label: 'Hvornår', tight: true },
  { key: 'receiver', label: 'Til hvem' },
  { key: 'what', label: 'Hvad' },
  { key: 'basis', label: 'Grundlag' },
  { key: 'by', label: 'Af' },
] as const

/** R79: receiver, what, basis, when, how and by whom. What was a mistake is struck, and says why; it is marked below `all`. */
export const registerRow = (row: Register['rows'][number], all: string | false) => {
  const isWrong = row.error_reason !== null
  const struck = (what: Child) => (isWrong ? html`<s>${what}</s>` : what)
  return {
    when: html`${struck(moment(row.disclosed_at))}${
      !isWrong &&
      !row.concern_id &&
      all &&
      html`<br /><a class="small" href="${all}/disclosures/${row.id}/correction"
          >Ret<span class="sr-only"> videregivelsen til ${row.receiver}</span></a
        >`
    }`,
    receiver: html`${struck(row.receiver)}<br /><span class="quiet small"
        >${receiverName[row.receiver_kind]}, ${channelName[row.channel]}</span
      >`,
    what: html`${isWrong && html`${tag('bad', 'registreret ved en fejl')} ${row.error_at && day(dayOf(row.error_at))}<br />${row.error_reason}<br />`}<span
        class="as-typed"
        >${struck(row.what)}</span
      >`,
    basis: html`${row.basis === 'none' ? tag('bad', basisName.none) : struck(basisName[row.basis])}${row.reason && html`<br /><span class="quiet small">${row.reason}</span>`}`,
    by: row.discloser_name,
  }
}
