import { z } from 'zod'
import type { StaffCtx } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { WrittenAs } from '#platform/schema.ts'
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

/** The fields of a written consent that the family gives together with the way. */
export const consentFields = {
  consentFrom: speakersField(),
  consentWrittenAs: f.optionalChoice(['paper', 'digital_post', 'secure_mail'] as const satisfies WrittenAs[]),
  consentUntil: f.optionalDay(),
}
const consentSchema = z.object(consentFields)
export type ConsentAlong = z.infer<typeof consentSchema>

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
    way: NewWay,
    along: ConsentAlong,
  ) => Promise<f.Errors | null>
}
