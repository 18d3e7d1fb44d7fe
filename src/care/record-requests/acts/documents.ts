import { html } from '#ui/html.ts'
import { requestAct } from '../act.ts'
import { sendBack } from '../decide.ts'
import { CHANGED, makeDocuments } from '../disclosure.ts'
import { documentsForm } from '../form.ts'

/** Makes what is to be given, and keeps it as it is given. */
export const documents = requestAct({
  path: 'documents',
  permission: 'request.deliver',
  title: () => 'Dan det, der skal udleveres',
  at: ['documents'],
  schema: documentsForm,
  fields: () =>
    html`<p>
      Der dannes en PDF, der kan læses op, og en fil, som andre systemer kan læse. Det, der er undtaget, er ikke i dem.
      De gemmes uændret, så I senere kan se præcis, hvad der blev givet.
    </p>`,
  submit: 'Dan dokumenterne',
  act: async (ctx, view) => {
    if (!(await makeDocuments(ctx, view))) await sendBack(ctx, view.request.id, CHANGED)
  },
})
