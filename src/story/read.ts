import { faultsOf } from './faults.ts'
import { storySchema, type Story } from './format.ts'

/** Reads a story from the text of its file, or tells every fault of it at once, each with its place in words. */
export function readStory(text: string): { story: Story; faults?: never } | { faults: string[]; story?: never } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { faults: [`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const parsed = storySchema.safeParse(json)
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map(({ path, message }) => [placeOf(path), message].filter(Boolean).join(': ')),
    }
  const faults = faultsOf(parsed.data)
  return faults.length ? { faults } : { story: parsed.data }
}

const ONE = { children: 'child', events: 'event' } as const

/** `events.3.contact.mode` as `event 4, contact.mode`. */
function placeOf(path: readonly PropertyKey[]): string {
  const [list, at, ...rest] = path.map(String)
  const inList = (list === 'children' || list === 'events') && at !== undefined
  const first = inList ? `${ONE[list]} ${Number(at) + 1}` : [list, at].filter(Boolean).join('.')
  return [first, rest.join('.')].filter(Boolean).join(', ')
}
