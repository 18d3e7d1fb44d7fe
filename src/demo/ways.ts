import { begin } from './begin.ts'
import { aStory, type Given, type Story } from './story.ts'
import { treat } from './treat.ts'

/** Tells a child's way from the henvendelse until now, by the fate that was drawn for it. The same givens tell the same way. */
export function tellWay(given: Given): Story {
  const story = aStory(given)
  const decided = begin(story)
  if (decided) treat(story, decided)
  hurry(story)
  settleOrder(story)
  return story
}

/** Those who treated a child may look back for thirty days; what is left to look after is done before that. */
const DAYS_TO_LOOK_AFTER = 28

function hurry({ visits }: Story): void {
  const end = visits.find(({ deeds }) => deeds.some(({ does }) => does === 'end'))
  if (!end) return
  const last = end.at.getTime() + DAYS_TO_LOOK_AFTER * 86_400_000
  for (const visit of visits) if (visit.at.getTime() > last) visit.at = new Date(last)
}

/** Puts the visits in the order of time, and forgets those in which nothing was done after all. */
export function settleOrder(story: Story): void {
  story.visits = story.visits
    .filter(({ deeds }) => deeds.length > 0)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
