import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Visitor } from '#platform/ctx.ts'
import { parseForm } from '#platform/form.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { countAnonymous } from '../anonymous.ts'
import { admission } from '../enquiry.ts'
import { to, type Visit } from '../public/visit.ts'
import { after, readAnswers } from './answers.ts'
import { checkPage } from './check-page.ts'
import { draftOf, dropDraft, keepDraft, type KeptDraft } from './draft.ts'
import { flowOf, isQuestion } from './flow.ts'
import { notAgreedPage, otherWaysPage, resumePage, savedPage } from './pages.ts'
import { questionPage } from './question-page.ts'
import { schemaOf } from './questions.ts'
import { receiptGonePage, receiptPage } from './receipt-page.ts'
import { receiptShownFor, sendDraft } from './send.ts'

/** Of one answer with all its fields, also while it is unfinished. */
const LETTERS_AT_MOST = 20_000

/** *Bed om hjælp*: a question on each page, each answer kept at once, nothing sent before *Send*. */
export function helpRoutes(visitOf: (c: Context) => Visit) {
  const routes = new Hono<Env<Visitor>>()
  const unsent = async (c: Context<Env<Visitor>>): Promise<KeptDraft | null> => {
    const draft = await draftOf(c, c.var.ctx)
    return draft?.sent ? null : draft
  }
  const readingOf = (c: Context<Env<Visitor>>, draft: KeptDraft | null) =>
    readAnswers(draft, { words: visitOf(c).language.words, today: dayOf(c.var.ctx.now) })

  routes.get('/', open, async (c) => {
    const draft = await unsent(c)
    if (!draft) return c.redirect(to(visitOf(c), '/help/who'), 303)
    return c.html(resumePage(visitOf(c), readingOf(c, draft).open ?? 'check'))
  })

  routes.get('/saved', open, async (c) => {
    const draft = await unsent(c)
    if (!draft) return c.redirect(to(visitOf(c)), 303)
    return c.html(savedPage(visitOf(c), readingOf(c, draft).open ?? 'check'))
  })

  routes.post('/removal', open, async (c) => {
    const again = (await postedForm(c)).has('again')
    await dropDraft(c, c.var.ctx)
    return c.redirect(to(visitOf(c), again ? '/help/who' : ''), 303)
  })

  routes.get('/under-5', open, (c) => c.html(otherWaysPage(visitOf(c), 'under_5')))
  routes.get('/over-17', open, (c) => c.html(otherWaysPage(visitOf(c), 'over_17')))
  routes.get('/not-agreed', open, (c) => c.html(notAgreedPage(visitOf(c))))

  routes.get('/check', open, async (c) => {
    const reading = readingOf(c, await unsent(c))
    if (reading.open) return c.redirect(to(visitOf(c), `/help/${reading.open}`), 303)
    return c.html(checkPage(visitOf(c), reading))
  })

  routes.post('/check', open, async (c) => {
    const { typed } = parseForm(await postedForm(c), z.unknown())
    const draft = await draftOf(c, c.var.ctx, { lock: true })
    if (!draft || draft.sent) return c.redirect(to(visitOf(c), '/help/receipt'), 303)
    const reading = readingOf(c, draft)
    if (reading.open) return c.redirect(to(visitOf(c), `/help/${reading.open}`), 303)
    const refused = await sendDraft(c, c.var.ctx, draft, reading, typed)
    if (refused) return c.html(checkPage(visitOf(c), reading, { form: refused }), 422)
    return c.redirect(to(visitOf(c), '/help/receipt'), 303)
  })

  routes.get('/receipt', open, async (c) => {
    const draft = await draftOf(c, c.var.ctx)
    const receipt = draft && receiptShownFor(c.var.ctx, draft)
    return c.html(receipt ? receiptPage(visitOf(c), receipt) : receiptGonePage(visitOf(c)))
  })

  routes.get('/:question', open, async (c) => {
    const question = c.req.param('question')
    if (!isQuestion(question)) throw problem.notFound('Siden')
    const draft = await unsent(c)
    const { known, open } = readingOf(c, draft)
    const flow = flowOf(known.asker)
    const tooEarly = open && flow.indexOf(question) > flow.indexOf(open)
    if (tooEarly || !flow.includes(question)) return c.redirect(to(visitOf(c), `/help/${open ?? 'check'}`), 303)
    const fromCheck = c.req.query('from') === 'check'
    return c.html(
      questionPage(visitOf(c), question, { known, typed: draft?.answers[question], fromCheck, begun: draft !== null }),
    )
  })

  routes.post('/:question', open, async (c) => {
    const question = c.req.param('question')
    if (!isQuestion(question)) throw problem.notFound('Siden')
    const visit = visitOf(c)
    const draft = await unsent(c)
    const before = readingOf(c, draft)
    if (!flowOf(before.known.asker).includes(question))
      return c.redirect(to(visit, `/help/${before.open ?? 'check'}`), 303)

    const form = parseForm(await postedForm(c), schemaOf(question, before.known))
    const { once: _, later, ...typed } = form.typed
    if (JSON.stringify(typed).length > LETTERS_AT_MOST) throw problem.tooLarge()
    const kept = { answers: { ...draft?.answers, [question]: typed } }
    if (later) {
      await keepDraft(c, c.var.ctx, kept)
      return c.redirect(to(visit, '/help/saved'), 303)
    }
    const fromCheck = c.req.query('from') === 'check'
    if (form.errors) {
      return c.html(
        questionPage(visit, question, {
          known: before.known,
          typed,
          errors: form.errors,
          fromCheck,
          begun: draft !== null,
        }),
        422,
      )
    }

    const { known, given, open } = readAnswers(kept, before.known)
    const elsewhere = await turnedAway(c, {
      anonymous: given.who?.who === 'anonymous',
      birthDate: known.birthDate,
      disagreed: given.agreement?.agreed === 'no',
    })
    if (elsewhere) return c.redirect(to(visit, elsewhere), 303)
    await keepDraft(c, c.var.ctx, kept)
    const next = fromCheck ? open : after(question, known.asker)
    return c.redirect(to(visit, `/help/${next ?? open ?? 'check'}`), 303)
  })

  return routes
}

/** R4, R5, R7, chapter 1.3: whom the offer cannot take in this way is shown another, and nothing of them is kept. */
async function turnedAway(
  c: Context<Env<Visitor>>,
  { anonymous, birthDate, disagreed }: { anonymous: boolean; birthDate: string | null; disagreed: boolean },
): Promise<string | null> {
  const { ctx } = c.var
  const admitted = birthDate === null ? 'in_range' : admission(birthDate, dayOf(ctx.now))
  if (!anonymous && admitted === 'in_range' && !disagreed) return null
  await dropDraft(c, ctx)
  if (anonymous) await countAnonymous(ctx)
  if (anonymous) return '/anonymous'
  return disagreed ? '/help/not-agreed' : admitted === 'under_5' ? '/help/under-5' : '/help/over-17'
}

const postedForm = (c: Context): Promise<FormData> =>
  c.req.formData().catch(() => {
    throw problem.badRequest('Formularen kom ikke helt frem. Gå tilbage, og send den igen.')
  })
