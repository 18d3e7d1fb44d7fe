import type { Handed, Outgoing, PostChannel } from '../src/exchange/post/channel.ts'

/** Whoever carries messages on, in the memory of a test: it keeps what it is given, and can be told to answer otherwise. */
export function aPostOffice() {
  const sent: Outgoing[] = []
  const answers: Handed[] = []
  const channel: PostChannel = {
    name: 'testens posthus',
    async send(message) {
      const answer = answers.shift()
      if (answer) return answer
      if (!sent.some(({ id }) => id === message.id)) sent.push(message)
      return { kind: 'accepted' }
    },
  }
  return {
    channel,
    /** The messages that were taken, in the order in which they came. */
    sent: (): readonly Outgoing[] => sent,
    /** The next messages are answered so, and not taken. */
    answerNext: (...handed: Handed[]) => void answers.push(...handed),
  }
}
