import { html, type Child } from './html.ts'
import { tag } from './tag.ts'

export type ChildBanner = {
  name: string
  /** Where the name leads, on every page but the child's own. */
  href?: string | undefined
  /** `11 år, født 5. maj 2014` */
  born: string
  /** Who holds custody, in words. */
  custody: Child
  responsible: Child
  /** A tag that tells where consent stands. */
  consent: Child
  /** A tag that tells where the risk assessment stands. */
  risk: Child
  protectedAddress?: boolean | undefined
  more?: readonly (readonly [label: string, value: Child])[] | undefined
}

/** The child on top of every page about it. With no `href` the name is the page's heading. */
export const childBanner = (child: ChildBanner) =>
  html`<section class="child" aria-label="Barnet">
    ${child.href ? html`<p class="child-name"><a href="${child.href}">${child.name}</a></p>` : html`<h1 class="child-name">${child.name}</h1>`}
    <dl>
      <div>
        <dt class="sr-only">Alder</dt>
        <dd>${child.born}</dd>
      </div>
      ${fact('Forældremyndighed', child.custody)} ${fact('Behandler', child.responsible)}
      ${child.more?.map(([label, value]) => fact(label, value))}
    </dl>
    <p class="chips">${child.protectedAddress && tag('bad', 'Beskyttet adresse')} ${child.consent} ${child.risk}</p>
  </section>`

const fact = (label: string, value: Child) =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
