import { isAuthorisedOn } from '#registry/staff/staff.ts'
import { buttonLink, postButton } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { count, day, daysBetween, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { isInstructionValidOn, NOTICE_DAYS } from '../cover.ts'
import { validityBehind, type Delegation, type treatmentsWithout } from '../delegations.ts'
import type { Supervisor } from '../supervisors.ts'

type DelegationsPage = {
  all: readonly Delegation[]
  today: string
  /** Whether the reader is authorised, and may have others treat on their responsibility. */
  mayGive: boolean
  /** What only the leader sees; null for others. */
  overseen: { supervisors: readonly Supervisor[]; without: Awaited<ReturnType<typeof treatmentsWithout>> } | null
}

/** R85: who treats on whose responsibility. */
export const delegationsPage = (frame: Frame, { all, today, mayGive, overseen }: DelegationsPage) => {
  const [open, over] = [all.filter((each) => isOpen(each, today)), all.filter((each) => !isOpen(each, today))]
  const soon = open.filter((each) => daysBetween(today, each.validTo) <= NOTICE_DAYS)
  return staffPage(
    frame,
    { title: 'Delegation', wide: true },
    html`${heading('Delegation', {
      line: overseen ? 'Hvem der behandler på hvis ansvar' : 'Det, du har delegeret, og det, du gør på andres ansvar',
      actions: mayGive && buttonLink('Giv en rammedelegation', '/delegations/new', { kind: 'primary' }),
    })}
    ${soon.length > 0 && notice('warning', `${count(soon.length, 'delegation udløber', 'delegationer udløber')} inden for ${NOTICE_DAYS} dage`, 'Den, der delegerer, skal give en ny, hvis behandlingen går videre.')}
    ${card('Gælder nu, eller senere', table('Delegationer, der gælder', open, today, 'Ingen. En autoriseret medarbejder giver en delegation her, eller fra et forløb.'))}
    ${overseen && withoutCard(overseen.without)} ${overseen && supervisorsCard(overseen.supervisors)}
    ${over.length > 0 && card('Det seneste år', table('Delegationer, der er ophørt', over, today, ''))}`,
  )
}

export const isOpen = ({ endedAt, validTo }: Delegation, today: string): boolean => !endedAt && validTo >= today

const table = (caption: string, all: readonly Delegation[], today: string, empty: string): Child =>
  workTable({
    caption,
    quietCaption: true,
    columns: [
      { key: 'helper', label: 'Behandler' },
      { key: 'delegator', label: 'På ansvar af' },
      { key: 'what', label: 'Omfatter' },
      { key: 'instruction', label: 'Instruks' },
      { key: 'until', label: 'Til og med' },
      { key: 'state', label: 'Bemærk' },
    ],
    rows: all.map((each) => ({
      helper: html`<a href="/delegations/${each.id}"
          >${each.helper}<span class="sr-only">, på ansvar af ${each.delegator}</span></a
        ><br /><span class="quiet small">${each.helperProfession}</span>`,
      delegator: each.delegator,
      what: whatOf(each),
      instruction: `${each.instructionTitle}, version ${each.instructionNumber}`,
      until: shortDay(each.validTo, today),
      state: html`<span class="chips">${marks(each, today)}</span>`,
    })),
    empty,
  })

/** What it covers, without naming a child. */
export const whatOf = ({ kind, unitName, groupWords }: Delegation): Child =>
  kind === 'single' ? 'ét forløb' : html`${unitName ?? 'hele tilbuddet'}: ${groupWords}`

/** What is to be seen to: why it does not cover, or will soon not. */
export const marks = (each: Delegation, today: string): Child[] => {
  if (each.endedAt) return [tag('plain', 'trukket tilbage')]
  if (each.validTo < today) return [tag('plain', 'udløbet')]
  return [
    each.validFrom > today && tag('info', `fra ${shortDay(each.validFrom, today)}`),
    daysBetween(today, each.validTo) <= NOTICE_DAYS && tag('warn', 'udløber snart'),
    !isInstructionValidOn(validityBehind(each), each.validFrom > today ? each.validFrom : today) &&
      tag('bad', 'instruksen gælder ikke længere'),
    each.validFrom <= today && !isAuthorisedOn(each, today) && tag('bad', 'autorisationen er ophørt'),
    !each.delegatorIsHere && tag('bad', 'den ansvarlige arbejder her ikke længere'),
    !each.readAt && tag('warn', 'instruksen er ikke læst'),
  ]
}

type Without = NonNullable<DelegationsPage['overseen']>['without']

const withoutCard = (without: Without): Child =>
  without.length > 0 &&
  card(
    'Behandling uden autorisation eller delegation, det seneste år',
    html`<p>
        Registreret, før reglen kom til, eller uden at nogen stod på den. Tag stilling til, hvem der har ansvaret.
      </p>
      <ul class="plain-list">
        ${without.map(
          ({ name, profession, treatments, latest }) =>
            html`<li>
              ${name ? `${name}, ${profession}` : 'Ingen behandler registreret'}
              <span class="quiet"
                >${count(treatments, 'behandling', 'behandlinger')}${latest && `, senest ${day(latest)}`}</span
              >
            </li>`,
        )}
      </ul>`,
  )

const supervisorsCard = (all: readonly Supervisor[]): Child =>
  card(
    'Notater, der medunderskrives',
    html`<p class="quiet">
        For studerende og nye medarbejdere. Notater under delegation medunderskrives altid af den, der har delegeret.
      </p>
      ${
        all.length > 0 &&
        html`<ul class="plain-list">
          ${all.map(
            ({ id, name, profession, cosigner, reason }) =>
              html`<li>
                <strong>${name}</strong>, ${profession}: af ${cosigner} <span class="quiet">${reason}</span>
                ${postButton(html`Ophør<span class="sr-only"> for ${name}</span>`, `/note-supervisors/${id}/ending`, { kind: 'quiet' })}
              </li>`,
          )}
        </ul>`
      }
      ${buttonLink('Lad en andens notater medunderskrive', '/note-supervisors/new')}`,
  )
