import { count, list, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { hrefOf } from '../filter.ts'
import type { Now } from './standing.ts'

const SETTINGS = '/administration/reporting'

/** What is in the way of the reports, the gravest first, each with who can do something about it. */
export const warnings = (shown: Now, { maySet }: { maySet: boolean }): Child =>
  html`${stuck(shown)} ${heldUp(shown)} ${noSorCode(shown, maySet)} ${paused(shown, maySet)}`

function stuck({ standing: { of } }: Now): Child {
  if (of.refused + of.failed === 0) return null
  const title = list([
    ...(of.refused ? [`${count(of.refused, 'indberetning', 'indberetninger')} er afvist`] : []),
    ...(of.failed ? [`${count(of.failed, 'indberetning', 'indberetninger')} kunne ikke leveres`] : []),
  ])
  return notice(
    'error',
    title,
    html`${of.refused > 0 && html`<a href="${hrefOf({ state: 'refused' })}">Se, hvad der skal rettes</a>. Når det er rettet, bliver det sendt i næste kørsel. `}
    ${of.failed > 0 && html`<a href="${hrefOf({ state: 'failed' })}">Se dem, der ikke kunne leveres</a>, og send dem igen, når modtageren svarer, som den skal.`}`,
  )
}

function heldUp({ standing: { heldUp: held }, settings }: Now): Child {
  if (!held) return null
  return notice(
    'warning',
    held.words ?? 'Modtageren kunne ikke nås.',
    html`${count(held.many, 'indberetning er prøvet og kom', 'indberetninger er prøvet og kom')} ikke igennem. Intet går
      tabt:
      ${!settings.isPaused && held.nextTryAt ? `de prøves igen ved næste kvarter efter ${moment(held.nextTryAt)}.` : 'de prøves igen.'}
      Bliver det ved, så fortæl det til dem, der driver Trin 2.
      <a href="${hrefOf({ state: 'pending' })}">Se dem, der venter</a>`,
  )
}

function noSorCode({ settings, standing: { waiting } }: Now, maySet: boolean): Child {
  if (settings.sorCode) return null
  return notice(
    'warning',
    waiting > 0
      ? `${count(waiting, 'barn venter', 'børn venter')}: kommunens SOR-kode mangler`
      : 'Kommunens SOR-kode mangler',
    html`Uden den kan intet indberettes. Intet går tabt imens: det sendes dag for dag, når koden er der.
    ${maySet ? html`<a href="${SETTINGS}">Skriv SOR-koden</a>` : 'Systemadministratoren kan skrive den.'}`,
  )
}

function paused({ settings, standing: { waiting } }: Now, maySet: boolean): Child {
  if (!settings.isPaused) return null
  return notice(
    'warning',
    waiting > 0
      ? `Indberetningen er sat på pause, og ${count(waiting, 'barn venter', 'børn venter')}`
      : 'Indberetningen er sat på pause',
    html`Intet går tabt imens: det sendes dag for dag, når pausen er ophævet.
    ${maySet ? html`<a href="${SETTINGS}">Ophæv pausen</a>` : 'Systemadministratoren kan ophæve den.'}`,
  )
}
