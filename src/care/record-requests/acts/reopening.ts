import { may } from '#registry/access/roles.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { hindranceAt, requestAct } from '../act.ts'
import { reopen } from '../decide.ts'
import { reopeningForm } from '../form.ts'
import type { RequestView } from '../load.ts'
import type { Step } from '../request.ts'

const DECIDED: readonly Step[] = ['approval', 'sending', 'documents', 'delivery']

/** Whether a decision was made that the reader may take up again: their own, or any of them for a leader. */
export const mayReopen = ({ request, reader, step }: RequestView): boolean =>
  request.decision !== null &&
  DECIDED.includes(step) &&
  (request.decided_by === reader.id || may('request.approve', reader))

/** R65: a decision is taken up again, with a reason, as long as nothing is given. */
export const reopening = requestAct({
  path: 'reopening',
  permission: 'request.handle',
  title: () => 'Tag afgørelsen op igen',
  at: DECIDED,
  hindered: (view) => {
    const hindered = hindranceAt(DECIDED, view.step)
    if (hindered) return hindered
    if (!view.request.decision) return 'Der er ikke truffet en afgørelse.'
    return mayReopen(view) ? null : 'Det kan den, der har truffet afgørelsen, eller en leder gøre.'
  },
  schema: reopeningForm,
  fields: (_view, shown) => [
    html`<p>
      Gennemgangen åbnes igen, og der skal træffes en ny afgørelse. Det, der er dannet efter den gamle, kan ikke
      udleveres, og et brev, der ikke er sendt, skal ikke sendes.
    </p>`,
    textArea({ ...shown, name: 'reason', label: 'Hvorfor tages den op igen?', rows: 5, limit: 2000 }),
  ],
  submit: 'Tag afgørelsen op igen',
  act: (ctx, view, { reason }) => reopen(ctx, view.request, reason),
})
