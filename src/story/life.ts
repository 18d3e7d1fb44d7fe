import type { ClockRead } from './clocks.ts'
import type { ActName, StoryChild } from './format.ts'

/** What is made in an event, by its id. */
export type Made = {
  pathwayId?: string | undefined
  enquiryId?: string | undefined
  contactId?: string | undefined
  wayId?: string | undefined
}

/** An event that has been, and what it made. */
export type Happened = Made & { number: number; day: string; time: string; does: ActName; what: string; by: string }

/** A child while its story goes on. The pathway is the latest. */
export type Life = {
  child: StoryChild
  childId: string
  pathwayId: string
  /** The id of each pathway, in the order in which they were opened. */
  pathwayIds: string[]
  openedBy: string
  /** Whether a pathway that began at the same time is no hindrance. */
  isAgain: boolean
  /** What each key made. */
  made: Map<string, Made>
  happened: Happened[]
}

export const newLife = (child: StoryChild, isAgain: boolean): Life => ({
  child,
  isAgain,
  childId: '',
  pathwayId: '',
  pathwayIds: [],
  openedBy: '',
  made: new Map(),
  happened: [],
})

/** What became of a child of the story. */
export type Told = {
  key: string
  childId: string
  pathways: { id: string; clocks: ClockRead[] }[]
  happened: Happened[]
}
