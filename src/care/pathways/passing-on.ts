import { z } from 'zod'
import type { StaffCtx } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { ReceiverKind, SharingPurpose, WrittenAs } from '#platform/schema.ts'
import type { Child } from '#ui/html.ts'
import type { View } from './view.ts'
import type { NewWay } from './ways.ts'

/** Ids of adults, or the young person, each once. Who they are is asked of the custody register. */
export const speakersField = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? [])),
    z
      .array(z.string().max(40, 'Vælg blandt mulighederne.'))
      .max(4, 'Vælg hver mulighed én gang.')
      .transform((ids) => [...new Set(ids)]),
  )

/** What a receiver can be where the kind of offer does not tell it. */
export const WAY_RECEIVERS = [
  'school',
  'ppr',
  'social_services',
  'ssp',
  'health_visitor',
  'hospital',
  'other',
] as const satisfies ReceiverKind[]

/** What is asked of what is passed on with a way, and of the written consent that the family gives to it. */
export const alongFields = {
  receiverKind: f.optionalChoice(WAY_RECEIVERS),
  handedOverTime: f.optionalTime(),
  consentFrom: speakersField(),
  consentPurpose: f.optionalChoice(['other_legislation', 'other'] as const satisfies SharingPurpose[]),
  consentAim: f.optionalText(1000),
  consentWhat: f.optionalText(2000),
  consentWrittenAs: f.optionalChoice(['paper', 'digital_post', 'secure_mail'] as const satisfies WrittenAs[]),
  consentGivenOn: f.optionalDay(),
  consentUntil: f.optionalDay(),
}
const alongSchema = z.object(alongFields)
export type Along = z.infer<typeof alongSchema>

/** Nothing is said of the receiver, and no consent comes along. */
export const NOTHING_ALONG: Along = {
  receiverKind: null,
  handedOverTime: null,
  consentFrom: [],
  consentPurpose: null,
  consentAim: '',
  consentWhat: '',
  consentWrittenAs: null,
  consentGivenOn: null,
  consentUntil: null,
}

/**
 * R79: what is passed on with a way is a disclosure. The module above asks its basis and keeps it, so its part is handed down.
 */
export type PassingOn = {
  fields: (
    ctx: StaffCtx,
    view: View,
    shown: { typed?: f.Typed | undefined; errors?: f.Errors | undefined },
  ) => Promise<Child>
  /** Says what is missing, at which field; null when what was handed over has its basis and stands in the register. */
  passOn: (
    ctx: StaffCtx,
    view: Pick<View, 'pathway' | 'child'>,
    way: NewWay & { id: string },
    along: Along,
  ) => Promise<f.Errors | null>
  /** Says in the journal that what a way passed on was registered in error. */
  takeBack: (ctx: StaffCtx, pathwayId: string, wayId: string) => Promise<void>
}
