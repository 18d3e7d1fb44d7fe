import { z } from 'zod'
import * as f from '#platform/form.ts'
import { ageOn } from '#platform/time.ts'
import { actRoutes, consentAddress, type View } from '#care/pathways/pathways.ts'
import { checkboxes, radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { holdersOn } from '../consent.ts'
import { consentRecord } from '../load.ts'
import { chosenFrom, idsMissing, people, peopleAround } from '../people.ts'
import { leaveUntold, tellHolders } from '../record.ts'
import { custodyLink, dayFault, onlyActive } from './common.ts'

/** R71: it is the young person's own consent of which they are told. */
const onlyAt15To17 = (view: View): string | null => {
  const years = ageOn(view.child.birthDate, view.today)
  if (years < 15) return 'Barnet er under 15 år. De, der har forældremyndigheden, giver samtykke og ved derfor besked.'
  return years >= 18 ? 'Den unge er fyldt 18. Forældrene orienteres ikke længere.' : onlyActive(view)
}

/** R71: records that those who hold custody were told and drawn into the young person's decision. */
export const notice = actRoutes({
  path: 'notices/new',
  permission: 'pathway.work',
  title: () => 'Forældrene er orienteret',
  hindered: onlyAt15To17,
  schema: () =>
    z.object({
      holders: people('Vælg, hvem der er orienteret.'),
      onDay: f.day('Skriv, hvilken dag de er orienteret.'),
      how: f.text('Skriv, hvordan de er orienteret og inddraget.', { min: 3, max: 2000 }),
    }),
  fields: async (view, shown, c) => {
    const record = await consentRecord(c.var.ctx, view.pathway)
    const holding = new Set(holdersOn(record.custody, view.today.toString()).map(({ holderId }) => holderId))
    const holders = peopleAround(view, record).filter(({ id }) => holding.has(id))
    return html`<div class="guidance">
        <p>
          En ung på 15-17 år giver selv samtykke, og de, der har forældremyndigheden, orienteres og inddrages i
          beslutningen. Vil den unge ikke have det, så
          <a href="/pathways/${view.pathway.id}/notices/wish">registrér den unges ønske</a>.
        </p>
      </div>
      ${checkboxes({
        ...shown,
        name: 'holders',
        label: 'Hvem er orienteret?',
        hint: html`Kun dem, der har forældremyndigheden. ${custodyLink(view)}, hvis nogen mangler.`,
        options: holders.map(({ id, name, is }) => ({ value: id, label: name, hint: is })),
        value: idsMissing(view, ['holder_not_told']),
      })}
      ${dateField({ ...shown, name: 'onDay', label: 'Hvilken dag?', value: view.today.toString() })}
      ${textArea({ ...shown, name: 'how', label: 'Hvordan?', hint: 'Fx i en samtale sammen med den unge, eller i telefonen. Står i journalen.', rows: 3, limit: 2000 })}`
  },
  submit: 'Gem',
  back: consentAddress,
  act: async (ctx, view, value) => {
    const record = await consentRecord(ctx, view.pathway)
    const chosen = chosenFrom(peopleAround(view, record), value.holders)
    const holding = holdersOn(record.custody, value.onDay)
    const fault = dayFault(view, value.onDay)
    if (fault) return { onDay: fault }
    if (ageOn(view.child.birthDate, value.onDay) < 15)
      return {
        onDay:
          'Den dag var den unge ikke fyldt 15. Orientér om det samtykke, som den unge selv giver, og skriv dagen for det.',
      }
    if (!chosen?.every(({ id }) => holding.some(({ holderId }) => holderId === id)))
      return { holders: 'Kun dem, der har forældremyndigheden den dag, registreres her.' }
    await tellHolders(ctx, view.pathway, { ...value, holders: chosen })
    return undefined
  },
})

/** R71: a young person who does not want the parents told: the wish, what was weighed, the decision, and when again. */
export const wish = actRoutes({
  path: 'notices/wish',
  permission: 'pathway.work',
  title: () => 'Den unge vil ikke have forældrene orienteret',
  hindered: onlyAt15To17,
  schema: () =>
    z.object({
      wish: f.text('Skriv, hvad den unge ønsker.', { min: 3, max: 4000 }),
      decision: f.choice(['told_later', 'not_told'], 'Vælg, hvad I har besluttet.'),
      reason: f.text('Skriv den konkrete grund.', { min: 10, max: 4000 }),
      reviewOn: f.day('Skriv, hvornår I vurderer det igen.'),
    }),
  fields: (view, shown) =>
    html`<div class="guidance">
        <p>
          Udgangspunktet er, at de, der har forældremyndigheden, orienteres. Kun en konkret grund hos netop denne unge
          kan føre til andet. Tal med den unge om, hvad forældrene kan få at vide, og om I kan gøre det sammen.
          Beslutter I at orientere dem, så <a href="/pathways/${view.pathway.id}/notices/new">registrér det her</a>.
        </p>
      </div>
      ${textArea({ ...shown, name: 'wish', label: 'Hvad ønsker den unge?', rows: 3, limit: 4000 })}
      ${radioGroup({
        ...shown,
        name: 'decision',
        label: 'Hvad er besluttet?',
        options: [
          { value: 'told_later', label: 'Forældrene orienteres senere' },
          { value: 'not_told', label: 'Forældrene orienteres ikke' },
        ],
      })}
      ${textArea({ ...shown, name: 'reason', label: 'Hvad er overvejet, og hvad er grunden?', hint: 'Hensynet til den unge, forældrenes omsorg og ansvar, og hvad det betyder for behandlingen. Står i journalen.', rows: 5, limit: 4000 })}
      ${dateField({ ...shown, name: 'reviewOn', label: 'Hvornår vurderer I det igen?', value: view.today.add({ days: 30 }).toString(), hint: 'Den dag får den ansvarlige en opgave.' })}`,
  submit: 'Gem beslutningen',
  back: consentAddress,
  act: async (ctx, view, value) => {
    if (value.reviewOn <= view.today.toString()) return { reviewOn: 'Vælg en dag efter i dag.' }
    if (value.reviewOn > view.today.add({ days: 180 }).toString())
      return { reviewOn: 'Vælg en dag inden for et halvt år.' }
    await leaveUntold(ctx, view.pathway, value)
    return undefined
  },
})
