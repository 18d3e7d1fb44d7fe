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

export type VisitorClient = ReturnType<typeof aVisitor>
