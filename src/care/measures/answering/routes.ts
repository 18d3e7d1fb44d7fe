import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { countAttempt } from '#platform/attempts.ts'
import type { Visitor } from '#platform/ctx.ts'
import { parseForm, postedForm } from '#platform/form.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { asVisitor, nowhere } from '#registry/organisations/guard.ts'
import { z } from 'zod'
import { recordResponse } from '../responses.ts'
import { askedBy, keepAnswers, markOpened, stateOf, type Asked } from './asked.ts'
import { checkPage } from './pages/check-page.ts'
import { overPage, thanksPage } from './pages/over-page.ts'
import { allPage, questionBlocks, questionPage, type Sheet } from './pages/question-page.ts'
import { welcomePage } from './pages/welcome-page.ts'
import { sheetOf } from './sheet.ts'
import { readAnswer } from './typed.ts'
import { to, type Visit } from './visit.ts'
import { answersToSend, askedAfter, beside, firstOpen } from './walk.ts'
import { ANSWER_LANGUAGES, type AnswerLanguage } from './words/languages.ts'

/** From one place: a class that answers together, each question a page. Nobody guesses 190 bits. */
const PAGES = { most: 600, minutes: 5 }

const paced = createMiddleware<Env>(async (c, next) => {
  await countAttempt(c, 'answers.page', PAGES)
  await next()
})

/** Whoever answers, on the public pages of a municipality: `/k/:slug/svar/:token`, and in English `/k/:slug/en/svar/:token`. */
export const answeringRoutes = new Hono<Env>()
for (const language of ANSWER_LANGUAGES)
  answeringRoutes.route(`/:slug${language.code === 'en' ? '/en' : ''}/svar/:token`, pagesIn(language))

/** The script of the page sends answers by itself, and reads no page. */
const isOfScript = (c: Context): boolean => !/text\/html/.test(c.req.header('Accept') ?? '')

/** Shortly after sending the link still shows what happens now; later it says only that it was used. */
const THANKS_MINUTES = 60

