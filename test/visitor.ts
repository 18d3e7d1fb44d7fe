import { createApp } from '../src/app.ts'
import type { Answer, Fields, World } from './world.ts'

/** A citizen with a browser of their own: keeps the cookies it is given, and follows where it is sent. */
export function aVisitor(world: World) {
  const browser = world.signedOut()
  const jar = new Map<string, string>()
  const cookies = () => ({ Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
  const kept = (answer: Answer): Answer => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const get = async (path: string) => kept(await browser.get(path, cookies()))
  const post = async (path: string, fields: Fields = {}) => kept(await browser.post(path, fields, cookies()))
  return {
    jar,
    get,
    post,
    /** Posts, and goes where the answer says. */
    async follow(path: string, fields: Fields = {}): Promise<Answer & { at: string }> {
      const answer = await post(path, fields)
      const at = answer.location ?? path
      return { ...(answer.location ? await get(at) : answer), at }
    },
  }
}

/** Posts as a browser behind a proxy does, from an address of its own, with the cookies it is given. */
export function fromAddress(world: World, address: string) {
  const app = createApp({ ...world.machine, trustProxy: true })
  let cookie = ''
  return {
    cookie: () => cookie,
    async post(path: string, fields: Record<string, string>): Promise<{ location: string | null }> {
      const { headers } = await app.request(`http://localhost${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: 'http://localhost',
          'X-Forwarded-For': address,
          Cookie: cookie,
        },
      })
      cookie = headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return { location: headers.get('Location') }
    },
  }
}

export type VisitorClient = ReturnType<typeof aVisitor>

export type Answers = readonly (readonly [question: string, fields: Fields])[]

/** A day in the three fields of the citizen's form. */
export function inParts(name: string, day: string): Fields {
  const [year, month, date] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** What a mother answers in *Bed om hjælp*, question by question. */
export const aMothersAnswers = (givenName: string, about = 'Hun sover ikke.'): Answers => [
  ['who', { who: 'parent' }],
  ['birth', { ...inParts('birth', '2014-05-05'), cpr: '050514-9995' }],
  ['name', { givenName, familyName: 'Holm' }],
  ['about', { themes: ['worry', 'sadness'], about }],
  ['you', { contactName: 'Mette Holm', party: 'mother' }],
  ['phone', { phone: '12 34 56 78', bestTime: 'efter 15' }],
  ['language', { language: 'ar', interpreter: 'on' }],
]

export const HELP = '/k/holbaek/help'

/** Answers question after question, as each page allows, and gives where that leads. */
export async function answer(visitor: VisitorClient, answers: Answers, help = HELP): Promise<string> {
  let at = ''
  for (const [question, fields] of answers) {
    const { status, html, at: next } = await visitor.follow(`${help}/${question}`, fields)
    if (status !== 200) throw new Error(`${question}: ${status} ${/form-error-message"[^>]*>([^<]*)/.exec(html)?.[1]}`)
    at = next
  }
  return at
}

/** Moves the world's clock on, so that a visitor is neither taken for a machine nor told to wait. */
export function aClock(world: World) {
  let now = world.clock().getTime()
  return (minutes = 61): void => {
    now += minutes * 60_000
    world.setTime(new Date(now).toISOString())
  }
}
