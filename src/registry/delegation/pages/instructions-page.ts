import { dayOf } from '#platform/time.ts'
import { buttonLink } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { stateName, stateOf, stateTag } from '../instruction.ts'
import { validityOf, type Instruction } from '../instructions.ts'

/** R86: the written instructions, each version with its owner and its days. */
export const instructionsPage = (
  frame: Frame,
  { all, now, oversees }: { all: readonly Instruction[]; now: Date; oversees: boolean },
) =>
  staffPage(
    frame,
    { title: 'Instrukser', wide: true },
    html`${heading('Instrukser', {
      line: 'Ledelsens skriftlige anvisninger. En godkendt version ændres ikke; den afløses af en ny.',
      actions: oversees && buttonLink('Skriv en instruks', '/instructions/new', { kind: 'primary' }),
    })}
    ${workTable({
      caption: 'Instrukser',
      quietCaption: true,
      columns: [
        { key: 'title', label: 'Instruks' },
        { key: 'number', label: 'Version', numeric: true },
        { key: 'state', label: 'Status' },
        { key: 'days', label: 'Gælder' },
        { key: 'owner', label: 'Godkendt af' },
        { key: 'read', label: 'Læst af dig' },
      ],
      rows: all.map((each) => row(each, dayOf(now).toString())),
      empty: oversees
        ? 'Der er ingen instrukser endnu. Skriv den første, så behandling kan delegeres.'
        : 'Der er ingen instrukser, der angår dig.',
    })}`,
  )

const row = (each: Instruction, today: string) => {
  const state = stateOf(validityOf(each), today)
  return {
    title: html`<a href="/instructions/${each.id}"
      >${each.title}<span class="sr-only">, version ${each.number}</span></a
    >`,
    number: each.number,
    state: tag(stateTag[state], stateName[state]),
    days: daysOf(each),
    owner: each.owner ?? 'ikke godkendt',
    read: each.readAt ? tag('ok', 'læst') : state === 'valid' ? tag('warn', 'ikke læst') : '',
  }
}

/** From when to when, in words. */
export const daysOf = ({ validFrom, validTo, supersededFrom }: Instruction): string => {
  if (!validFrom) return ''
  const ends = [validTo && `til og med ${day(validTo)}`, supersededFrom && `afløst ${day(supersededFrom)}`]
  return [`fra ${day(validFrom)}`, ...ends.filter(Boolean)].join(', ')
}
