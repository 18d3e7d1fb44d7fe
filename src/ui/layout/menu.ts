import { number } from '../danish.ts'
import { attributes, html } from '../html.ts'
import type { MenuGroup, MenuItem } from './frame.ts'

/** The left menu. On a phone it is a popover behind the bar's button, which needs no script. */
export const menu = (groups: readonly MenuGroup[]) =>
  html`<nav class="menu" id="menu" popover aria-label="Hovedmenu">
    <button type="button" class="menu-close" popovertarget="menu" popovertargetaction="hide">Luk</button>
    ${groups.map(
      ({ heading, items }) =>
        html`${heading && html`<h2>${heading}</h2>`}
          <ul>
            ${items.map(item)}
          </ul>`,
    )}
  </nav>`

const item = ({ href, label, count, current }: MenuItem) =>
  html`<li>
    <a${attributes({ href, 'aria-current': current && 'page' })}
      >${label} ${count !== undefined && html`<span class="amount">${number(count)}</span>`}</a
    >
  </li>`
