import { fullName } from '#registry/people/people.ts'
import { justAfter, type View } from '#care/pathways/pathways.ts'
import { list, day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { capacityOn, holdersOn, lacking, saysAt } from '../consent.ts'
import { factsOf, lastYesOf, type ConsentRecord } from '../load.ts'

/** R81: whose yes counts no more because they do not hold custody now, and who is to be asked instead. */
export function formerGivers(view: View, record: ConsentRecord): Child {
  const facts = factsOf(record, view.child)
  const today = view.today.toString()
  const at = justAfter(view.now)
  const capacity = capacityOn(facts, today)
  if (capacity === 'young_person') return null
  const holders = holdersOn(record.custody, today)
  const holding = new Set(holders.map(({ holderId }) => holderId))
  const former = [...new Set(record.consents.map(({ giver_id }) => giver_id))]
    .filter((id) => !holding.has(id) && saysAt(facts, id, capacity, at) === 'permit')
    .flatMap((giverId) => lastYesOf(record, { giverId, capacity, at }) ?? [])
  if (!former.length) return null
  const lacks = lacking(facts, { at, onDay: today })
  const toAsk = holders.filter(({ holderId }) => lacks.some(({ personId }) => personId === holderId))
  return html`<div class="guidance">
    ${former.map(
      (yes) =>
        html`<p>
          <strong>${yes.given_name} ${yes.family_name} har ikke længere forældremyndigheden.</strong> Samtykket fra
          ${day(yes.given_on)} gælder ikke mere.
        </p>`,
    )}
    ${toAsk.length > 0 && html`<p>Nu skal ${list(toAsk.map(fullName))} spørges.</p>`}
  </div>`
}
