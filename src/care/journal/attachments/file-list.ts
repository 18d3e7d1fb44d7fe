import { html, type Child } from '#ui/html.ts'
import { linkTo } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { aboutFile, type Attachment } from './attachment.ts'

/** Files by name, each with what it is, fetched at `addressOf` by who may; `beside` stands after it. */
export const fileList = (
  files: readonly Attachment[],
  addressOf: ((fileId: string) => string) | null,
  beside: (file: Attachment) => Child = () => null,
): Child =>
  html`<ul class="plain-list file-list">
    ${files.map(
      (file) =>
        html`<li>
          ${linkTo(addressOf && addressOf(file.id), file.name)}
          <span class="quiet">${aboutFile(file)}</span>
          ${file.scan === 'not_scanned' && tag('plain', 'ikke undersøgt for virus')} ${beside(file)}
        </li>`,
    )}
  </ul>`
