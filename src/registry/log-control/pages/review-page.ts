import { button, buttonLink } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { count, moment } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { workTable } from '#ui/work-table.ts'
import type { Shown } from '../desk-form.ts'
import type { Drawn, looksBeside } from '../list.ts'
import { GONE, OWN } from '../review.ts'
import { whyDrawn } from '../rule.ts'
import { basisOf, kindName, outcomeName, thingOf } from '../words.ts'
import { inMonth } from './month.ts'
import { outcomeFields } from './outcome-fields.ts'

type Beside = Awaited<ReturnType<typeof looksBeside>>
type View = { look: Drawn; beside: Beside; isOwn: boolean; action: string }

/** One drawn look: all that is known of it, and its answer. It shows nothing of the record. */
export const reviewPage = (frame: Frame, { look, beside, isOwn, action }: View, shown: Shown) =>
  staffPage(
    frame,
    { title: 'Gennemgå et opslag', errors: shown.errors },
    html`${backLink(`/log-control?month=${look.month.slice(0, 7)}`, `Logkontrol, ${inMonth(look.month)}`)}
    ${heading('Gennemgå et opslag')}
    ${shown.isStale && notice('warning', 'En kollega har gennemgået opslaget imens', 'Din vurdering er ikke gemt. Herunder står den, der gælder.', { live: true })}
    ${card(
      null,
      facts([
        ['Medarbejder', `${look.staffName}, ${look.profession}`],
        ...(look.unitName ? [['Enhed', look.unitName] as const] : []),
        ...whatIsLeft(look),
        ...(look.reason ? [['Begrundelse', look.reason] as const] : []),
        ...(look.purpose ? [['Tilladelsens formål', look.purpose] as const] : []),
        ['Udtrukket', whyDrawn(look.rules).join(', ')],
        ['Opslag i måneden', count(look.looks, 'opslag', 'opslag')],
      ]),
    )}
    ${card('Gennemgang', answer(look, isOwn, action, shown))} ${beside.length > 1 && besideTable(beside)}`,
  )

const whatIsLeft = (look: Drawn): [string, Child][] =>
  look.at && look.kind && look.what && look.basis
    ? [
        ['Tidspunkt', moment(look.at)],
        look.childName ? ['Barn', look.childName] : ['Søgt efter', look.criterion],
        ['Hvad', `${thingOf(look.what)}, ${kindName[look.kind]}`],
        ['Grundlag', basisOf(look.basis)],
      ]
    : [['Opslaget', 'slettet efter kommunens frist for loggen']]

function answer(look: Drawn, isOwn: boolean, action: string, shown: Shown): Child {
  if (look.outcome)
    return facts([
      ['Resultat', outcomeName[look.outcome]],
      ['Bemærkning', look.note || 'ingen'],
      ['Gennemgået', [look.reviewedBy, look.reviewedAt && moment(look.reviewedAt)].filter(Boolean).join(', ')],
    ])
  if (!look.at) return notice('info', 'Opslaget er slettet', GONE)
  if (isOwn) return notice('info', 'Opslaget er dit eget', OWN)
  if (look.relationId)
    return html`<p>Forløbet blev åbnet med en begrundelse. Den og alle opslag under den gennemgås samlet.</p>
      <p>${buttonLink('Gennemgå begrundelsen', `/access-reviews/${look.relationId}`, { kind: 'primary' })}</p>`
  return form({ action, keep: action, errors: shown.errors }, [
    hiddenFields({ version: look.version }),
    outcomeFields(shown),
    formActions(button('Gem gennemgangen')),
  ])
}

const besideTable = (beside: Beside): Child =>
  card(
    'De seneste opslag på barnet i måneden',
    workTable({
      caption: 'De seneste opslag på barnet i måneden',
      quietCaption: true,
      columns: [
        { key: 'at', label: 'Tidspunkt' },
        { key: 'what', label: 'Hvad' },
        { key: 'basis', label: 'Grundlag' },
      ],
      rows: beside.map(({ at, kind, what, basis }) => ({
        at: moment(at),
        what: `${thingOf(what)}, ${kindName[kind]}`,
        basis: basisOf(basis),
      })),
      empty: '',
    }),
  )
