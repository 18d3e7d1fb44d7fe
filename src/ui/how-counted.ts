import { html, type Child } from './html.ts'
import { details } from './notice.ts'

/** How each number of a page was counted, folded away, for the one who is asked about it. */
export const howCounted = (rules: readonly (readonly [what: string, how: Child])[]): Child =>
  details(
    'Sådan er der talt',
    html`<dl class="counting">
      ${rules.map(
        ([what, how]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${how}</dd>
          </div>`,
      )}
    </dl>`,
  )
