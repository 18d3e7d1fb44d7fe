import { may } from '#registry/access/roles.ts'
import type { View } from '#care/pathways/pathways.ts'
import { buttonLink, disabledAction } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import type { Check } from './checks.ts'
import { outcomeInWords, resultName } from './words.ts'

const kinds = { fits: 'ok', does_not_fit: 'warn', cannot_say: 'plain' } as const

/** R37, R38: whether the self-harm track fits, and where that is asked. Shown when self-harm is a theme, or was asked about. */
export function trackCard(view: View, check: Check | null): Child {
  const { risk } = view.pathway
  if (!check && !risk?.isSelfHarmTheme) return null
  const works = view.pathway.status === 'active' && may('pathway.work', view.reader)
  const isOld = check && risk && check.assessment_id !== risk.assessmentId
  return card(
    'Selvskade-forløbet',
    html`${
      check
        ? html`<p>${tag(kinds[check.chosen ?? check.result], resultName[check.chosen ?? check.result])}</p>
            ${
              check.chosen
                ? html`<p class="as-typed">${check.chosen_because}</p>
                    <p class="quiet small">Rådet var: ${resultName[check.result].toLowerCase()}.</p>`
                : outcomeInWords(check.outcome).map((line) => html`<p>${line}</p>`)
            }
            ${isOld && html`<p class="quiet small">Bygger på en tidligere vurdering. Gennemgå det igen.</p>`}`
        : html`<p class="quiet">Kriterierne er ikke gennemgået.</p>`
    }
    ${
      works &&
      html`<div class="act-list">
        ${risk?.assessmentId ? buttonLink('Passer selvskade-forløbet?', `/pathways/${view.pathway.id}/risk/track`) : disabledAction('Passer selvskade-forløbet?', 'Vurdér risikoen først.')}
        ${check && buttonLink('Vælg noget andet end rådet', `/pathways/${view.pathway.id}/risk/track/choice`)}
      </div>`
    }`,
    { id: 'track' },
  )
}
