import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Ctx, Staff } from '#platform/ctx.ts'
import { readForm, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { units } from '#registry/organisations/organisations.ts'
import { changedStaffSchema, staffSchema } from './form.ts'
import { carriedLink, carryLink } from './link-once.ts'
import { staffListPage } from './pages/list.ts'
import { memberPage, newMemberPage } from './pages/member.ts'
import { closeAccess, invite, openAccess, saveStaff, staffMember, staffPage, unlock, type Leaving } from './staff.ts'

export { demoSignIn } from './demo/method.ts'
export { localAccounts } from './local/method.ts'
export { signInRoutes } from './sign-in.ts'

const LIST = '/administration/staff'
const MEMBER = `${LIST}/:staffId`

type Shown = { typed?: Typed; errors?: Errors | undefined; isStale?: boolean }
type Asking = Context<Env<Staff>>

/** The units to choose between: those in use, and the one that somebody has though it is closed. */
const unitChoices = async (ctx: Ctx, unitId: string | null = null) =>
  (await units(ctx)).filter(({ id, isActive }) => isActive || id === unitId)

const showing =
  (leaving: Leaving) =>
  async (c: Asking, staffId: string, shown: Shown = {}) => {
    const { ctx, frame } = c.var
    const member = await staffMember(ctx, staffId)
    const [choices, delegations] = await Promise.all([
      unitChoices(ctx, member.unitId),
      leaving.standing(ctx, member.id),
    ])
    return memberPage(frame, {
      ...shown,
      member,
      delegations,
      units: choices,
      link: carriedLink(c, staffId),
      now: ctx.now,
      mayChange: may('administration.write', ctx.actor),
      isSelf: ctx.actor.id === staffId,
    })
  }

/** What needs no more than a button: does it and shows the person again. Pressed twice, it is done once. */
const act = async (c: Asking, work: (staffId: string) => Promise<string | void>) => {
  const { id } = await staffMember(c.var.ctx, c.req.param('staffId') ?? '')
  await readForm(c, z.object({}))
  return c.redirect((await work(id)) ?? `${LIST}/${id}`, 303)
}

/** R54: those who work here, each with an own sign-in; and what ends when one of them leaves. */
export const staffRoutes = (leaving: Leaving): Hono<Env<Staff>> => {
  const show = showing(leaving)
  return new Hono<Env<Staff>>()
    .get(LIST, staff('administration.read'), async (c) => {
      const closed = c.req.query('closed') === 'yes'
      const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
      const { ctx, frame } = c.var
      const found = await staffPage(ctx, { isActive: !closed, page: Math.min(page, 1000) })
      return c.html(
        staffListPage(frame, {
          ...found,
          page,
          closed,
          mayChange: may('administration.write', ctx.actor),
          now: ctx.now,
        }),
      )
    })
    .get(`${LIST}/new`, staff('administration.write'), async (c) =>
      c.html(newMemberPage(c.var.frame, { units: await unitChoices(c.var.ctx) })),
    )
    .post(LIST, staff('administration.write'), async (c) => {
      const choices = await unitChoices(c.var.ctx)
      const form = await readForm(c, staffSchema(choices.map(({ id }) => id)))
      const saved = form.errors ? form : await saveStaff(c.var.ctx, form.value)
      if (saved === 'stale' || saved.errors) {
        return c.html(
          newMemberPage(c.var.frame, {
            units: choices,
            typed: form.typed,
            errors: saved === 'stale' ? {} : saved.errors,
          }),
          422,
        )
      }
      carryLink(c, saved.id, await invite(c.var.ctx, saved.id))
      return c.redirect(`${LIST}/${saved.id}`, 303)
    })
    .get(MEMBER, staff('administration.read'), async (c) => c.html(await show(c, c.req.param('staffId'))))
    .post(MEMBER, staff('administration.write'), async (c) => {
      const { ctx } = c.var
      const member = await staffMember(ctx, c.req.param('staffId'))
      const choices = await unitChoices(ctx, member.unitId)
      const form = await readForm(c, changedStaffSchema(choices.map(({ id }) => id)))
      if (form.errors) return c.html(await show(c, member.id, form), 422)
      const { version, ...details } = form.value
      const saved = await saveStaff(ctx, details, { id: member.id, version })
      if (saved === 'stale') return c.html(await show(c, member.id, { typed: form.typed, isStale: true }), 409)
      if (saved.errors) return c.html(await show(c, member.id, { typed: form.typed, errors: saved.errors }), 422)
      return c.redirect(LIST, 303)
    })
    .post(`${MEMBER}/activation`, staff('administration.write'), (c) =>
      act(c, async (staffId) => {
        const path = await invite(c.var.ctx, staffId)
        // One who makes a link for themselves has just been signed out by it, and goes on from there.
        if (staffId === c.var.ctx.actor.id) return path
        return carryLink(c, staffId, path)
      }),
    )
    .post(`${MEMBER}/unlocking`, staff('administration.write'), (c) => act(c, (staffId) => unlock(c.var.ctx, staffId)))
    .post(`${MEMBER}/closure`, staff('administration.write'), (c) =>
      act(c, (staffId) => closeAccess(c.var.ctx, staffId, leaving)),
    )
    .post(`${MEMBER}/reopening`, staff('administration.write'), (c) =>
      act(c, (staffId) => openAccess(c.var.ctx, staffId)),
    )
}
