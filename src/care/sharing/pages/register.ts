import { moment } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import type { Register } from '../load.ts'
import { basisName, channelName, receiverName } from '../words.ts'

export const registerColumns = [
  { key: 'when', label: 'Hvornår', tight: true },
  { key: 'receiver', label: 'Til hvem' },
  { key: 'what', label: 'Hvad' },
  { key: 'basis', label: 'Grundlag' },
  { key: 'by', label: 'Af' },
] as const

/** R79: receiver, what, basis, when, how and by whom. */
export const registerRow = (row: Register['rows'][number]) => ({
  when: moment(row.disclosed_at),
  receiver: html`${row.receiver}<br /><span class="quiet small"
      >${receiverName[row.receiver_kind]}, ${channelName[row.channel]}</span
    >`,
  what: html`<span class="as-typed">${row.what}</span>`,
  basis: html`${basisName[row.basis]}${row.reason && html`<br /><span class="quiet small">${row.reason}</span>`}`,
  by: row.discloser_name,
})
