import assert from 'node:assert/strict'
import test from 'node:test'
import type { Definition } from './definition.ts'
import { definitionById } from './definitions.ts'
import { packHash, readPack, type Pack } from './pack-content.ts'
import { fitsDefinition, packWording } from './pack.ts'

const TODAY = '2026-11-22'
const form = (id: string): Definition => {
  const definition = definitionById(id)
  assert.ok(definition, id)
  return definition
}

/** A pack that fits, with words that are nobody's. */
function aPack(definition: Definition, change: Partial<Pack> = {}): Pack {
  const items = definition.items.map((item) => ({
    id: item.id,
    text: `Ord ${item.id}`,
    ...(item.kind === 'choice' && {
      options: item.options.map(({ value }) => ({ value, label: `Valg ${value}` })),
    }),
  }))
  const pack: Pack = {
    form: definition.id,
    version: definition.version,
    language: 'da',
    items,
    licence: { holder: 'Andeby Kommune', number: 'L-1', validTo: '2027-12-31' },
    ...change,
  }
  return { ...pack, sha256: change.sha256 ?? packHash(pack) }
}
const faults = (id: string, change: (pack: Pack) => Partial<Pack> = () => ({})): string[] => {
  const definition = form(id)
  return fitsDefinition(aPack(definition, change(aPack(definition))), definition, TODAY)
}

test('a pack that holds the whole form, in its order and with its licence, may be installed', () => {
  for (const id of [
    'sdq-p4-10',
    'sdq-t11-17-follow-up',
    'rcads-47-self',
    'phq-9',
    'esq-parent',
    'ors',
    'c-ssrs-screener',
  ])
    assert.deepEqual(faults(id), [], id)
  assert.deepEqual(packWording(aPack(form('gad-7')))[1], {
    id: 'q2',
    text: 'Ord q2',
    options: [0, 1, 2, 3].map((value) => ({ value, label: `Valg ${value}` })),
  })
})

test('R41 part of a licensed form is refused, whichever part', () => {
  for (const id of ['sdq-s11-17', 'sdq-t4-10', 'rcads-47-parent', 'rcads-25-self'])
    for (const left of [0, 1, 5, form(id).items.length - 1]) {
      const [fault = ''] = faults(id, ({ items }) => ({ items: items.slice(0, left) }))
      assert.match(fault, /^Pakken har \d+ spørgsmål; skemaet har \d+\. Skemaet må kun vises helt\.$/)
    }
  assert.match(faults('sdq-p4-10', ({ items }) => ({ items: items.slice(8) }))[0] ?? '', /må kun vises helt/)
})

test('a pack with another order, other questions or other choices is refused, and says where', () => {
  const moved = ({ items: [first, second, ...rest] }: Pack) => ({
    items: [second, first, ...rest].flatMap((each) => each ?? []),
  })
  const withOptions = (options: Pack['items'][number]['options']) => (pack: Pack) => ({
    items: pack.items.map((item) => (item.id === 'q2' ? { ...item, options } : item)),
  })
  for (const [id, change, fault] of [
    ['sdq-p4-10', moved, 'Spørgsmål nr. 1 hedder q2 i pakken; det skal være q1.'],
    [
      'phq-9',
      ({ items }: Pack) => ({ items: [...items, ...items.slice(0, 1)] }),
      'Pakken har 10 spørgsmål; skemaet har 9.',
    ],
    [
      'phq-9',
      withOptions([{ value: 0, label: 'a' }]),
      'Spørgsmål q2: valgene skal have værdierne 0, 1, 2, 3; pakken har 0.',
    ],
    ['phq-9', withOptions(undefined), 'Spørgsmål q2: valgene skal have værdierne 0, 1, 2, 3; pakken har ingen.'],
    [
      'phq-9',
      withOptions([1, 2, 3, 4].map((value) => ({ value, label: `${value}` }))),
      'Spørgsmål q2: valgene skal have værdierne 0, 1, 2, 3; pakken har 1, 2, 3, 4.',
    ],
    [
      'phq-9',
      withOptions([0, 1, 2, 3].map((value) => ({ value, label: 'ens' }))),
      'Spørgsmål q2: to af valgene hedder det samme.',
    ],
    ['ors', withOptions([{ value: 0, label: 'a' }]), 'Spørgsmål q2: spørgsmålet har ingen valg i skemaet.'],
    ['phq-9', () => ({ form: 'gad-7' }), 'Pakken er til skemaet gad-7, ikke til phq-9.'],
    ['phq-9', () => ({ version: '2' }), 'Pakken er til version 2 af skemaet; her bruges version 1.'],
  ] as const)
    assert.deepEqual(faults(id, change), [fault])
})

test('R41 a licensed form takes a licence that holds today; a free one takes none', () => {
  const licence = (given: Pack['licence']) => () => ({ licence: given })
  assert.deepEqual(faults('sdq-p4-10', licence({})).length, 3)
  assert.deepEqual(faults('sdq-p4-10', licence({ holder: 'A', number: '1', validTo: '2026-11-21' })), [
    'Licensen udløb 2026-11-21.',
  ])
  assert.deepEqual(faults('sdq-p4-10', licence({ holder: 'A', number: '1', validTo: TODAY })), [])
  assert.deepEqual(faults('phq-9', licence({})), [])
})

test('a pack that was changed after it was made is refused, and a licensed one without a fingerprint', () => {
  const definition = form('sdq-p4-10')
  const pack = aPack(definition)
  const changed = { ...pack, items: pack.items.map((item) => (item.id === 'q7' ? { ...item, text: 'andet' } : item)) }
  assert.match(fitsDefinition(changed, definition, TODAY).join(), /Fingeraftrykket passer ikke/)
  const { sha256: _, ...without } = pack
  assert.match(fitsDefinition(without, definition, TODAY).join(), /mangler sit fingeraftryk/)
  const { sha256: __, ...free } = aPack(form('who-5'))
  assert.deepEqual(fitsDefinition(free, form('who-5'), TODAY), [])
})

test('our own forms take packs in other languages only, and forms scored on paper take none', () => {
  assert.match(faults('goals-self').join(), /har allerede sin ordlyd/)
  assert.deepEqual(
    faults('goals-self', () => ({ language: 'ar' })),
    [],
  )
  assert.match(faults('scas-self').join(), /tages over fra papir/)
})

test('what is not a pack is refused in words, by place', () => {
  const good = aPack(form('phq-9'))
  assert.deepEqual(readPack(structuredClone(good)).pack, good)
  for (const [given, fault] of [
    [null, /^Pakken: /],
    [[], /^Pakken: /],
    [{ ...good, language: 'dansk' }, /^language: skal være et sprog/],
    [{ ...good, extra: 1 }, /^Pakken: ukendt felt extra/],
    [{ ...good, items: ['x'] }, /^items\.0: skal være et objekt/],
    [{ ...good, items: 'x' }, /^items: skal være en liste/],
    [{ ...good, items: [{ id: 'q1', text: ' ' }] }, /^items\.0\.text: må ikke være tom/],
    [
      { ...good, items: [{ id: 'q1', text: 'a', options: [{ value: 'x', label: 'b' }] }] },
      /^items\.0\.options\.0\.value: /,
    ],
    [{ ...good, licence: { validTo: '2027-02-30' } }, /^licence\.validTo: skal være en dag/],
    [{ ...good, sha256: 'abc' }, /^sha256: skal være 64 tegn/],
  ] as const)
    assert.match(readPack(given).faults?.[0] ?? '', fault)
})
