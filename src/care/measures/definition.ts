/** Who answers: the child, a parent, somebody at school, or somebody who works here. */
export type Informant = 'self' | 'parent' | 'teacher' | 'clinician'

/** Our own words in the two languages that we write. The words of others come in a pack, in the pack's language. */
export type Wording = Readonly<{ da: string; en: string }>

/** A choice. Without a value it is "don't know", and counts as no answer. Without a label, a pack brings it. */
export type Option = Readonly<{ value: number | null; label: Wording | null }>

/** Asked only when one of these items has at least this value. */
export type Gate = Readonly<{ anyOf: readonly string[]; atLeast: number }>

type Asked = Readonly<{ id: string; text: Wording | null; askedWhen?: Gate }>
/** From this value somebody must look at once. */
type Harm = Readonly<{ harm?: Readonly<{ atLeast: number }> }>

export type ChoiceItem = Asked & Harm & Readonly<{ kind: 'choice'; options: readonly Option[] }>
export type NumberItem = Asked &
  Harm &
  Readonly<{ kind: 'number'; min: number; max: number; step: number; ends: readonly [Wording, Wording] | null }>
/** Free words, never scored. */
export type WordsItem = Asked & Readonly<{ kind: 'words' }>
export type Item = ChoiceItem | NumberItem | WordsItem

/**
 * When a scale has a score although answers are missing.
 *
 * `none`: never. `at_least`, `at_most`: with so many answered, or missing; prorated to all of the scale's items, or the
 * sum as it is. `any`: what is missing counts as 0, as long as one is answered (the published rule of the SDQ's impact).
 */
export type Missing =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'at_least'; answered: number; prorate: boolean }>
  | Readonly<{ kind: 'at_most'; missing: number; prorate: boolean }>
  | Readonly<{ kind: 'any' }>

type Measured = Readonly<{
  id: string
  title: string
  range: readonly [number, number]
  /** Which end is good. */
  better: 'low' | 'high'
  /** Shown first: the score that says most. */
  asked?: 'first'
}>

export type Scale = Measured &
  Harm &
  Readonly<{
    items: readonly string[]
    reversed?: readonly string[]
    /** What a value counts as, before anything else. */
    recode?: Readonly<Record<number, number>>
    /** `given`: which items it is made of is not known to us; it is scored on paper and taken over from there. */
    how: 'sum' | 'mean' | 'given'
    /** The sum or mean is multiplied by this. */
    times?: number
    /** Rounded to a whole number, x.5 upwards, before it is part of a sum. Otherwise shown with two decimals. */
    rounding?: 'half_up'
    missing: Missing
    /** 0, whatever else was answered, when this item has this value (the gate of the SDQ's impact). */
    zeroWhen?: Readonly<{ item: string; is: number }>
    /** Not scored unless these scales are. */
    needs?: readonly string[]
  }>

/** Made of scales; missing when one of them is. */
export type Sum = Measured & Readonly<{ of: readonly string[]; how: 'sum' | 'mean' }>

/** What may be said of an instrument: its form for one informant and age, as data. */
export type Definition = Readonly<{
  id: string
  family: string
  version: string
  title: string
  shortTitle: string
  informant: Informant
  ages: readonly [number, number]
  /** What time the answers are about. */
  period: string
  /** The form that this one is answered after. */
  followUpOf?: string
  items: readonly Item[]
  scales: readonly Scale[]
  sums: readonly Sum[]
  /** `pack`: its words are somebody else's, and none of them are here. */
  wording: 'shipped' | 'pack'
  /** The languages that it is shipped in. */
  languages: readonly ('da' | 'en')[]
  /** Part of it must not be shown: a pack holds all items, or is refused. */
  whole: boolean
  /** Answers cannot be scored here: the scores are taken over from paper. */
  scoresOnly: boolean
  source: string
  licence: Licence
  /** What of it could not be verified, in words. */
  unknown?: readonly string[]
}>

export type Licence = Readonly<{
  holder: string
  terms: string
  /** A pack must name the licence: its holder, number and last day. */
  required: boolean
  url?: string
}>

/** By item: the value, free words, or null for no answer. */
export type Answers = Readonly<Record<string, number | string | null>>

const indexed = new WeakMap<Definition, ReadonlyMap<string, Item>>()

/** The items of a form by their id; found once for each form. */
export function itemsById(definition: Definition): ReadonlyMap<string, Item> {
  const known = indexed.get(definition) ?? new Map(definition.items.map((item) => [item.id, item]))
  indexed.set(definition, known)
  return known
}

/** The values that an item may have as an answer, in order; nothing for a number or words. */
export const valuesOf = (item: Item): number[] =>
  item.kind === 'choice' ? item.options.flatMap(({ value }) => (value === null ? [] : [value])) : []

/** Least and greatest value of an item, which is what a reversal mirrors. */
export function extent(item: ChoiceItem | NumberItem): readonly [number, number] {
  if (item.kind === 'number') return [item.min, item.max]
  const values = valuesOf(item)
  return [Math.min(...values), Math.max(...values)]
}

/** Whether an item is to be asked after these answers. A gate that was not answered lets everything through. */
export function isAsked(item: Item, answers: Answers): boolean {
  if (!item.askedWhen) return true
  const { anyOf, atLeast } = item.askedWhen
  const values = anyOf.map((id) => answers[id] ?? null)
  return values.includes(null) || values.some((value) => Number(value) >= atLeast)
}
