import type { StaffCtx } from '#platform/ctx.ts'
import type { TaskKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import {
  answerReason,
  answerTask,
  assign,
  changeContact,
  chooseOutcome,
  endPathway,
  holdContact,
  judge,
  openForAReason,
  pathwayById,
  planContact,
  recordDelay,
  reopenPathway,
  setThemes,
  showWay,
  tasksOf,
  type NewWay,
  type Pathway,
  type Plan,
  type TaskAnswer,
} from '#care/pathways/pathways.ts'
import { answerReceipt, beginConcern, sendConcern } from '#care/concerns/concerns.ts'
import { consenting } from './consenting.ts'
import { ask } from './ask.ts'
import { known, member, type Life } from './life.ts'
import { measureAt } from './measured.ts'
import { writeNote } from './note.ts'
import { opened } from './open.ts'
import { handOver, mayHandOver } from './pass-on.ts'
import { risking } from './risking.ts'
import type { Agreed, Deed, Onward } from './plan.ts'

/** What the record is opened for, in the words of the access log; null for what is done without opening it. */
export const NOUNS: Record<Deed['does'], string | null> = {
  open: null,
  plan: 'plans',
  hold: 'talks',
  cancel: 'contacts',
  miss: 'contacts',
  judge: 'judgement',
  choose: 'outcome',
  show: 'ways',
  check: 'tasks',
  involve: 'tasks',
  assign: 'responsibility',
  themes: 'themes',
  delay: 'delays',
  end: 'ending',
  reopen: 'reopening',
  look: null,
  review: null,
  concern: 'concern',
  receipt: 'concern',
  consent: 'consents',
  tell: 'notices',
  leave_untold: 'notices',
  withdraw: 'consents',
  assess: 'risk',
  go_on: 'risk',
  make_plan: 'risk',
  request: 'record_request',
}

/** Does what a deed says, by the command that the screens use. `found`: the pathway as it was when the record was opened. */
export async function does(ctx: StaffCtx, life: Life, deed: Deed, found: Pathway | null): Promise<void> {
  const id = life.pathwayId
  const pathway = async () => found ?? pathwayById(ctx, id)
  switch (deed.does) {
    case 'open':
      life.themes = deed.themes
      life.pathwayId = await opened(ctx, life, deed)
      return
    case 'plan':
      life.talks.set(deed.talk, await planContact(ctx, id, { ...agreed(life, deed.agreed), form: null }))
      return
    case 'hold': {
      const contactId = await holdContact(
        ctx,
        id,
        { ...agreed(life, deed.agreed), summary: deed.summary },
        life.talks.get(deed.talk) ?? null,
      )
      measureAt(ctx, life, deed, contactId, life.themes)
      return writeNote(ctx, life, deed, contactId)
    }
    case 'cancel':
      return changeContact(ctx, id, known(life.talks, deed.talk), {
        becomes: 'cancelled',
        by: deed.by,
        reason: deed.reason,
      })
    case 'miss':
      return changeContact(ctx, id, known(life.talks, deed.talk), { becomes: 'missed', reason: deed.reason })
    case 'judge':
      return judge(ctx, id, deed)
    case 'choose':
      await chooseOutcome(ctx, await pathway(), { ...deed, way: null })
      return
    case 'show':
      life.ways.set(deed.way, await showTo(ctx, await pathway(), shown(life, deed.onward)))
      return
    case 'check':
      return answer(
        ctx,
        life,
        'way_check',
        { answer: deed.note, check: deed.found, askAgainOn: deed.askAgainOn },
        known(life.ways, deed.way),
      )
    case 'involve':
      return answer(ctx, life, 'involve_department', { answer: deed.answer, check: null, askAgainOn: null })
    case 'assign': {
      const { id: staffId, unitId } = member(life.ground, deed.to)
      life.isAssigned = true
      return assign(ctx, await pathway(), { staffId, unitId })
    }
    case 'themes':
      life.themes = deed.themes
      return setThemes(ctx, id, deed.themes)
    case 'delay':
      return recordDelay(ctx, id, deed)
    case 'end':
      return endPathway(ctx, await pathway(), deed)
    case 'reopen':
      return reopenPathway(ctx, await pathway(), deed.reason)
    case 'look':
      return openForAReason(ctx, await pathway(), deed.reason)
    case 'review':
      return answerReason(ctx, await taskOf(ctx, life, 'break_glass'), { outcome: 'in_order', note: deed.answer })
    case 'request':
      return ask(ctx, life, deed)
    case 'concern': {
      const { written, sent } = deed
      const concernId = await beginConcern(ctx, id, written)
      if (!sent) return
      life.concernId = concernId
      const concern = { id: concernId, pathway_id: id, author_id: ctx.actor.id, receiver: written.receiver }
      return sendConcern(ctx, concern, life.childId, { channel: sent, at: ctx.now })
    }
    case 'consent':
    case 'tell':
    case 'leave_untold':
    case 'withdraw':
      return consenting(
        ctx,
        life,
        found ?? { id, child_id: life.childId, responsible_id: ctx.actor.id, status: 'active' },
        deed,
      )
    case 'assess':
    case 'go_on':
    case 'make_plan':
      return risking(ctx, life, deed)
    case 'receipt': {
      if (!life.concernId) throw new Error('there is no underretning to answer')
      const concern = { id: life.concernId, pathway_id: id, author_id: ctx.actor.id, receiver: '' }
      const answer = { receiptOn: dayOf(ctx.now).toString(), caseReference: deed.caseReference, note: '' }
      return answerReceipt(ctx, concern, { id: life.childId, isRegretted: false }, { outcome: 'receipt', ...answer })
    }
  }
}

const agreed = ({ ground }: Life, { what, day, time, mode, who, place, form }: Agreed): Plan => ({
  talk: what,
  day,
  time,
  mode,
  staffId: member(ground, who).id,
  placeId: place === null ? null : known(ground.places, place),
  form,
})

const shown = ({ ground }: Life, { target, receiver, person, agreedBy, on, words, checkBy }: Onward) => ({
  target,
  receiver,
  receiverId: known(ground.partners, receiver),
  receiverPerson: person,
  agreedBy,
  agreedOn: on,
  handedOverOn: on,
  handedOver: words,
  checkBy,
})

async function showTo(ctx: StaffCtx, pathway: Pathway, wished: NewWay): Promise<string> {
  const basis = await mayHandOver(ctx, pathway.child_id, wished)
  const way = basis ? wished : { ...wished, handedOver: '' }
  const wayId = await showWay(ctx, pathway, way)
  if (basis) await handOver(ctx, pathway, { ...way, id: wayId }, basis)
  return wayId
}

/** Answers the open task of a kind. */
async function taskOf(ctx: StaffCtx, { pathwayId }: Life, kind: TaskKind, wayId: string | null = null) {
  const task = (await tasksOf(ctx, pathwayId)).find(
    (each) => each.kind === kind && !each.done_at && each.way_id === wayId,
  )
  if (!task) throw new Error(`there is no ${kind} to answer`)
  return task
}

const answer = async (ctx: StaffCtx, life: Life, kind: TaskKind, given: TaskAnswer, wayId: string | null = null) =>
  answerTask(ctx, await taskOf(ctx, life, kind, wayId), given)
