import type { StaffCtx } from '#platform/ctx.ts'
import { staffInRoles } from '#registry/staff/staff.ts'
import { select } from '#ui/choice-fields.ts'
import { html } from '#ui/html.ts'
import { requestAct } from '../act.ts'
import { handlerForm } from '../form.ts'
import { HANDLERS } from '../known.ts'
import { passOn } from '../register.ts'
import { OPEN_STEPS } from '../request.ts'

const handlersOf = (ctx: StaffCtx) => staffInRoles(ctx, HANDLERS)

/** Who handles a request is another from now on; the task goes with it. */
export const handler = requestAct({
  path: 'handler',
  permission: 'request.register',
  title: () => 'Hvem behandler anmodningen?',
  at: OPEN_STEPS,
  schema: handlerForm,
  fields: async (view, shown, c) => [
    html`<p>
      Den, du vælger, får opgaven på sin dag, og kan åbne anmodningen, så længe den ikke er besvaret, også uden at
      behandle barnet.
    </p>`,
    select({
      ...shown,
      name: 'handlerId',
      label: 'Behandles af',
      empty: 'Vælg',
      value: view.request.handler_id ?? undefined,
      options: (await handlersOf(c.var.ctx)).map(({ id, name, profession }) => ({
        value: id,
        label: `${name}, ${profession}`,
      })),
    }),
  ],
  submit: 'Giv den videre',
  act: async (ctx, view, { handlerId }) => {
    if (handlerId === view.request.handler_id) return { handlerId: 'Det er den, der behandler den nu.' }
    if (!(await handlersOf(ctx)).some(({ id }) => id === handlerId))
      return { handlerId: 'Vælg en behandler eller en leder.' }
    return passOn(ctx, view, handlerId)
  },
})
