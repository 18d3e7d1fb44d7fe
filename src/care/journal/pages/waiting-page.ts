import type { Errors, Typed } from '#platform/form.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { select } from '#ui/choice-fields.ts'
import { count, moment, relativeDay, shortDay } from '#ui/danish.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { WaitingCosignature } from '../cosigning.ts'
import { kindName } from '../words.ts'

/** R85: the notes that wait for a second signature, for the leader, who sees no child by it. */
export const waitingPage = (frame: Frame, all: readonly WaitingCosignature[], today: Day) => {
  const late = all.filter(({ due_on }) => due_on < today.toString()).length
  return staffPage(
    frame,
    { title: 'Medunderskrifter', wide: true },
    html`${heading('Medunderskrifter', {
      line: `${count(all.length, 'notat venter', 'notater venter')}${late ? `, ${late} over tiden` : ''}`,
    })}
    ${workTable({
      caption: 'Notater, der venter på medunderskrift',
      quietCaption: true,
      columns: [
        { key: 'author', label: 'Skrevet af' },
        { key: 'what', label: 'Notat' },
        { key: 'cosigner', label: 'Venter på' },
        { key: 'due', label: 'Senest' },
        { key: 'change', label: 'Skift' },
      ],
      rows: all.map((each) => ({
        author: each.author_name,
        what: `${kindName[each.kind]}, ${shortDay(dayOf(each.contact_at), today)}`,
        cosigner: each.is_answered
          ? html`${each.author_name} ${tag('info', 'skal rette')}`
          : html`${each.cosigner} ${!each.is_here && tag('warn', 'har ikke adgang længere')}`,
        due: tag(each.due_on < today.toString() ? 'bad' : 'plain', relativeDay(each.due_on, today)),
        change: html`<a href="/cosignatures/${each.entry_id}"
          >Udpeg en anden<span class="sr-only">
            til at medunderskrive for ${each.author_name}, ${moment(each.contact_at)}</span
          ></a
        >`,
      })),
      empty: 'Ingen notater venter på medunderskrift.',
    })}`,
  )
}

type Choosing = {
  choices: readonly { id: string; name: string; profession: string }[]
  typed?: Typed | undefined
  errors?: Errors | undefined
}

/** The one asked is away: the leader names another. */
export const anotherCosignerPage = (frame: Frame, waiting: WaitingCosignature, { choices, ...shown }: Choosing) =>
  staffPage(
    frame,
    { title: 'Udpeg en anden', errors: shown.errors },
    html`${backLink('/cosignatures', 'Medunderskrifter')} ${heading('Udpeg en anden til at medunderskrive')}
    ${card(
      null,
      form({ action: `/cosignatures/${waiting.entry_id}`, errors: shown.errors }, [
        html`<p>
          ${kindName[waiting.kind]}, ${moment(waiting.contact_at)}, skrevet af ${waiting.author_name}. Det venter nu på
          ${waiting.cosigner}.
        </p>`,
        select({
          ...shown,
          name: 'cosignerId',
          label: 'Medunderskrives af',
          hint:
            waiting.basis === 'delegation'
              ? 'Kolleger, der er autoriserede: den valgte svarer som ansvarlig.'
              : undefined,
          empty: 'Vælg',
          value: waiting.cosigner_id,
          options: choices.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
        }),
        formActions(button('Gem'), html`<a href="/cosignatures">Fortryd</a>`),
      ]),
    )}`,
  )
