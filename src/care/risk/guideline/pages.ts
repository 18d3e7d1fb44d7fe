import type { Errors, Typed } from '#platform/form.ts'
import type { Day } from '#platform/time.ts'
import { button, buttonLink } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { count, day } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { details } from '#ui/notice.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import type { TrackRule } from '../track/track.ts'
import { guidelineAside, guidelineText } from './aside.ts'
import { nameOf, validOn, type Guideline } from './guidelines.ts'

const HERE = '/administration/risk-guideline'

/** The guideline that is valid, and every version. */
export const guidelinePage = (
  frame: Frame,
  { all, rule, today, mayEnter }: { all: readonly Guideline[]; rule: TrackRule; today: Day; mayEnter: boolean },
) =>
  staffPage(
    frame,
    { title: 'Vejledning om risiko' },
    html`${heading('Vejledning om risiko', {
      line: 'Vises ved siden af risikovurderingen. Den udgave, der blev brugt, står ved hver vurdering.',
      actions: mayEnter && buttonLink('Ny version', `${HERE}/new`, { kind: 'primary' }),
    })}
    ${card('Gælder nu', guidelineAside(validOn(all, today.toString())))}
    ${card(
      'Selvskade-forløbet',
      html`<p>
        For ${rule.fromAge}-${rule.toAge} år, med en direkte selvskadende handling inden for de seneste
        ${count(rule.actWithinMonths, 'måned', 'måneder')}.
      </p>`,
      { aside: mayEnter && buttonLink('Ret', `${HERE}/track`, { kind: 'quiet' }) },
    )}
    ${all.length > 0 && card('Alle versioner', html`${all.map((each) => details(`${nameOf(each)}, gælder fra ${day(each.valid_from)}`, version(each)))}`)}`,
  )

const version = (each: Guideline): Child =>
  html`<p class="quiet">Godkendt ${day(each.approved_on)} af ${each.approved_by}.</p>
    ${guidelineText(each.text)}`

type Form = { latest: Guideline | undefined; today: Day; typed?: Typed; errors?: Errors }

/** A new version, beginning from the text of the one before. */
export const guidelineForm = (frame: Frame, { latest, today, ...shown }: Form) =>
  staffPage(
    frame,
    { title: 'Ny version af vejledningen', errors: shown.errors },
    card(
      null,
      html`<h1>Ny version af vejledningen</h1>
        ${form(
          { action: `${HERE}/new`, keep: `${HERE}/new`, errors: shown.errors },
          html`${textField({ ...shown, name: 'title', label: 'Titel', value: latest?.title, hint: 'Fx partnerskabets navn på den.' })}
          ${textArea({ ...shown, name: 'text', label: 'Tekst', value: latest?.text, rows: 14, limit: 20_000, hint: 'Tom linje mellem afsnit. En linje, der begynder med bindestreg og mellemrum, bliver et punkt i en liste.' })}
          ${textField({ ...shown, name: 'approvedBy', label: 'Godkendt af', hint: 'Fx partnerskabets styregruppe.' })}
          ${fieldRow(dateField({ ...shown, name: 'approvedOn', label: 'Godkendt den', value: today.toString() }), dateField({ ...shown, name: 'validFrom', label: 'Gælder fra', value: today.toString() }))}
          ${formActions(button('Gem versionen'), html`<a href="${HERE}">Fortryd</a>`)}`,
        )}`,
    ),
  )
