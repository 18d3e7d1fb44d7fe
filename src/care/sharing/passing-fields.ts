import { WAY_RECEIVERS, type PassingOn } from '#care/pathways/pathways.ts'
import { familyOf } from '#registry/people/people.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { day } from '#ui/danish.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { isInForce, isObjectionInForce, lastDayOf } from './basis.ts'
import { standingOf } from './load.ts'
import { objectedTo } from './objections.ts'
import { speakerFields } from './speaker-fields.ts'
import { CONSENT_PURPOSES, optionsOf, purposeName, receiverName, WRITTEN_OPTIONS } from './words.ts'

/** What is asked on the form of a way: what is known already, who receives, and what the written consent of the family says. */
export const fields: PassingOn['fields'] = async (ctx, view, shown) => {
  const [{ child, consents, objections }, family] = await Promise.all([
    standingOf(ctx, view.pathway),
    familyOf(ctx, view.child.id),
  ])
  const on = { day: view.today.toString() }
  const carrying = consents.filter((each) => isInForce(each, child, on))
  const objected = objections.filter((each) => isObjectionInForce(each, on))
  const isWrong = Object.keys(shown.errors ?? {}).some((name) => name.startsWith('consent'))
  const around = { child: view.child, assessments: child.assessments, family, today: view.today }
  return html`${select({ ...shown, name: 'receiverKind', label: 'Hvad er det for en modtager?', optional: true, empty: 'Det følger af slags tilbud', options: optionsOf(receiverName, WAY_RECEIVERS), hint: 'Vælges, når der er givet noget videre til et andet tilbud i kommunen eller til andre.' })}
  ${notice(
    objected.length > 0 ? 'warning' : 'info',
    'Grundlag for at give noget videre',
    html`<p>
        Egen læge, sygehus, børne- og ungdomspsykiatrien, sundhedsplejen og et § 126 a-tilbud i en anden kommune
        behandler: det kræver ikke samtykke. Alle andre kræver skriftligt samtykke; at familien har sagt ja til vejen,
        er ikke nok.
      </p>
      <ul>
        ${carrying.map((each) => html`<li>Samtykke til ${each.receiver} (${receiverName[each.receiver_kind]}) gælder til og med ${day(lastDayOf(each, child.birthDate))}. Må deles: ${each.what}</li>`)}
        ${objected.map((each) => html`<li><strong>Indsigelse mod at dele med ${objectedTo(each.receiver_kind)}.</strong></li>`)}
        ${carrying.length + objected.length === 0 && html`<li>Der er hverken samtykker eller indsigelser.</li>`}
      </ul>`,
  )}
  ${details(
    'Familien har givet skriftligt samtykke til at dele med modtageren',
    html`<p>Skriv, hvad der står i samtykket.</p>
      ${speakerFields(around, shown, { name: 'consentFrom', label: 'Hvem har givet det?', optional: true })}
      ${radioGroup({ ...shown, name: 'consentPurpose', label: 'Formål', optional: true, options: optionsOf(purposeName, CONSENT_PURPOSES) })}
      ${textArea({ ...shown, name: 'consentAim', label: 'Hvad skal oplysningerne bruges til?', optional: true, rows: 3, limit: 1000 })}
      ${textArea({ ...shown, name: 'consentWhat', label: 'Hvad må deles?', optional: true, rows: 3, limit: 2000 })}
      ${radioGroup({ ...shown, name: 'consentWrittenAs', label: 'Hvordan er det skrevet?', optional: true, options: WRITTEN_OPTIONS })}
      ${fieldRow(
        dateField({
          ...shown,
          name: 'consentGivenOn',
          label: 'Givet den',
          optional: true,
          hint: 'Står der intet, er det den dag, familien sagde ja.',
        }),
        dateField({
          ...shown,
          name: 'consentUntil',
          label: 'Gælder til og med',
          optional: true,
          hint: 'Højst et år. Står der intet, gælder det et år.',
        }),
      )}`,
    { open: isWrong },
  )}
  ${timeField({ ...shown, name: 'handedOverTime', label: 'Hvad var klokken, da det blev givet videre?', optional: true })}`
}
