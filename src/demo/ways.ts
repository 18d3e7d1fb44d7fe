import { begin } from './begin.ts'
import { aStory, type Given, type Story } from './story.ts'
import { treat } from './treat.ts'

/** Tells a child's way from the henvendelse until now, by the fate that was drawn for it. The same givens tell the same way. */
export function tellWay(given: Given): Story {
  const story = aStory(given)
  const decided = begin(story)
  if (decided) treat(story, decided)
  settleOrder(story)
  return story
}

/** Puts the visits in the order of time, and forgets those in which nothing was done after all. */
export function settleOrder(story: Story): void {
  story.visits = story.visits
    .filter(({ deeds }) => deeds.length > 0)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