function pagesIn(language: AnswerLanguage) {
  type C = Context<Env<Visitor>>
  type Open = { visit: Visit; asked: Asked; sheet: Sheet }

  const visitOf = (c: C): Visit => {
    const face = c.get('face') ?? nowhere(c.req.param('slug') ?? '')
    return { face, language, demo: c.var.machine.demo, secret: c.req.param('token') ?? '' }
  }
  /** A link that can be answered, or the page that says why not. */
  const opened = async (c: C): Promise<Open | Response> => {
    const visit = visitOf(c)
    const asked = await askedBy(c.var.ctx, visit.secret)
    if (!asked) return c.html(overPage(visit, 'unknown'), 404)
    const state = stateOf(asked, c.var.ctx.now)
    if (state !== 'open') return c.html(overPage(visit, state), 410)
    const sheet = await sheetOf(c.var.ctx, asked, language.code)
    return sheet ? { visit, asked, sheet } : c.html(overPage(visit, 'notNow'), 409)
  }
  const questionIn = ({ sheet: { questions, answers } }: Open, nth: string | undefined) =>
    askedAfter(questions, answers).find((each) => String(each.nth) === nth)

  const routes = new Hono<Env<Visitor>>()
  routes.use(paced, asVisitor)

  routes.get('/', open, async (c) => {
    const found = await opened(c)
    return found instanceof Response ? found : c.html(welcomePage(found.visit, found.asked, found.sheet))
  })

  routes.post('/', open, async (c) => {
    const found = await opened(c)
    if (found instanceof Response) return found
    await markOpened(c.var.ctx, found.asked.id)
    const next = firstOpen(found.sheet.questions, found.sheet.answers)
    return c.redirect(to(found.visit, next ? String(next.nth) : 'check'), 303)
  })

  routes.get('/all', open, async (c) => {
    const found = await opened(c)
    if (found instanceof Response) return found
    const show = c.req.query('for') === 'script' ? questionBlocks : allPage
    return c.html(show(found.visit, found.sheet))
  })

  routes.post('/all', open, async (c) => {
    const found = await opened(c)
    if (found instanceof Response) return found
    const { visit, asked, sheet } = found
    const { typed } = parseForm(await postedForm(c), z.unknown())
    const answers: Record<string, number | string | null> = {}
    const errors: Record<string, string> = {}
    for (const { item } of sheet.questions) {
      const name = `a-${item.id}`
      if (!typed[name]) continue
      const { answer, fault } = readAnswer(item, typed, language.words)
      if (fault === undefined) answers[item.id] = answer
      else errors[name] = fault
    }
    const now = { ...sheet, answers: { ...sheet.answers, ...answers } }
    if (Object.keys(errors).length) return c.html(allPage(visit, now, errors), 422)
    await markOpened(c.var.ctx, asked.id)
    await keepAnswers(c.var.ctx, asked.id, answers)
    return c.redirect(to(visit, 'check'), 303)
  })

  routes.get('/check', open, async (c) => {
    const found = await opened(c)
    return found instanceof Response ? found : c.html(checkPage(found.visit, found.sheet))
  })

  routes.post('/check', open, async (c) => {
    const visit = visitOf(c)
    const before = await askedBy(c.var.ctx, visit.secret)
    // sent twice: the second time leads to the same thanks
    if (before?.answered_at) return c.redirect(to(visit, 'thanks'), 303)
    const found = await opened(c)
    if (found instanceof Response) return found
    const { asked, sheet } = found
    const answers = answersToSend(sheet.questions, sheet.answers)
    if (Object.keys(answers).length === 0)
      return c.html(checkPage(visit, sheet, { form: language.words.check.empty }), 422)
    await recordResponse(c.var.ctx, {
      pathwayId: asked.pathway_id,
      formId: asked.form_id,
      formVersion: asked.form_version,
      moment: asked.moment,
      personId: asked.person_id,
      informantName: asked.informant_name,
      contactId: asked.contact_id,
      planId: asked.plan_id,
      invitationId: asked.id,
      entry: 'link',
      answeredOn: dayOf(c.var.ctx.now).toString(),
      language: sheet.written,
      answers,
    })
    return c.redirect(to(visit, 'thanks'), 303)
  })

  routes.get('/thanks', open, async (c) => {
    const visit = visitOf(c)
    const asked = await askedBy(c.var.ctx, visit.secret)
    if (!asked) return c.html(overPage(visit, 'unknown'), 404)
    if (!asked.answered_at) return c.redirect(to(visit), 303)
    const isRecent = c.var.ctx.now.getTime() - asked.answered_at.getTime() < THANKS_MINUTES * 60_000
    return isRecent ? c.html(thanksPage(visit, asked)) : c.html(overPage(visit, 'answered'), 410)
  })

  routes.get('/:nth', open, async (c) => {
    const found = await opened(c)
    if (found instanceof Response) return found
    const question = questionIn(found, c.req.param('nth'))
    if (!question) return c.redirect(to(found.visit), 303)
    return c.html(questionPage(found.visit, found.sheet, question, { fromCheck: c.req.query('from') === 'check' }))
  })

  routes.post('/:nth', open, async (c) => {
    const found = await opened(c)
    if (found instanceof Response) return found
    const { visit, asked, sheet } = found
    const question = sheet.questions.find((each) => String(each.nth) === c.req.param('nth'))
    if (!question) return c.redirect(to(visit), 303)
    const { typed } = parseForm(await postedForm(c), z.unknown())
    const fromCheck = c.req.query('from') === 'check'
    const read = typed['skip'] ? { answer: null } : readAnswer(question.item, typed, language.words)
    if (read.fault !== undefined) {
      if (isOfScript(c)) return c.json({ fault: read.fault }, 422)
      return c.html(
        questionPage(visit, sheet, question, { fromCheck, errors: { [`a-${question.item.id}`]: read.fault } }),
        422,
      )
    }
    await markOpened(c.var.ctx, asked.id)
    await keepAnswers(c.var.ctx, asked.id, { [question.item.id]: read.answer })
    if (isOfScript(c)) return c.body(null, 204)
    const answers = { ...sheet.answers, [question.item.id]: read.answer }
    const next = beside(askedAfter(sheet.questions, answers), question.nth, 1)
    return c.redirect(to(visit, fromCheck || !next ? 'check' : String(next.nth)), 303)
  })

  return routes
}
