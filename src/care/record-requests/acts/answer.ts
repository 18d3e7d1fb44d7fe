import { textArea } from '#ui/text-fields.ts'
import { notice as box } from '#ui/notice.ts'
import { hindranceAt, requestAct } from '../act.ts'
import { answerForm } from '../form.ts'
import { writeLetter } from '../letters.ts'
import type { RequestView } from '../load.ts'
import { COMPLAINT, DELETION_COMPLAINT, LEFT_OUT, NOT_DELETED, NOT_DELETED_FOR_OTHERS, trackName } from '../words.ts'

/** What was written before, without the end that is put to it, when the letter is written anew. */
const writtenBefore = ({ letters, request }: RequestView): string | undefined =>
  letters
    .findLast(({ kind }) => kind === request.track)
    ?.body.split(`\n\n${request.track === 'orientation' ? LEFT_OUT : DELETION_COMPLAINT}`)[0]

/** Why something was left out, when the letter is written anew. */
const leftOutBefore = ({ letters }: RequestView): string | undefined =>
  letters
    .findLast(({ kind }) => kind === 'orientation')
    ?.body.split(`\n\n${leftOut('')}`)[1]
    ?.split(`\n\n${COMPLAINT}`)[0]

const leftOut = (why: string) => `${LEFT_OUT}\n\nBegrundelse:\n${why}`

const orientation = {
  info: box(
    'info',
    'Orientering er ikke aktindsigt',
    'En forælder uden forældremyndighed kan få orientering om barnets forhold (forældreansvarsloven § 23), men ikke journalen. Skriv det om barnet, som forælderen kan få at vide.',
  ),
  label: 'Orientering om barnet',
}
const deletion = {
  info: box(
    'info',
    'Journaltekst slettes ikke',
    'Heller ikke når familien ønsker det. Tilbyd en rettelse i stedet: den skrives i journalen på det notat, den gælder. Vejledning om klage til Datatilsynet sættes nederst i brevet.',
  ),
  label: 'Svar',
}
const forOthers = {
  info: box(
    'warning',
    'Skriv ikke, om der er en journal',
    'Den, der skriver, har ikke ret til at vide, om barnet er kendt her. Vejledning om klage til Datatilsynet sættes nederst i brevet.',
  ),
  label: 'Svar',
}

/**
 * R48, R64: the answer to what is not aktindsigt: orientation of a parent without custody, or why nothing is deleted. Until it
 * is sent it can be written anew. What is refused or left out tells where to complain.
 */
export const answer = requestAct({
  path: 'answer',
  permission: 'request.handle',
  title: (view) => trackName[view.request.track],
  at: ['answer', 'sending'],
  hindered: (view) => (view.request.track === 'access' ? hindranceAt(['answer'], view.step) : null),
  schema: answerForm,
  fields: (view, shown) => {
    const { track, asked_by } = view.request
    const { info, label } = track === 'orientation' ? orientation : asked_by === 'other' ? forOthers : deletion
    const standard = asked_by === 'other' ? NOT_DELETED_FOR_OTHERS : NOT_DELETED
    const value = writtenBefore(view) ?? (track === 'deletion' ? standard : undefined)
    return [
      info,
      textArea({ ...shown, name: 'body', label, rows: 14, limit: 8000, value }),
      track === 'orientation' &&
        textArea({
          ...shown,
          name: 'withheld',
          label: 'Hvorfor er der noget, der ikke kan oplyses?',
          value: leftOutBefore(view),
          hint: 'Kun når noget holdes tilbage. Står i brevet med vejledning om klage. Skriv det, så det ikke selv fortæller det, der holdes tilbage.',
          rows: 3,
          limit: 2000,
          optional: true,
        }),
    ]
  },
  submit: 'Skriv brevet',
  act: (ctx, view, { body, withheld }) =>
    view.request.track === 'orientation'
      ? writeLetter(ctx, view.request.id, {
          kind: 'orientation',
          body: withheld ? [body, leftOut(withheld), COMPLAINT].join('\n\n') : body,
          expectedOn: null,
        })
      : writeLetter(ctx, view.request.id, {
          kind: 'deletion',
          body: `${body}\n\n${DELETION_COMPLAINT}`,
          expectedOn: null,
        }),
})
