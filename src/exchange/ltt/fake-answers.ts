import { PROFILES } from './codes.ts'
import { refusal } from './outcome.ts'

export const NOT_SIGNED_IN = refusal(
  'login',
  'gateway-not-signed-in',
  'Adgang kræver et gyldigt token.',
  'A valid bearer token is needed.',
)
export const NOT_HERE = refusal(
  'not-found',
  'gateway-not-found',
  'Der er ingen indberetning med dette id.',
  'There is no report of this id.',
)
export const NOT_FHIR = refusal(
  'not-supported',
  'gateway-not-json',
  'Indberetningen skal sendes som application/fhir+json.',
  'A report must be sent as application/fhir+json.',
)
export const TOO_LONG = refusal(
  'too-long',
  'gateway-too-long',
  'Indberetningen er for stor.',
  'The report is too large.',
)
export const NO_JSON = refusal('invalid', 'gateway-no-json', 'Indberetningen er ikke JSON.', 'The report is not JSON.')
export const OTHER_ID = refusal(
  'invalid',
  'gateway-other-id',
  'Indberetningens id er et andet end adressens.',
  'The id of the report is not that of the address.',
)
export const DUPLICATE = refusal(
  'duplicate',
  'gateway-duplicate',
  'Der er allerede en indberetning med dette id.',
  'There is a report of this id already.',
)

/** What the fake gateway can do, and no more. */
export const CAPABILITIES = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2025-10-30',
  kind: 'instance',
  software: { name: 'Trin 2, fake gateway' },
  implementation: { description: 'Plays FK Gateway for tests and for trying. It keeps reports in memory only.' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: [
        {
          type: 'Bundle',
          supportedProfile: [PROFILES.report],
          interaction: [{ code: 'read' }, { code: 'update' }],
          updateCreate: true,
        },
      ],
    },
  ],
}
