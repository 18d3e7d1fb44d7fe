import type { Talk } from './contact.ts'

/** How a type of talk is written in an address: `preliminary-talk`. */
export const talkSlug = (talk: Talk): string => talk.replaceAll('_', '-')
