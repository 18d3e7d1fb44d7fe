import { postButton } from '#ui/button.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { OwnForm } from '../own-forms.ts'
import { informantName } from '../words.ts'
import type { KnownPack } from './packs.ts'
import { LIST } from './plan-forms.ts'
import { wordingTag } from './wording-tag.ts'

/** Forms that the municipality has taken in itself: where each comes from, on what terms, and what was read with care. */
export const ownFormTable = (forms: readonly OwnForm[], packs: readonly KnownPack[], today: string): Child =>
  workTable({
    caption: 'Skemaer, kommunen selv har hentet ind',
    quietCaption: true,
    columns: [
      { key: 'form', label: 'Skema' },
      { key: 'who', label: 'Hvem' },
      { key: 'wording', label: 'Spørgsmål' },
      { key: 'source', label: 'Kilde og rettigheder' },
      { key: 'act', label: 'I brug' },
    ],
    rows: forms.map(({ id, version, withdrawnAt, definition }) => ({
      form: html`${definition.title}
        <span class="quiet small">version ${version}</span
        >${(definition.unknown ?? []).map((each) => html`<br /><span class="quiet small as-typed">${each}</span>`)}`,
      who: html`${informantName[definition.informant]}, ${definition.ages[0]}-${definition.ages[1]} år`,
      wording: wordingTag(definition, packs, today, 'fulgte med filen'),
      source: html`<span class="as-typed">${definition.source}</span><br /><span class="quiet small as-typed"
          >${licenceInWords(definition.licence)}</span
        >`,
      act: withdrawnAt
        ? tag('plain', 'trukket tilbage')
        : postButton(
            html`Træk tilbage<span class="sr-only">: ${definition.title}</span>`,
            `${LIST}/forms/${id}/withdrawal`,
            { kind: 'quiet' },
          ),
    })),
    empty: 'Kommunen har ikke hentet skemaer ind.',
  })

/** Holder and terms, each said once. */
const licenceInWords = ({ holder, terms }: OwnForm['definition']['licence']): string =>
  terms.startsWith(holder) ? terms : `${holder}: ${terms}`
