import { themeName } from '#care/pathways/pathways.ts'
import { buttonLink, postButton } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { DEFINITIONS } from '../definitions.ts'
import { BAND_SETS } from '../norms.ts'
import { informantName, momentName, titleOf } from '../words.ts'
import type { OwnForm } from '../own-forms.ts'
import { ownFormTable } from './own-form-table.ts'
import { LIST } from './plan-forms.ts'
import { wordingTag } from './wording-tag.ts'
import type { normsOf, KnownPack } from './packs.ts'
import type { KnownPlan } from './plans.ts'

export type Administered = {
  plans: readonly KnownPlan[]
  packs: readonly KnownPack[]
  norms: Awaited<ReturnType<typeof normsOf>>
  forms: readonly OwnForm[]
  firstNorm: string | null
  today: string
}

/** Which forms are asked when, which of them may be shown, and what their scores are held against. */
export const administrationPage = (frame: Frame, { plans, packs, norms, forms, firstNorm, today }: Administered) =>
  staffPage(
    frame,
    { title: 'Mål og skemaer', wide: true },
    html`${heading('Mål og skemaer', { line: 'Hvilke skemaer der spørges med, og hvornår.' })}
    ${card('Plan', planTable(plans), { aside: buttonLink('Tilføj', `${LIST}/plans/new`, { kind: 'primary' }) })}
    ${card('Skemaer', formTable(packs, today), { aside: buttonLink('Læg en ordlyd ind', `${LIST}/packs/new`) })}
    ${card('Egne skemaer', ownFormTable(forms, packs, today), { aside: buttonLink('Hent et skema ind (FHIR)', `${LIST}/forms/new`) })}
    ${packs.length > 0 && card('Indholdspakker', packTable(packs, today))}
    ${card('Normer', normTable(norms, firstNorm), { aside: buttonLink('Læg normer ind', `${LIST}/norms/new`) })}`,
  )

const planTable = (plans: readonly KnownPlan[]): Child =>
  workTable({
    caption: 'Hvilket skema, hvem og hvornår',
    quietCaption: true,
    columns: [
      { key: 'form', label: 'Skema' },
      { key: 'who', label: 'Hvem' },
      { key: 'when', label: 'Hvornår' },
      { key: 'ages', label: 'Alder', tight: true },
      { key: 'theme', label: 'Tema' },
      { key: 'days', label: 'Dage', numeric: true },
    ],
    rows: plans.map((plan) => ({
      form: html`<a href="${LIST}/plans/${plan.id}">${titleOf(plan.formId, plan.ownTitle)}</a>
        ${!plan.isActive && tag('plain', 'følges ikke')}`,
      who: informantName[plan.informant],
      when: momentName[plan.moment],
      ages: `${plan.fromAge}-${plan.toAge} år`,
      theme: plan.theme ? themeName[plan.theme] : 'alle',
      days: plan.days,
    })),
    empty: 'Der er ingen plan endnu.',
  })

const formTable = (packs: readonly KnownPack[], today: string): Child =>
  workTable({
    caption: 'Skemaer, der følger med',
    quietCaption: true,
    columns: [
      { key: 'form', label: 'Skema' },
      { key: 'who', label: 'Hvem' },
      { key: 'wording', label: 'Spørgsmål' },
      { key: 'licence', label: 'Rettigheder' },
    ],
    rows: DEFINITIONS.map(({ id, title, informant, wording, licence, scoresOnly }) => ({
      form: title,
      who: informantName[informant],
      wording: wordingTag({ id, wording, scoresOnly }, packs, today),
      licence: html`${licence.holder}<br /><span class="quiet small">${licence.terms}</span>`,
    })),
    empty: 'Der er ingen skemaer.',
  })

const packTable = (packs: readonly KnownPack[], today: string): Child =>
  workTable({
    caption: 'Indholdspakker',
    quietCaption: true,
    columns: [
      { key: 'form', label: 'Skema' },
      { key: 'language', label: 'Sprog' },
      { key: 'licence', label: 'Licens' },
      { key: 'until', label: 'Gælder til' },
      { key: 'act', label: 'I brug' },
    ],
    rows: packs.map((pack) => ({
      form: titleOf(pack.formId, pack.ownTitle),
      language: pack.language,
      licence: [pack.holder, pack.number].filter(Boolean).join(', ') || 'kræver ingen',
      until: html`${pack.validTo ? day(pack.validTo) : 'uden udløb'}
      ${!pack.withdrawnAt && pack.validTo && pack.validTo < today && tag('bad', 'udløbet')}`,
      act: pack.withdrawnAt
        ? tag('plain', 'trukket tilbage')
        : postButton(
            html`Træk tilbage<span class="sr-only">: ${titleOf(pack.formId, pack.ownTitle)}</span>`,
            `${LIST}/packs/${pack.id}/withdrawal`,
            {
              kind: 'quiet',
            },
          ),
    })),
    empty: '',
  })

const normTable = (norms: Administered['norms'], firstNorm: string | null): Child =>
  html`${workTable({
    caption: 'Normer',
    quietCaption: true,
    columns: [
      { key: 'title', label: 'Normer' },
      { key: 'source', label: 'Kilde' },
      { key: 'act', label: 'I brug' },
    ],
    rows: [
      ...norms.map((norm) => ({
        title: html`${norm.content.title}, ${norm.version} ${norm.normId === firstNorm && tag('ok', 'bruges først')}`,
        source: norm.content.source,
        act: norm.withdrawnAt
          ? tag('plain', 'trukket tilbage')
          : postButton(
              html`Træk tilbage<span class="sr-only">: ${norm.content.title}</span>`,
              `${LIST}/norms/${norm.id}/withdrawal`,
              {
                kind: 'quiet',
              },
            ),
      })),
      ...BAND_SETS.map((set) => ({
        title: html`${set.title} ${set.id === firstNorm && tag('ok', 'bruges først')}`,
        source: set.source,
        act: 'følger med',
      })),
    ],
    empty: '',
  })}
  ${buttonLink('Vælg, hvilke der bruges først', `${LIST}/first-norm`)}`
