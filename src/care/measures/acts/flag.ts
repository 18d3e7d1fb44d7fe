import type { Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { actRoutes } from '#care/pathways/pathways.ts'
import { day, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { answersInWords } from '../answers-in-words.ts'
import { answerFlag, flagById, type Flag } from '../flags.ts'
import { measuresAddress } from '../opened.ts'
import { informantName, titleOf } from '../words.ts'

const flagOf = (c: Context<Env<Staff>>) =>
  flagById(c.var.ctx, c.req.param('pathwayId') ?? '', c.req.param('flagId') ?? '')

/** The one answer that needs a look, in the words it was given. */
const whatWasSaid = (flag: Flag): Child => {
  const said = answersInWords({ ...flag, flags: [flag] }).find(({ isFlagged }) => isFlagged)
  return html`<p>
      <strong>${titleOf(flag.form_id, flag.own?.title)}</strong>, ${informantName[flag.informant]},
      ${day(flag.answered_on)}
    </p>
    <p>
      ${said ? html`${said.question}: <strong>${said.answer}</strong>` : html`Score: <strong>${flag.value}</strong>`}
    </p>
    <p><a href="${measuresAddress(flag.pathway_id)}/${flag.response_id}">Se hele skemaet</a></p>`
}

/** Somebody answers for an answer that tells of harm: what was done. It stays until then, also on a regretted pathway. */
export const flag = actRoutes({
  path: 'measures/flags/:flagId',
  permission: 'pathway.read',
  alsoRegretted: true,
  title: () => 'Et svar skal ses',
  hindered: async (_, c) => {
    const known = await flagOf(c)
    return known.answered_at
      ? {
          why: 'Der er svaret på det.',
          mend: html`${whatWasSaid(known)}
            <p>${known.answerer}, ${moment(known.answered_at)}: ${known.answer}</p>`,
        }
      : null
  },
  schema: () => z.object({ answer: f.text('Skriv, hvad der er gjort.', { min: 3, max: 2000 }) }),
  fields: async (view, shown, c) => {
    const known = await flagOf(c)
    return html`<div class="guidance">${whatWasSaid(known)}</div>
      ${
        known.mistake !== null &&
        notice('info', 'Skemaet er markeret som en fejl', html`<p>Skriv her, hvad det betød for svaret.</p>`)
      }
      <p>Tal med barnet eller den unge, og vurdér risikoen. Er der fare nu, så ring 112.</p>
      ${textArea({ ...shown, name: 'answer', label: 'Hvad er gjort?', hint: 'Fx hvem der er talt med, hvornår, og hvad der er aftalt.', rows: 5, limit: 2000 })}
      <p class="small">
        Skriv også et notat i journalen:
        <a href="/pathways/${view.pathway.id}/journal/note">Skriv notat</a>
      </p>`
  },
  submit: 'Gem svaret',
  back: measuresAddress,
  act: async (ctx, { pathway }, { answer }, c) =>
    answerFlag(ctx, { pathwayId: pathway.id, flagId: (await flagOf(c)).id, answer }),
})
