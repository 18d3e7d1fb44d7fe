import type { ContactType, DeliveryType, ParticipantType, Theme, WayTarget } from '#platform/schema.ts'

/**
 * The vocabulary of the national report. Source: KL's guide LTT 1.0.1 and KL's terminology, CodeSystem LTT and
 * CareSocialCodes, version 20250530. Codes and display titles are the interface: each is sent as it stands here.
 */
export const SYSTEMS = {
  ltt: 'http://fhir.kl.dk/term/CodeSystem/LTT',
  careSocial: 'http://fhir.kl.dk/term/CodeSystem/CareSocialCodes',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  cpr: 'urn:oid:1.2.208.176.1.2',
  sor: 'urn:oid:1.2.208.176.1.1',
} as const

const structure = <Name extends string>(name: Name) =>
  `http://fhir.kl.dk/ltt/StructureDefinition/klgateway-ltt-${name}` as const

export const PROFILES = {
  report: structure('delivery-report'),
  citizen: structure('citizen'),
  plan: structure('care-plan'),
  encounter: structure('encounter'),
  referral: structure('referral'),
} as const

export const EXTENSIONS = {
  basedOn: structure('encounter-based-on-care-plan'),
  delivery: structure('encounter-delivery-type'),
} as const

export type Coding = { system: string; code: string; display: string }

const ltt = (code: string, display: string) => ({ system: SYSTEMS.ltt, code, display }) as const
const careSocial = (code: string, display: string) => ({ system: SYSTEMS.careSocial, code, display }) as const

/** R96: the only class there is, whether people met, phoned or wrote. */
export const AMBULATORY = { system: SYSTEMS.actCode, code: 'AMB' } as const

/** What the plan itself is. */
export const OFFER = careSocial(
  '01302bcb-c7f3-42c4-8ded-68e33da064eb',
  'Lettilgængelige tilbud til børn og unge i psykisk mistrivsel',
)

/** R22 */
export const contactCode = {
  enquiry: ltt('ac1057da-a510-4bab-a2b1-d96efa464bdc', 'Henvendelse'),
  preliminary_talk: ltt('e2eee938-a58c-42d0-a514-dc91779b1243', 'Forsamtale'),
  screening: ltt('404665f4-3488-4225-953e-3f1c5a061829', 'Screening'),
  treatment: ltt('b7f9217c-2315-4d6f-bba5-5117e202302c', 'Behandling'),
  final_talk: ltt('afd9445a-7ca5-42f8-8011-c3802db3f30b', 'Afsluttende samtale'),
  ending: ltt('3b1d8884-5a1d-43cf-aabb-8c1035148c46', 'Afslutning'),
} as const satisfies Record<ContactType, Coding>

/** R26 */
export const themeCode = {
  behaviour: ltt('dcf2c302-09b9-4bf1-9865-d08a5876700c', 'Adfærd'),
  worry: ltt('95c5e9fc-33b7-4d85-9417-64fc3164eb4c', 'Bekymring'),
  body_and_food: ltt('bf4df811-805a-4309-8394-7d9ea31b8af7', 'Krop og mad'),
  self_harm: ltt('5cea8eb2-5374-45f7-a985-cef1f577f0a1', 'Selvskade'),
  sadness: ltt('9b82f4cd-bc63-4187-a2f0-ff2d74f63bd8', 'Tristhed'),
  obsessions: ltt('c8887ec0-e529-48d9-914c-317e000c2036', 'Tvangstanker og -handlinger'),
  restlessness: ltt('2644b5af-73cc-41a5-b588-f244b813179d', 'Uro og uopmærksomhed'),
  other: ltt('cc829c98-5904-45da-b777-2af5693e78e9', 'Andet'),
} as const satisfies Record<Theme, Coding>

/** R27 */
export const targetCode = {
  general_practice: ltt('0cdc1b09-f53f-41c4-80d3-a2c59ff98287', 'Alment praktiserende læge'),
  child_psychiatry: ltt('42b97e5a-7584-4b07-a7c7-d441ccb331b2', 'Børne- og ungdomspsykiatri'),
  other_municipal_offer: ltt('59721d6a-71c7-4cae-954c-5997cbebd387', 'Andet tilbud i hjemkommune'),
  offer_in_other_municipality: ltt('e648f06e-8a17-47af-95ff-babeb3e7543c', '§126a-tilbud i anden kommune'),
  civil_society: ltt('f3d5cb7b-e059-4fbc-9514-a53299c2e3cf', 'Civilsamfund'),
  other: ltt('e961ba32-9e1e-4bfd-82aa-d73c8653d170', 'Andet'),
} as const satisfies Record<WayTarget, Coding>

/** R25: the first half of the pair that a form of treatment is reported as. */
export const deliveryCode = {
  individual: careSocial('8d12d74c-17da-47a7-a4fe-e69dbaec0a8c', 'Individuel indsats'),
  group: careSocial('2865f123-15a7-4a36-a514-32ea37c400ca', 'Gruppebaseret indsats'),
} as const satisfies Record<DeliveryType, Coding>

/** R25: the second half. */
export const participantCode = {
  with_child: careSocial('ca228a58-bd0e-4b0e-81ce-3866adc26535', 'Barn/ung deltager'),
  without_child: careSocial('d3578249-10df-4051-851d-3986b1570bee', 'Omsorgsperson uden barn/ung'),
} as const satisfies Record<ParticipantType, Coding>
