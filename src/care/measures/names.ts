import type { Definition } from './definition.ts'
import { DEFINITIONS } from './definitions.ts'
import { SDQ_NAMES } from './definitions/sdq.ts'

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The forms that a name may mean: one by its id however it is punctuated, or all of the instrument. */
export function formsCalled(name: string): Definition[] {
  const wanted = plain(name)
  const exactly = DEFINITIONS.filter(({ id }) => plain(id) === wanted)
  return exactly.length ? exactly : DEFINITIONS.filter(({ family }) => plain(family) === wanted)
}

const LETTER = { parent: 'p', teacher: 't', self: 's', clinician: '' } as const

/** What the columns of a file about this form may be called: its item ids, their numbers, and for the SDQ sdqinfo.org's names. */
export function itemNames({ id, family, shortTitle, informant, items }: Definition): (column: string) => string | null {
  const known = new Map(items.map((item) => [item.id, item.id]))
  const sdq = family === 'sdq' ? SDQ_NAMES : []
  for (const [name, item] of sdq)
    if (known.has(item)) for (const alias of [name, `${LETTER[informant]}${name}`]) known.set(alias, item)
  const before = new Set(['', 'q', 'i', 'item', 'question', 'sp', plain(family), plain(id), plain(shortTitle)])
  return (column) => {
    const name = column.trim().toLowerCase()
    const [, prefix = '', number = ''] = /^(.*?)0*([1-9]\d*)$/.exec(name) ?? []
    const numbered = before.has(plain(prefix)) ? known.get(`q${number}`) : undefined
    return known.get(name) ?? numbered ?? null
  }
}
