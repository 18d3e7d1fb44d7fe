import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '#platform/ctx.ts'
import type { Course, Plan } from './missing.ts'
import { ownTitle } from './own-forms.ts'

/** What was asked for and is there after all: its task is done, and asks again when the answer turns out to be a mistake. */
export const ANSWERED = 'Skemaet er besvaret.'

/** The plans that are followed now. */
export const activePlans = async (ctx: Ctx): Promise<Plan[]> =>
  ctx.db
    .selectFrom('measure_plans')
    .select(['id', 'form_id as formId', 'informant', 'moment', 'theme', 'days', 'since'])
    .select(ownTitle('measure_plans.form_id').as('ownTitle'))
    .select(['from_age as fromAge', 'to_age as toAge'])
    .where('is_active', '=', true)
    .orderBy('moment')
    .orderBy('form_id')
    .orderBy('id')
    .execute()

/** SQL: what the plans are held against, pathway by pathway. */
export const courses = (ctx: Ctx) =>
  ctx.db
    .selectFrom('pathways')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['pathways.id', 'pathways.child_id as childId', 'pathways.responsible_id as responsibleId'])
    .select(['pathways.ended_on as endedOn', 'child.birth_date as birthDate'])
    .select((pathway) => [
      jsonArrayFrom(
        pathway
          .selectFrom('pathway_themes as theme')
          .select('theme.theme')
          .whereRef('theme.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('theme.pathway_id', '=', 'pathways.id')
          .where('theme.until', 'is', null),
      ).as('themes'),
      jsonArrayFrom(
        pathway
          .selectFrom('contacts as contact')
          .select(['contact.id', 'contact.type', 'contact.on_day as on'])
          .whereRef('contact.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('contact.pathway_id', '=', 'pathways.id')
          .where('contact.status', '=', 'held')
          .orderBy('contact.starts_at'),
      ).as('held'),
      jsonArrayFrom(
        pathway
          .selectFrom('measure_responses as response')
          .select(['response.id', 'response.form_id as formId', 'response.informant', 'response.moment'])
          .select(['response.answered_on as on', ownTitle('response.form_id').as('ownTitle')])
          .whereRef('response.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('response.pathway_id', '=', 'pathways.id')
          .where((where) =>
            where.not(
              where.exists(
                where
                  .selectFrom('measure_errors as error')
                  .select('error.response_id')
                  .whereRef('error.municipality_id', '=', 'response.municipality_id')
                  .whereRef('error.response_id', '=', 'response.id'),
              ),
            ),
          ),
      ).as('responses'),
      jsonArrayFrom(
        pathway
          .selectFrom('tasks as task')
          .select(['task.id as taskId', 'task.plan_id as planId', 'task.due_on as dueOn', 'task.answer'])
          .whereRef('task.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('task.pathway_id', '=', 'pathways.id')
          .where('task.plan_id', 'is not', null)
          .$narrowType<{ planId: string }>(),
      ).as('tasks'),
    ])

export const courseOf = (row: Awaited<ReturnType<ReturnType<typeof courses>['execute']>>[number]) => ({
  ...row,
  birthDate: row.birthDate ?? '', // by a check of the table a child has one
  themes: row.themes.map(({ theme }) => theme),
  leftOut: row.tasks.filter(({ answer }) => answer !== null && answer !== ANSWERED),
})

export type CourseOf = ReturnType<typeof courseOf> & Course

/** One pathway, in one statement; null when it is not there. */
export async function courseById(ctx: Ctx, pathwayId: string): Promise<CourseOf | null> {
  const row = await courses(ctx).where('pathways.id', '=', pathwayId).executeTakeFirst()
  return row ? courseOf(row) : null
}

/** Every pathway that is open, or ended so late that something may be asked yet. */
export async function coursesSince(ctx: Ctx, endedSince: string): Promise<CourseOf[]> {
  const rows = await courses(ctx)
    .where((where) =>
      where.or([
        where('pathways.status', '=', 'active'),
        where.and([
          where('pathways.status', '=', 'completed'),
          where('pathways.ended_on', '>=', endedSince),
          // whoever took it over asks
          where('pathways.closing_reason', '<>', 'transferred'),
        ]),
      ]),
    )
    .execute()
  return rows.map(courseOf)
}
