import type { Bundle } from '../src/exchange/ltt/bundle.ts'
import type { Answer, Channel } from '../src/exchange/ltt/channel.ts'

type Resource = Bundle['entry'][number]['resource']

/** A national gateway in the memory of a test: it keeps what it is given, and can be told to answer otherwise. */
export function aGateway() {
  const received = new Map<string, Bundle>()
  const answers: ((report: Bundle) => Answer | Promise<Answer> | undefined)[] = []

  const channel: Channel = {
    name: 'testens gateway',
    async deliver(_, report) {
      const other = await answers.shift()?.(report)
      if (other) return other
      if (received.has(report.id)) return { kind: 'duplicate' }
      received.set(report.id, report)
      return { kind: 'accepted' }
    },
  }

  return {
    channel,
    /** The reports that were accepted, in the order in which they came. */
    received: () => [...received.values()],
    /** What it ends with: the latest that was said of each thing, by its id. */
    held: (): Map<string, Resource> =>
      new Map([...received.values()].flatMap(({ entry }) => entry.map(({ resource }) => [resource.id, resource]))),
    /** The next report is answered so, and not kept, unless nothing is answered. */
    answerNext: (...how: (typeof answers)[number][]) => void answers.push(...how),
    /** Takes a report in, whatever is answered. */
    keep: (report: Bundle) => void received.set(report.id, received.get(report.id) ?? report),
    /** Answers as it should from now on. */
    forget: () => void answers.splice(0),
  }
}
