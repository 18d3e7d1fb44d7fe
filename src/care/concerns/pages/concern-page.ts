import { buttonLink } from '#ui/button.ts'
import { card, columns, facts, heading } from '#ui/card.ts'
import { day, dayOf, moment, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { timeline } from '#ui/timeline.ts'
import { concernHref, NOT_FOR_YOU } from '../act.ts'
import type { ConcernView } from '../load.ts'
import { channelName, followUpName } from '../words.ts'
import { writtenOf } from '../written.ts'
import { banner } from './banner.ts'
import { contentOf } from './content.ts'

/** An underretning that was sent: that it is there for all who open the pathway, what it says for those who may read it. */
export const concernPage = (frame: Frame, view: ConcernView) =>
  staffPage(
    frame,
    { title: 'Underretning', wide: true },
    html`${banner(view)}
    ${heading('Underretning', { line: view.concern.sent_at && `Sendt ${moment(view.concern.sent_at)}` })}
    ${columns(
      view.mayRead ? content(view) : notice('info', 'Du kan se, at underretningen er sendt', NOT_FOR_YOU),
      html`${standing(view)} ${view.mayRead && followUps(view)}`,
    )}`,
  )

const content = (view: ConcernView): Child =>
  html`${card(html`Som den blev sendt`, html`<div class="concern">${contentOf(writtenOf(view.concern))}</div>`, {
      aside: buttonLink('Udskriv', `${concernHref(view)}/print`, { kind: 'quiet' }),
    })}
    ${view.supplements.map((supplement) =>
      card(
        `Tilføjelse, ${moment(supplement.sent_at)}`,
        html`<p class="as-typed">${supplement.text}</p>
          <p class="quiet small">${supplement.writer_name}, sendt med ${channelName[supplement.channel]}</p>`,
      ),
    )}
    <p class="concern-more">${buttonLink('Skriv en tilføjelse', `${concernHref(view)}/supplements/new`)}</p>`

const receiptOf = ({ followUps: all }: ConcernView) => all.find(({ outcome }) => outcome === 'receipt')

const standing = (view: ConcernView): Child => {
  const { concern } = view
  const receipt = receiptOf(view)
  return card(
    'Sendt',
    html`${facts([
      ['Til', concern.receiver],
      ['Hvordan', concern.channel && channelName[concern.channel]],
      ['Skrevet af', `${concern.author_name}, ${concern.author_profession}`],
      ['Sendt af', concern.sender_name],
      [
        'Kvittering',
        receipt?.receipt_on ? tag('ok', `modtaget ${day(receipt.receipt_on)}`) : tag('warn', 'ikke modtaget endnu'),
      ],
      ...(view.mayRead
        ? [
            ['Haster', concern.is_acute ? tag('bad', 'akut') : 'nej'] as const,
            ...(receipt?.case_reference ? [['Deres sagsnummer', receipt.case_reference] as const] : []),
          ]
        : []),
    ])}
    ${view.mayRead && !receipt && buttonLink('Registrér kvittering', `${concernHref(view)}/receipt`, { kind: 'primary' })}`,
  )
}

/** R35: what the social authority told of its own work stands here in their name, and is no part of the way. */
const followUps = (view: ConcernView): Child =>
  card(
    'Opfølgning',
    html`${
      view.followUps.length === 0
        ? html`<p class="quiet">Ingen endnu.</p>`
        : timeline(
            view.followUps.map((each) => ({
              when: shortDay(
                each.receipt_on ?? each.authority_section_18_begun_on ?? dayOf(each.recorded_at),
                view.today,
              ),
              title: followUpName[each.outcome],
              body: each.note && html`<p class="as-typed">${each.note}</p>`,
              by: `${each.recorder_name}, skrevet ${moment(each.recorded_at)}`,
            })),
          )
    }
    ${
      view.followUps.every(({ outcome }) => outcome !== 'section_18') &&
      html`<p class="small">
        <a href="${concernHref(view)}/section-18"
          >Notér, at socialforvaltningens screening efter barnets lov § 18 er begyndt</a
        >
      </p>`
    }`,
  )
