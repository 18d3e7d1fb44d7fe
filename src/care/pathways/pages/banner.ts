import { bannerOf } from '#registry/people/people.ts'
import type { Day } from '#platform/time.ts'
import { childBanner } from '#ui/child-banner.ts'
import { html } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { consentAddress, consentTag } from '../consent-state.ts'
import { riskAddress, riskTag } from '../risk-state.ts'
import type { Pathway, View } from '../view.ts'

type Shown = Pick<View, 'child' | 'today'> & { pathway: Pathway }

/**
 * The child on top. On the pathway's own page the name is the heading; elsewhere it leads back to it. It leads nowhere for
 * those who may not open the pathway, such as a secretary who shares out the work.
 */
export const banner = (view: Shown, { linked, reads = true }: { linked: boolean; reads?: boolean }) =>
  childBanner({
    ...bannerOf(view.child, {
      today: view.today,
      responsible:
        view.pathway.status === 'entered_in_error' ? 'ingen' : (view.pathway.responsible_name ?? 'ikke fordelt'),
      ...(linked && reads && { href: `/pathways/${view.pathway.id}` }),
      consent: {
        active: reads ? consentShown(view) : consentTagOf(view),
        completed: tag('plain', 'Afsluttet'),
        entered_in_error: tag('bad', 'Oprettet ved en fejl'),
      }[view.pathway.status],
    }),
    risk: html`${reads && riskShown(view)} ${!view.pathway.is_under_126a && tag('info', 'STIME, uden for § 126 a')}`,
  })

/** How it stands with consent on an active pathway, leading to where it is recorded. */
export const consentShown = (view: Shown) =>
  html`<a href="${consentAddress(view.pathway.id)}"><span class="sr-only">Samtykke: </span>${consentTagOf(view)}</a>`

/** Where the risk of self-harm and suicide stands on an active pathway, leading to its page. */
export const riskShown = ({ pathway, today }: { pathway: Pick<Pathway, 'id' | 'risk' | 'step'>; today: Day }) =>
  pathway.risk &&
  html`<a href="${riskAddress(pathway.id)}"
    ><span class="sr-only">Risikovurdering: </span>${riskTag(pathway.risk, { today, step: pathway.step })}</a
  >`

const consentTagOf = ({ pathway, child, today }: Shown) =>
  consentTag(pathway.missing ?? [], { birthDate: child.birthDate, today, step: pathway.step })
