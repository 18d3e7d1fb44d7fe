import { attributes, html, type Child } from './html.ts'

export type Link = { href: string; label: Child }

export const backLink = (href: string, label: Child = 'Tilbage') =>
  html`<p class="back"><a href="${href}">${label}</a></p>`

/** Where one is: the pages above, then this one. */
export const breadcrumb = (above: readonly Link[], here: Child) =>
  html`<nav class="crumbs" aria-label="Brødkrumme">
    <ol>
      ${above.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
      <li aria-current="page">${here}</li>
    </ol>
  </nav>`

/** Pages that belong together, as links in a row; `current` is the one shown. */
export const tabs = (
  label: string,
  links: readonly (Link & { count?: number | undefined; current?: boolean | undefined })[],
) =>
  html`<nav class="page-tabs" aria-label="${label}">
    <ul>
      ${links.map(
        (link) =>
          html`<li>
            <a${attributes({ href: link.href, 'aria-current': link.current && 'page' })}
              >${link.label}${link.count !== undefined && html` <span class="amount">${link.count}</span>`}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

/** Words that lead somewhere for those who may go there, and are words for others. */
export const linkTo = (href: string | null, label: Child): Child =>
  href ? html`<a href="${href}">${label}</a>` : label
