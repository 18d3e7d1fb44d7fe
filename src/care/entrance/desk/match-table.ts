import { contactName } from '#care/pathways/pathways.ts'
import { day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Match } from '../matches.ts'

type Here = { givenName: string; familyName: string; birthDate: string; hasCpr: boolean }

/** The child of the henvendelse and those it may be, one under the other, so that the eye can compare. */
export const matchTable = (here: Here, matches: readonly Match[], act?: (match: Match) => Child) =>
  workTable({
    caption: 'Denne henvendelse og dem, den ligner',
    quietCaption: true,
    columns: [
      { key: 'name', label: 'Navn' },
      { key: 'born', label: 'Født', tight: true },
      { key: 'cpr', label: 'CPR-nummer' },
      { key: 'where', label: 'Her hos os' },
      ...(act ? [{ key: 'act' as const, label: 'Gør' }] : []),
    ],
    rows: [
      {
        name: html`<strong>${here.givenName} ${here.familyName}</strong>`,
        born: day(here.birthDate),
        cpr: here.hasCpr ? 'oplyst' : 'mangler',
        where: 'Denne henvendelse',
        act: '–',
      },
      ...matches.map((match) => ({
        name: `${match.givenName} ${match.familyName}`,
        born: bornShown(match, here),
        cpr: {
          same: tag('warn', 'det samme'),
          different: tag('plain', 'et andet'),
          unknown: html`<span class="quiet">kan ikke sammenlignes</span>`,
        }[match.cpr],
        where: whereIs(match),
        act: act?.(match),
      })),
    ],
    empty: '',
  })

function bornShown({ birthDate }: Match, here: Here): Child {
  if (birthDate === null) return html`<span class="quiet">vises ikke</span>`
  return birthDate === here.birthDate ? day(birthDate) : html`${day(birthDate)} ${tag('plain', 'ligner')}`
}

export function whereIs(match: Match): Child {
  if (match.kind === 'enquiry')
    return html`<a href="/entrance/${match.id}">Henvendelse</a>, venter siden ${match.enquiryOn && day(match.enquiryOn)}`
  if (!match.pathwayId) return 'Barnet er kendt, uden forløb'
  if (match.isClosed)
    return html`Kun udpegede kan åbne forløbet.
      <a href="/pathways/${match.pathwayId}/access">Åbn med en begrundelse</a>`
  const step = match.pathwayStep && contactName[match.pathwayStep].toLowerCase()
  if (match.pathwayStatus === 'active')
    return html`<a href="/pathways/${match.pathwayId}">Åbent forløb</a>, nu ved ${step}`
  return html`<a href="/pathways/${match.pathwayId}">Tidligere forløb</a> fra ${match.enquiryOn && day(match.enquiryOn)}`
}

/** A match as an answer to *is it the same child?*, in words that say what then happens. */
export function sameOption(match: Match): { value: string; label: string; hint?: string } {
  const name = `${match.givenName} ${match.familyName}`
  const who = match.birthDate === null ? name : `${name}, født ${day(match.birthDate)}`
  const then =
    match.kind === 'enquiry'
      ? 'Læg sammen med henvendelsen, der venter'
      : match.pathwayStatus === 'active'
        ? 'Læg sammen med det åbne forløb'
        : 'Åbn et nyt forløb for barnet, som vi kender'
  return { value: `${match.kind}:${match.id}`, label: who, hint: then }
}
