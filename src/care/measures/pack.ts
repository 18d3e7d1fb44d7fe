import { itemsById, type Definition, type Item } from './definition.ts'
import { packHash, type Pack } from './pack-content.ts'
import type { Shown } from './wording.ts'

/**
 * What is wrong with a pack for this form on this day, in Danish words; nothing when it may be installed.
 *
 * A pack holds every question of the form, in its order, with the values of its choices: SDQ and RCADS may not be shown in part, and
 * scores of another form would not be theirs. Where the form is licensed, it names holder, number and last day of the licence,
 * and carries its fingerprint. Our own forms take packs in other languages only.
 */
export function fitsDefinition(pack: Pack, definition: Definition, today: string): string[] {
  const { id, version, scoresOnly, wording, languages } = definition
  if (pack.form !== id) return [`Pakken er til skemaet ${pack.form}, ikke til ${id}.`]
  if (pack.version !== version)
    return [`Pakken er til version ${pack.version} af skemaet; her bruges version ${version}.`]
  if (scoresOnly) return ['Skemaet kan ikke besvares her: scorerne tages over fra papir.']
  if (wording === 'shipped' && languages.some((each) => each === pack.language))
    return ['Skemaet har allerede sin ordlyd på dette sprog.']
  return [
    ...faultsOfItems(pack, definition),
    ...faultsOfLicence(pack, definition, today),
    ...faultsOfHash(pack, definition),
  ]
}

function faultsOfItems({ items }: Pack, definition: Definition): string[] {
  const all = definition.items
  if (items.length !== all.length) {
    const why = definition.whole && items.length < all.length ? ' Skemaet må kun vises helt.' : ''
    return [`Pakken har ${items.length} spørgsmål; skemaet har ${all.length}.${why}`]
  }
  const misplaced = items.findIndex(({ id }, nth) => id !== all[nth]?.id)
  if (misplaced >= 0)
    return [
      `Spørgsmål nr. ${misplaced + 1} hedder ${items[misplaced]?.id} i pakken; det skal være ${all[misplaced]?.id}.`,
    ]
  const known = itemsById(definition)
  return items.flatMap((item) => {
    const asked = known.get(item.id)
    return asked ? faultsOfItem(item, asked).map((fault) => `Spørgsmål ${item.id}: ${fault}`) : []
  })
}

function faultsOfItem({ options, ends }: Pack['items'][number], asked: Item): string[] {
  const faults: string[] = []
  if (ends && asked.kind !== 'number') faults.push('kun et tal på en skala har ord for sine ender.')
  if (asked.kind !== 'choice') return options ? [...faults, 'spørgsmålet har ingen valg i skemaet.'] : faults
  const values = (all: readonly { value: number | null }[]) =>
    all.map(({ value }) => String(value ?? 'ved ikke')).toSorted((a, b) => a.localeCompare(b, 'da', { numeric: true }))
  const [given, wanted] = [values(options ?? []), values(asked.options)]
  if (given.join() !== wanted.join())
    faults.push(`valgene skal have værdierne ${wanted.join(', ')}; pakken har ${given.join(', ') || 'ingen'}.`)
  const labels = (options ?? []).map(({ label }) => label)
  if (new Set(labels).size < labels.length) faults.push('to af valgene hedder det samme.')
  return faults
}

function faultsOfLicence({ licence }: Pack, definition: Definition, today: string): string[] {
  const { holder, number, validTo } = licence
  const expired = validTo !== undefined && validTo < today ? [`Licensen udløb ${validTo}.`] : []
  if (!definition.licence.required) return expired
  return [
    ...(holder ? [] : ['Skriv, hvem der har licensen (licence.holder).']),
    ...(number ? [] : ['Skriv licensens nummer (licence.number).']),
    ...(validTo ? [] : ['Skriv, til og med hvilken dag licensen gælder (licence.validTo).']),
    ...expired,
  ]
}

function faultsOfHash(pack: Pack, definition: Definition): string[] {
  if (pack.sha256 === undefined)
    return definition.licence.required ? ['Pakken mangler sit fingeraftryk (sha256) fra den, der har lavet den.'] : []
  return pack.sha256 === packHash(pack)
    ? []
    : ['Fingeraftrykket passer ikke: pakken er ændret, efter at den blev lavet.']
}

/** The questions as a pack has them, to be shown and kept with the answers. */
export const packWording = ({ items }: Pack): Shown =>
  items.map(({ id, text, options, ends }) => ({ id, text, ...(options && { options }), ...(ends && { ends }) }))
