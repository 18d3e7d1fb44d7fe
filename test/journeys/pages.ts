import assert from 'node:assert/strict'
import test from 'node:test'
import { STAFF, aWorld, type Person } from '../world.ts'
import { addressesOf, permissionOf } from '../routes.ts'
import { isSound, visiting } from './visit.ts'

/** Every page of the application at one width, as those see it who may: sound, and no wider than the screen. */
export async function pagesAt(width: number): Promise<void> {
  const world = await aWorld()
  const { routes, addressOf, whoMay } = await addressesOf(world)
  const site = await visiting(world)

  const shown = routes.filter(
    ({ method, path }) => method === 'GET' && !/^\/(assets|health|ready)|:token|:jobId/.test(path),
  )

  for (const person of ['mette', 'ida', 'lise', 'adam'] as const satisfies Person[]) {
    const pages = shown.filter((route) => permissionOf(route) && whoMay(route) === person)
    test(`axe finds nothing on what ${STAFF[person].name} sees at ${width} px, and nothing is wider than the screen`, async () => {
      const page = await site.as(person, { width })
      const wrong: string[] = []
      for (const route of pages) {
        const { headers } = await world.as(person).get(addressOf(route))
        if (!/text\/html/.test(headers.get('Content-Type') ?? '')) continue // a file, for the reader's own program
        await page.goto(addressOf(route))
        await isSound(page).catch((error: Error) => wrong.push(`${route.path}: ${error.message}`))
      }
      await page.context().close()
      assert.deepEqual(wrong, [])
    })
  }

  test(`axe finds nothing on what everybody sees at ${width} px, and nothing is wider than the screen`, async () => {
    const page = await site.opened({ width })
    for (const route of shown.filter((each) => !permissionOf(each))) {
      await world.owner.query('delete from attempts') // the browser asks more often than a person
      await page.goto(addressOf(route))
      await isSound(page)
    }
    await page.context().close()
  })
}
