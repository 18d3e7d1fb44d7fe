import type { Errors } from '#platform/form.ts'
import type { Files } from '#platform/uploads.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button, postButton } from '#ui/button.ts'
import { card, emptyState, heading } from '#ui/card.ts'
import { fileField } from '#ui/file-field.ts'
import { form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { fileAddress, filesAddress, noteAddress } from '../addresses.ts'
import type { Writing } from '../writing.ts'
import { MOST_FILES, type Attachment } from './attachment.ts'
import { fileList } from './file-list.ts'

type FilesPage = { files: readonly Attachment[]; errors?: Errors | undefined; limits: Files }

/** The files of a note that is not signed yet: what there is, and one more. */
export function filesPage(frame: Frame, writing: Writing, { files, errors, limits }: FilesPage) {
  const { matter, pathway } = writing
  const address = filesAddress(matter)
  return staffPage(
    frame,
    { title: 'Bilag til et notat', errors },
    html`${banner(writing, { linked: writing.opensJournal })} ${backLink(noteAddress(matter), 'Tilbage til notatet')}
    ${heading('Bilag til et notat', { line: 'Bilagene underskrives sammen med notatet. Indtil da er det kun dig, der kan se dem, og de kan fjernes igen.' })}
    ${
      files.length > 0
        ? card(
            'Vedhæftet',
            fileList(files, writing.opensJournal ? fileAddress(pathway.id) : null, ({ id, name }) =>
              postButton(html`Fjern<span class="sr-only"> ${name}</span>`, `${address}/${id}/removal`, {
                kind: 'quiet',
              }),
            ),
          )
        : emptyState('Der er ikke vedhæftet noget endnu.')
    }
    ${files.length >= MOST_FILES ? notice('info', `Der kan være ${MOST_FILES} bilag til et notat`, 'Skriv et notat mere, hvis der er flere.') : addForm(address, { errors, limits })}`,
  )
}

const addForm = (address: string, { errors, limits }: Omit<FilesPage, 'files'>): Child =>
  card(
    'Vedhæft en fil',
    html`${
      !limits.scan &&
      (limits.mustScan
        ? notice(
            'warning',
            'Filer kan ikke vedhæftes nu',
            'De skal undersøges for virus, og det er ikke sat op. Sig det til jeres it.',
          )
        : notice('info', 'Filer undersøges ikke for virus her', 'Vedhæft kun det, du ved, hvor kommer fra.'))
    }
    ${form({ action: address, errors, files: true }, [
      fileField({
        name: 'file',
        label: 'Fil',
        errors,
        hint: `PDF, billede (PNG, JPEG), ren tekst, Word (docx) eller ODT, højst ${Math.floor(limits.maxBytes / 1024 / 1024)} MB. En valgt fil huskes ikke: ryger forbindelsen, så vælg den igen. Det, du har skrevet i notatet, er gemt.`,
        accept: '.pdf,.png,.jpg,.jpeg,.txt,.csv,.docx,.odt',
      }),
      formActions(button('Vedhæft')),
    ])}`,
  )
