import { html } from '../html.ts'
import type { Frame } from './frame.ts'

export const wordmark = (href: string) => html`<a class="wordmark" href="${href}">Trin <b>2</b></a>`

/** The top bar: where one is, the search, who one is. */
export const bar = (frame: Frame) =>
  html`<header class="bar">
    ${wordmark(frame.homeUrl ?? '/')}
    <p class="place">${frame.place}</p>
    <button type="button" class="menu-button" popovertarget="menu">Menu</button>
    ${frame.searchUrl && search(frame.searchUrl)}
    <div class="who">
      <p><span class="who-name">${frame.person.name}</span> · ${frame.person.profession}</p>
      <form action="${frame.signOutUrl ?? '/sign-out'}" method="post" data-sign-out>
        <button type="submit">Log ud</button>
      </form>
    </div>
  </header>`

const search = (url: string) =>
  html`<form class="search" action="${url}" method="post" role="search">
    <label class="sr-only" for="q">Søg barn</label>
    <input
      class="form-input"
      type="search"
      id="q"
      name="q"
      placeholder="Søg navn, fødselsdag eller CPR"
      autocomplete="off"
      spellcheck="false"
      data-never-kept
    />
    <button type="submit"><span class="sr-only">Søg</span></button>
  </form>`
