import type { RequestDecision } from '#platform/schema.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { requestAct } from '../act.ts'
import { reviewAddress } from '../addresses.ts'
import { decide } from '../decide.ts'
import { disagreement } from '../review.ts'
import { decisionForm } from '../form.ts'
import type { RequestView } from '../load.ts'
import { decisionName } from '../words.ts'

/** What can be decided after the review: what it comes to, or a refusal of the whole. */
const possible = (view: RequestView): RequestDecision[] =>
  view.outcome && view.outcome !== 'refused' && !view.standing.mayOnlyBeRefused
    ? [view.outcome, 'refused']
    : ['refused']

/** R65: a limitation and a refusal say why, in writing. */
export const decision = requestAct({
  path: 'decision',
  permission: 'request.handle',
  title: () => 'Afgørelse',
  at: ['decision'],
  schema: decisionForm,
  fields: (view, shown) => [
    html`<p><a href="${reviewAddress(view.request.id)}">Se gennemgangen</a></p>`,
    view.lost && notice('warning', 'Der kan kun gives afslag', view.lost),
    view.request.asked_by === 'other' &&
      notice(
        'warning',
        'Skriv ikke, om der er en journal',
        'Den, der beder om det, har ikke ret til at vide, om barnet er kendt her.',
      ),
    radioGroup({
      ...shown,
      name: 'decision',
      label: 'Afgørelse',
      value: possible(view)[0],
      options: possible(view).map((value) => ({
        value,
        label: decisionName[value],
        hint:
          value === 'full'
            ? 'Alt i det, der er bedt om, gives.'
            : value === 'limited'
              ? 'Som det er gennemgået: noget er undtaget. En leder skal godkende.'
              : 'Intet gives. En leder skal godkende.',
      })),
    }),
    textArea({
      ...shown,
      name: 'reason',
      label: 'Begrundelse til den, der har bedt om det',
      hint: 'Skal skrives, når noget ikke gives. Den står i brevet. Skriv den, så den ikke selv fortæller det, der er undtaget.',
      rows: 5,
      limit: 4000,
      optional: true,
    }),
  ],
  submit: 'Træf afgørelsen',
  act: async (ctx, view, { decision: chosen, reason }) => {
    if (!possible(view).includes(chosen))
      return { decision: 'Gennemgangen siger noget andet. Vælg en af mulighederne.' }
    const wrong = chosen === 'refused' ? null : disagreement(view.reviewed)
    if (wrong) return { decision: wrong }
    if (chosen !== 'full' && reason.length < 10) return { reason: 'Skriv begrundelsen: mindst 10 tegn.' }
    return decide(ctx, view.request, { decision: chosen, reason })
  },
})
