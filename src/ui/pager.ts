import { number } from './danish.ts'
import { attributes, html } from './html.ts'

export type Paging = { page: number; pages: number; total: number }

/** Which pages to offer by number: the ends, this one and its neighbours; a gap stands where pages are left out. */
export function offered(page: number, pages: number): (number | 'gap')[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((at) => at >= 1 && at <= pages)
  const sorted = [...new Set(shown)].toSorted((a, b) => a - b)
  return sorted.flatMap((at, index) => (index > 0 && at > (sorted[index - 1] ?? 0) + 1 ? ['gap' as const, at] : [at]))
}

export const pager = ({ page, pages, total }: Paging, hrefFor: (page: number) => string) =>
  html`<nav class="pager" aria-label="Sider">
    <p class="quiet">Side ${number(page)} af ${number(pages)} · ${number(total)} i alt</p>
    <ul>
      ${page > 1 && html`<li><a href="${hrefFor(page - 1)}" rel="prev">Forrige</a></li>`}
      ${offered(page, pages).map((at) =>
        at === 'gap'
          ? html`<li aria-hidden="true">…</li>`
          : html`<li>
              <a${attributes({ href: hrefFor(at), 'aria-label': `Side ${at}`, 'aria-current': at === page && 'page' })}>${at}</a>
            </li>`,
      )}
      ${page < pages && html`<li><a href="${hrefFor(page + 1)}" rel="next">Næste</a></li>`}
    </ul>
  </nav>`
