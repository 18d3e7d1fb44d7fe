import { textArea } from '#ui/text-fields.ts'
import { notice as box } from '#ui/notice.ts'
import { requestAct } from '../act.ts'
import { answerForm } from '../form.ts'
import { writeLetter } from '../letters.ts'
import { NOT_DELETED, trackName } from '../words.ts'

/** R48, R64: the answer to what is not aktindsigt: orientation of a parent without custody, or why nothing is deleted. */
export const answer = requestAct({
  path: 'answer',
  permission: 'request.handle',
  title: (view) => trackName[view.request.track],
  at: ['answer'],
  schema: answerForm,
  fields: (view, shown) =>
    view.request.track === 'orientation'
      ? [
          box(
            'info',
            'Orientering er ikke aktindsigt',
            'En forælder uden forældremyndighed kan få orientering om barnets forhold (forældreansvarsloven § 23), men ikke journalen. Skriv det om barnet, som forælderen kan få at vide. Skriv også, hvis noget ikke kan oplyses.',
          ),
          textArea({ ...shown, name: 'body', label: 'Orientering om barnet', rows: 14, limit: 8000 }),
        ]
      : [
          box(
            'info',
            'Journaltekst slettes ikke',
            'Heller ikke når familien ønsker det. Tilbyd en rettelse i stedet: den skrives i journalen på det notat, den gælder.',
          ),
          textArea({ ...shown, name: 'body', label: 'Svar', rows: 14, limit: 8000, value: NOT_DELETED }),
        ],
  submit: 'Skriv brevet',
  act: (ctx, view, { body }) =>
    writeLetter(ctx, view.request.id, {
      kind: view.request.track === 'orientation' ? 'orientation' : 'deletion',
      body,
      expectedOn: null,
    }),
})
