import type { Definition } from '../definition.ts'
import { choices, given, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo } from './items.ts'

const DEATH =
  'Hvilke spørgsmål der handler om død og selvmord, er ikke bekræftet: skemaet gør ikke selv opmærksom. Læs besvarelsen.'

const mfq = (short: boolean, informant: 'self' | 'parent'): Definition => {
  const count = short ? 13 : 33
  const name = short ? 'SMFQ' : 'MFQ'
  return {
    ...PACKED,
    id: `${short ? 'smfq' : 'mfq'}-${informant}`,
    family: short ? 'smfq' : 'mfq',
    title: `${name}, tegn på depression, ${informant === 'self' ? 'barnet eller den unge selv' : 'forældre'}`,
    shortTitle: name,
    informant,
    ages: [6, 19],
    period: 'de seneste to uger',
    items: choices(count, upTo(2)),
    scales: [sumOf('total', 'Tegn på depression', named(...numbers(1, count)), [0, 2 * count])],
    source: `${count} spørgsmål 0-2`,
    licence: {
      holder: 'Angold & Costello, Duke University',
      terms: 'Frit, når kilden nævnes (ikke efterprøvet).',
      required: true,
    },
    unknown: [NO_RULE_FOR_MISSING, ...(short ? [] : [DEATH])],
  }
}

export const MOOD: readonly Definition[] = [
  mfq(false, 'self'),
  mfq(false, 'parent'),
  mfq(true, 'self'),
  mfq(true, 'parent'),
  {
    ...PACKED,
    id: 'yp-core',
    family: 'yp-core',
    title: 'YP-CORE, trivsel og vanskeligheder, unge',
    shortTitle: 'YP-CORE',
    informant: 'self',
    ages: [11, 16],
    period: 'den seneste uge',
    items: [],
    scales: [given('total', 'I alt', [0, 40])],
    scoresOnly: true,
    source: 'coresystemtrust.org.uk: 10 spørgsmål 0-4, ét må mangle',
    licence: {
      holder: 'CORE System Trust',
      terms: 'Frit uden ændringer (CC BY-ND, ikke efterprøvet). Dansk udgave skal hentes der.',
      required: false,
      url: 'https://www.coresystemtrust.org.uk',
    },
    unknown: [
      'Hvilke spørgsmål der vender modsat: scoren tages over fra papir.',
      'Hvilket spørgsmål der handler om at skade sig selv: skemaet gør ikke selv opmærksom. Læs besvarelsen.',
    ],
  },
  ...(['self', 'parent'] as const).map((informant): Definition => ({
    ...PACKED,
    id: `kidscreen-10-${informant}`,
    family: 'kidscreen-10',
    title: `KIDSCREEN-10, livskvalitet, ${informant === 'self' ? 'barnet eller den unge selv' : 'forældre'}`,
    shortTitle: 'KIDSCREEN-10',
    informant,
    ages: [8, 18],
    period: 'den seneste uge',
    items: [],
    scales: [given('t', 'Livskvalitet, T-værdi', [0, 100], { better: 'high' })],
    scoresOnly: true,
    source: '10 spørgsmål 1-5, to vender modsat; T-værdi med middel 50 og SD 10',
    licence: { holder: 'The KIDSCREEN Group', terms: 'Registrering og aftale (ikke efterprøvet).', required: true },
    unknown: ['Hvilke to spørgsmål der vender modsat, og tabellen til T-værdien: T-værdien tages over fra papir.'],
  })),
]
