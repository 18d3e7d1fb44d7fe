import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import type { View } from '#care/pathways/pathways.ts'
import { buttonLink, disabledAction, postButton } from '#ui/button.ts'
import { card, emptyState } from '#ui/card.ts'
import { day, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { qrCode } from '#ui/qr-code.ts'
import { DAYS_OF_A_LINK, type linksOf, type Plan } from './plans.ts'
import { planParts } from './shown.ts'

export type Plans = { plans: readonly Plan[]; links: Awaited<ReturnType<typeof linksOf>>; link: string | undefined }

const at = ({ pathway }: View, noun: string): string => `/pathways/${pathway.id}/risk/${noun}`

/** The safety plan: its newest version, on paper and on a phone, and those before it. */
export function planCard(view: View, { plans, links, link }: Plans): Child {
  const [latest, ...earlier] = plans
  const works = may('pathway.work', view.reader) && view.pathway.status === 'active'
  return card(
    'Sikkerhedsplan',
    html`${link && newLink(link)}
      ${
        latest
          ? html`<p class="quiet">
                Version ${latest.number}, ${shortDay(latest.made_on, view.today)}, skrevet ind af ${latest.recorder}.
                ${latest.shared_with ? `Barnet/den unge vil dele den med: ${latest.shared_with}.` : 'Ikke delt med nogen.'}
              </p>
              <div class="plan">${planParts(latest.parts)}</div>`
          : emptyState('Der er ikke lavet en sikkerhedsplan.')
      }
      <div class="act-list">
        ${works && buttonLink(latest ? 'Lav en ny version' : 'Lav en sikkerhedsplan', at(view, 'plan'))}
        ${latest && buttonLink('Hent som PDF', at(view, 'plan/pdf'))}
        ${works && latest && (latest.on_phone ? postButton('Lav et link til telefonen', at(view, 'plan/links')) : disabledAction('Lav et link til telefonen', 'Barnet/den unge vil ikke have den på sin telefon.'))}
      </div>
      ${
        links.length > 0 &&
        html`<h3>Links, der virker</h3>
          <ul class="plain-list">
            ${links.map(
              ({ id, made_at, expires_at }) =>
                html`<li>
                  Lavet ${day(dayOf(made_at))}, virker til ${day(dayOf(expires_at))}
                  ${may('pathway.work', view.reader) && postButton('Træk tilbage', at(view, `plan/links/${id}/removal`), { kind: 'quiet' })}
                </li>`,
            )}
          </ul>`
      }
      ${earlier.map((plan) => details(`Version ${plan.number}, ${day(plan.made_on)}`, planParts(plan.parts)))}`,
    { id: 'plan' },
  )
}

/** Shown once: the address is kept nowhere. */
const newLink = (link: string): Child =>
  notice(
    'success',
    'Linket er klar',
    html`<p>
        Lad barnet eller den unge scanne koden, eller kopiér linket. Det vises kun nu og virker i ${DAYS_OF_A_LINK}
        dage. Alle, der har linket, kan se planen.
      </p>
      ${qrCode(link, 'QR-kode med linket til planen')}
      <p><a class="as-typed" href="${link}">${link}</a></p>`,
    { live: true },
  )
