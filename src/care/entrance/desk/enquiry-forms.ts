import { admission } from '../enquiry.ts'
import { TOO_OLD } from '../open.ts'
import { button, disabledAction } from '#ui/button.ts'
import { card, nextStep } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { age, day } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { cprField, textArea, textField } from '#ui/text-fields.ts'
import { plainDate } from '#platform/time.ts'
import { optionsOf } from '#care/pathways/pathways.ts'
import type { ActName, EnquiryView } from './enquiry-page.ts'
import { sameOption } from './match-table.ts'
import { deliberateFields, placeFields, themeField, unitField, type Shown } from './opening-fields.ts'
import { guidedReasonName } from './words.ts'

/** What came back, when it came back from just this form. */
const shownIn = ({ back }: EnquiryView, act: ActName): Shown =>
  back?.act === act ? { typed: back.typed, errors: back.errors } : {}

/** The next step: the CPR number, and what a pathway needs besides. */
export function openForm(view: EnquiryView): Child {
  const { enquiry, hiddenCpr, places } = view
  const admitted = admission(enquiry.child_birth_date, enquiry.received_on)
  if (admitted === 'over_17')
    return nextStep({
      what: 'Vis den unge videre',
      detail: 'Vi siger aldrig nej uden at vise en vej.',
      action: disabledAction('Åbn forløb', TOO_OLD),
    })
  const shown = shownIn(view, 'pathway')
  const known = view.matches.filter(
    ({ kind, pathwayStatus, cpr }) => kind === 'child' && pathwayStatus !== 'active' && cpr !== 'different',
  )
  return card(
    'Åbn forløb',
    html`${ageNotice(view, admitted === 'under_5')}
    ${form(
      { action: `/entrance/${enquiry.id}/pathway`, keep: `entrance-pathway-${enquiry.id}`, errors: shown.errors },
      html`${hiddenFields({ version: enquiry.version })}
      ${
        known.length > 0 &&
        radioGroup({
          ...shown,
          name: 'childId',
          label: 'Kender vi barnet?',
          value: '',
          options: [
            ...known.map((match) => ({ ...sameOption(match), value: match.id })),
            { value: '', label: 'Nej, det er et nyt barn' },
          ],
        })
      }
      ${cprField({
        ...shown,
        name: 'cpr',
        label: 'Barnets CPR-nummer',
        optional: hiddenCpr !== null || known.length > 0,
        hint: hiddenCpr ? `Oplyst: ${hiddenCpr}. Skriv kun her, hvis det skal rettes.` : 'Skriv det som DDMMÅÅ-XXXX.',
      })}
      ${deliberateFields(shown, { under5: admitted === 'under_5' })}
      ${themeField(shown, [...new Set([enquiry, ...view.joined].flatMap(({ themes }) => themes))])}
      ${unitField(shown, places)}
      ${placeFields(shown, places, { residence: enquiry.residence_municipality_id, acting: enquiry.acting_municipality_id })}
      ${formActions(button('Åbn forløb'))}`,
    )}`,
  )
}

function ageNotice({ enquiry, today }: EnquiryView, under5: boolean): Child {
  const at = age(enquiry.child_birth_date, enquiry.received_on)
  if (under5) {
    return notice(
      'warning',
      `Barnet var ${at} år ved henvendelsen`,
      'Tilbuddet efter § 126 a begynder ved 5 år (børnehaveklasse). I kan åbne et STIME-forløb uden for § 126 a, som ikke indberettes, eller vise familien videre.',
    )
  }
  const eighteen = plainDate(enquiry.child_birth_date).add({ years: 18 })
  if (at < 17) return null
  const passed = eighteen.toString() <= today.toString()
  return notice(
    'info',
    `${passed ? 'Fyldte' : 'Fylder'} 18 den ${day(eighteen)}`,
    'Er behandlingen begyndt inden da, kan den gøres færdig bagefter.',
  )
}

/** Never a no without a way: where the family is shown, and why. */
export function guideForm(view: EnquiryView): Child {
  const shown = shownIn(view, 'guidance')
  const { enquiry } = view
  return card(
    null,
    details(
      'Vis videre',
      form(
        { action: `/entrance/${enquiry.id}/guidance`, keep: `entrance-guidance-${enquiry.id}`, errors: shown.errors },
        html`${hiddenFields({ version: enquiry.version })}
        ${radioGroup({ ...shown, name: 'guidedReason', label: 'Hvorfor?', options: optionsOf(guidedReasonName), value: reasonAtHand(view) })}
        ${textField({ ...shown, name: 'guidedNote', label: 'Uddyb grunden', optional: true })}
        ${textArea({ ...shown, name: 'guidedTo', label: 'Hvor blev familien vist hen?', hint: 'Skriv, hvem de kan kontakte, og hvordan. Fx: sundhedsplejen i Holbæk, 72 36 00 00, familien ringer selv.', rows: 3, limit: 1000 })}
        ${formActions(button('Vis videre', { kind: 'secondary' }))}`,
      ),
      { open: shown.typed !== undefined },
    ),
  )
}

function reasonAtHand({ enquiry, places }: EnquiryView): string | undefined {
  const admitted = admission(enquiry.child_birth_date, enquiry.received_on)
  if (admitted !== 'in_range') return admitted === 'under_5' ? 'too_young' : 'too_old'
  return enquiry.residence_municipality_id && enquiry.residence_municipality_id !== places.own.municipalityId
    ? 'other_municipality'
    : undefined
}

export function withdrawForm(view: EnquiryView): Child {
  const shown = shownIn(view, 'withdrawal')
  const { enquiry } = view
  return card(
    null,
    details(
      'Trukket tilbage af familien',
      form(
        {
          action: `/entrance/${enquiry.id}/withdrawal`,
          keep: `entrance-withdrawal-${enquiry.id}`,
          errors: shown.errors,
        },
        html`${hiddenFields({ version: enquiry.version })}
        ${textArea({ ...shown, name: 'withdrawnReason', label: 'Hvad sagde familien?', rows: 3, limit: 1000 })}
        ${formActions(button('Gem som trukket tilbage', { kind: 'secondary' }))}`,
      ),
      { open: shown.typed !== undefined },
    ),
  )
}
