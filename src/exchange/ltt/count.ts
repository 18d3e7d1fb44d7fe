import type { ContactType } from '#platform/schema.ts'

/** KL's list: what municipalities agreed to count of the offer. */
export const COUNTED = ['enquiries', 'toScreening', 'toTreatment', 'followUp', 'onward', 'contacts'] as const
export type Counted = (typeof COUNTED)[number]

export type Count = {
  inPathways: number
  reported: number
  /** In the pathways and not told yet, of children whose turn is to come. */
  waiting: number
  /** Told, and since found to be a mistake, of children whose turn is to come. */
  withdrawn: number
  /** In the pathways, not told, and nothing is on its way. */
  lost: number
  /** Told, not in the pathways, and nothing is on its way. */
  astray: number
}

/** What only a fault of ours can make: things that are told otherwise than they are, and that nothing will put right. */
export const differenceOf = ({ lost, astray }: Count): number => lost + astray

/** So many things that are alike: of one kind, in the pathways or not, told or not, the first of its kind or not. */
export type Alike = {
  kind: ContactType | 'referral'
  isKnown: boolean
  isTold: boolean
  isFirstKnown: boolean
  isFirstTold: boolean
  isComing: boolean
  many: number
}

/** KL's counts out of what is alike. */
export function tallied(rows: readonly Alike[]): Record<Counted, Count> {
  const all = (kinds: (kind: Alike['kind']) => boolean) =>
    countOf(rows.filter(({ kind }) => kinds(kind)).map((row) => ({ ...row, known: row.isKnown, told: row.isTold })))
  const first = (wanted: Alike['kind']) =>
    countOf(
      rows
        .filter(({ kind }) => kind === wanted)
        .map((row) => ({ ...row, known: row.isFirstKnown, told: row.isFirstTold })),
    )
  return {
    enquiries: all((kind) => kind === 'enquiry'),
    toScreening: first('screening'),
    toTreatment: first('treatment'),
    followUp: all((kind) => kind === 'final_talk'),
    onward: all((kind) => kind === 'referral'),
    contacts: all((kind) => kind !== 'referral'),
  }
}

function countOf(rows: readonly { known: boolean; told: boolean; isComing: boolean; many: number }[]): Count {
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(is).reduce((total, { many }) => total + many, 0)
  return {
    inPathways: sum(({ known }) => known),
    reported: sum(({ told }) => told),
    waiting: sum(({ known, told, isComing }) => known && !told && isComing),
    withdrawn: sum(({ known, told, isComing }) => told && !known && isComing),
    lost: sum(({ known, told, isComing }) => known && !told && !isComing),
    astray: sum(({ known, told, isComing }) => told && !known && !isComing),
  }
}
