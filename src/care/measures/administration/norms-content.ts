import { z } from 'zod'
import type { BandSet } from '../norm.ts'
import type { Definition } from '../definition.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const edge = z.tuple([z.number(), z.number()]).refine(([from, to]) => from <= to, 'fra ligger over til')

const content = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  version: words(40),
  title: words(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  source: words(1000),
  certainty: z.enum(['read', 'background']),
  kind: z.literal('bands'),
  labels: z
    .array(z.strictObject({ id: words(60), raised: words(100), lowered: words(100) }))
    .min(2)
    .max(10),
  clinicalFrom: z.number().int().min(1).max(10).optional(),
  tables: z
    .array(
      z.strictObject({
        forms: z.array(words(61)).min(1).max(50),
        sex: z.enum(['f', 'm']).optional(),
        ages: z.tuple([z.number().int(), z.number().int()]).optional(),
        bands: z.record(words(60), z.array(edge).min(2).max(10)),
      }),
    )
    .min(1)
    .max(100),
})

type Read = { norms: BandSet; faults?: never } | { faults: string[]; norms?: never }

/** Reads a norm set as it was handed in, or says in Danish, by place, what is wrong: forms and scales that there are not, too. */
export function readNorms(given: unknown, known: readonly Definition[]): Read {
  const read = content.safeParse(given)
  if (!read.success)
    return {
      faults: read.error.issues.map(({ path }) => `${path.join('.') || 'Filen'}: kan ikke bruges, som det står`),
    }
  const { clinicalFrom, tables, ...rest } = read.data
  const norms: BandSet = {
    ...rest,
    ...(clinicalFrom !== undefined && { clinicalFrom }),
    tables: tables.map(({ sex, ages, ...table }) => ({ ...table, ...(sex && { sex }), ...(ages && { ages }) })),
  }
  const faults = norms.tables.flatMap(({ forms, bands }) =>
    forms.flatMap((form) => faultsOf(known, form, bands, norms)),
  )
  return faults.length ? { faults } : { norms }
}

function faultsOf(
  known: readonly Definition[],
  form: string,
  bands: BandSet['tables'][number]['bands'],
  { labels }: BandSet,
): string[] {
  const definition = known.find(({ id }) => id === form)
  if (!definition) return [`Der er ikke noget skema, der hedder ${form}.`]
  const scales = new Set([...definition.scales, ...definition.sums].map(({ id }) => id))
  return Object.entries(bands).flatMap(([scale, edges]) => [
    ...(scales.has(scale) ? [] : [`${form} har ingen skala, der hedder ${scale}.`]),
    ...(edges.length === labels.length
      ? []
      : [`${form} ${scale}: der er ${edges.length} grænser og ${labels.length} navne.`]),
  ])
}
