import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { fileAddress } from '../addresses.ts'
import { aboutFile, type Attachment } from './attachment.ts'

/** Files by name, each with what it is; `beside` stands after it. */
export const fileList = (
  files: readonly Attachment[],
  pathwayId: string,
  beside: (file: Attachment) => Child = () => null,
): Child =>
  html`<ul class="plain-list file-list">
    ${files.map(
      (file) =>
        html`<li>
          <a href="${fileAddress(pathwayId, file.id)}">${file.name}</a>
          <span class="quiet">${aboutFile(file)}</span>
          ${file.scan === 'not_scanned' && tag('plain', 'ikke undersøgt for virus')} ${beside(file)}
        </li>`,
    )}
  </ul>`
