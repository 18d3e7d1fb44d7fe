import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import type { View, WithMeasures } from '#care/pathways/pathways.ts'
import { buttonLink } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { count, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { textArea } from '#ui/text-fields.ts'
import { courseOf, courses } from './course.ts'
import { missingIn } from './missing-tasks.ts'
import { askForMissing, leaveOut, missingMeasures } from './missing-tasks.ts'
import { measuresAddress } from './opened.ts'
import { ownTitle } from './own-forms.ts'
import { informantName, planInWords, shortTitleOf } from './words.ts'

const LATEST = 3

/** What the card on the pathway's page tells, in one statement. */
async function standingOf(ctx: Ctx, pathwayId: string) {
  const row = await courses(ctx)
    .select((pathway) => [
      jsonArrayFrom(
        pathway
          .selectFrom('measure_plans as plan')
          .select(['plan.id', 'plan.form_id as formId', 'plan.informant', 'plan.moment', 'plan.theme', 'plan.days'])
          .select(['plan.since', 'plan.from_age as fromAge', 'plan.to_age as toAge'])
          .select(ownTitle('plan.form_id').as('ownTitle'))
          .where('plan.is_active', '=', true)
          .orderBy('plan.form_id'),
      ).as('plans'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_flags as flag')
          .select('flag.id')
          .whereRef('flag.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('flag.pathway_id', '=', 'pathways.id')
          .where('flag.answered_at', 'is', null)
          .orderBy('flag.raised_at'),
      ).as('flags'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_goals as goal')
          .select('goal.words')
          .whereRef('goal.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('goal.pathway_id', '=', 'pathways.id')
          .where('goal.until', 'is', null)
          .orderBy('goal.nth'),
      ).as('goals'),
    ])
    .where('pathways.id', '=', pathwayId)
    .executeTakeFirstOrThrow()
  const course = courseOf(row)
  return {
    ...course,
    flags: row.flags,
    goals: row.goals,
    missing: missingIn(row.plans, course, dayOf(ctx.now).toString()),
  }
}

/** Nothing for quality work, whose reach these do not keep to (R57), nor on a pathway that should never have been. */
const isShown = ({ pathway }: View): boolean => pathway.reach === null && pathway.status !== 'entered_in_error'

async function measuresCard(ctx: Ctx, view: View): Promise<Child> {
  if (!isShown(view)) return null
  const { responses, flags, goals, missing } = await standingOf(ctx, view.pathway.id)
  const at = measuresAddress(view.pathway.id)
  const latest = responses.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, LATEST)
  return card(
    'Mål og skemaer',
    html`${flags.map(
      ({ id }) => html`<p>${tag('bad', 'skal ses i dag')} <a href="${at}/flags/${id}">Et svar i et skema</a></p>`,
    )}
    ${
      goals.length > 0 &&
      html`<ul class="plain-list">
        ${goals.map(({ words }) => html`<li>${words}</li>`)}
      </ul>`
    }
    ${
      latest.length > 0 &&
      html`<ul class="plain-list">
        ${latest.map(
          ({ id, formId, ownTitle: own, informant, on }) =>
            html`<li>
              <a href="${at}/${id}">${shortTitleOf(formId, own)}, ${informantName[informant]}</a>
              <span class="quiet">${shortDay(on, view.today)}</span>
            </li>`,
        )}
      </ul>`
    }
    ${missing.length > 0 && html`<p>${tag('warn', count(missing.length, 'skema mangler', 'skemaer mangler'))}</p>`}
    ${buttonLink('Mål og skemaer', at)}
    ${may('pathway.work', view.reader) && html`<p class="small"><a href="${at}/new">Indtast et skema</a></p>`}`,
  )
}

const atTheEnd = async (ctx: Ctx, { pathway }: View, endingOn: string) =>
  (await missingMeasures(ctx, pathway.id, { endingOn })).filter(({ moment }) => moment === 'end')

/** What the pages of a pathway show and ask about questionnaires. */
export const withMeasures: WithMeasures = {
  card: measuresCard,
  held: askForMissing,
  ending: {
    fields: async (ctx, view, shown) => {
      const missing = await atTheEnd(ctx, view, view.today.toString())
      return (
        missing.length > 0 &&
        html`<h2>Skemaer, der mangler ved afslutningen</h2>
          <ul>
            ${missing.map((each) => html`<li>${planInWords(each)}</li>`)}
          </ul>
          <p><a href="${measuresAddress(view.pathway.id)}/new">Indtast dem</a>, eller skriv, hvorfor de mangler.</p>
          ${textArea({ ...shown, name: 'missingReason', label: 'Hvorfor mangler de?', rows: 3, limit: 2000, optional: true })}`
      )
    },
    faults: async (ctx, view, { endedOn, missingReason }) =>
      missingReason.length < 3 && (await atTheEnd(ctx, view, endedOn)).length > 0
        ? { missingReason: 'Skriv, hvorfor skemaerne mangler, eller indtast dem først.' }
        : null,
    leaveOut: async (ctx, { pathway }, reason) => (reason ? leaveOut(ctx, pathway.id, reason) : undefined),
  },
}
