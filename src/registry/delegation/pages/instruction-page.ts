import { dayOf } from '#platform/time.ts'
import { roleName, ROLES } from '#registry/access/roles.ts'
import { buttonLink, postButton } from '#ui/button.ts'
import { card, columns, facts, heading } from '#ui/card.ts'
import { list, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { stateName, stateOf, stateTag } from '../instruction.ts'
import { validityOf, type Instruction, type readersOf } from '../instructions.ts'
import { daysOf } from './instructions-page.ts'

type InstructionPage = {
  instruction: Instruction
  readers: Awaited<ReturnType<typeof readersOf>>
  now: Date
  oversees: boolean
}

/** R86: one version, to read, to print, and to confirm. */
export const instructionPage = (frame: Frame, page: InstructionPage) => {
  const { instruction, now } = page
  const state = stateOf(validityOf(instruction), dayOf(now).toString())
  return staffPage(
    frame,
    { title: 'Instruks' },
    html`<div class="not-printed">${backLink('/instructions', 'Instrukser')}</div>
      ${heading(instruction.title, { line: html`Version ${instruction.number} ${tag(stateTag[state], stateName[state])}` })}
      ${columns(
        card(null, html`<p class="as-typed">${instruction.text}</p>`),
        html`${card('Om instruksen', factsOf(instruction))}
          <div class="not-printed">
            ${card('Læst', readingOf(page))} ${page.oversees && card('Ledelse', acts(instruction))}
          </div>`,
      )}
      <p class="not-printed small quiet">Udskriv siden fra browseren (Ctrl+P eller ⌘P), eller gem den som PDF.</p>`,
  )
}

const factsOf = (instruction: Instruction): Child =>
  facts([
    ['Angår', list(ROLES.filter((role) => instruction.roles.includes(role)).map((role) => roleName[role]))],
    ['Ejer', instruction.owner ? `${instruction.owner}, ${instruction.ownerProfession}` : 'ikke godkendt endnu'],
    ...(instruction.approvedAt ? [['Godkendt', moment(instruction.approvedAt)] as const] : []),
    ...(instruction.validFrom ? [['Gælder', daysOf(instruction)] as const] : []),
  ])

const readingOf = ({ instruction, readers, oversees }: InstructionPage): Child =>
  html`${
    instruction.approvedAt &&
    (instruction.readAt
      ? html`<p>Du bekræftede den ${moment(instruction.readAt)}, at du har læst den.</p>`
      : postButton('Jeg har læst instruksen', `/instructions/${instruction.id}/reading`, { kind: 'primary' }))
  }
  ${
    oversees &&
    (readers.length === 0
      ? html`<p class="quiet">Ingen har bekræftet endnu.</p>`
      : html`<ul class="plain-list">
          ${readers.map(
            ({ name, profession, readAt }) =>
              html`<li>${name}, ${profession} <span class="quiet small">${moment(readAt)}</span></li>`,
          )}
        </ul>`)
  }`

const acts = ({ id, approvedAt }: Instruction): Child =>
  html`<div class="act-list">
    ${
      approvedAt
        ? postButton('Begynd en ny version', `/instructions/${id}/versions`)
        : html`${buttonLink('Ret kladden', `/instructions/${id}/draft`)}
          ${buttonLink('Godkend', `/instructions/${id}/approval`, { kind: 'primary' })}`
    }
  </div>`
