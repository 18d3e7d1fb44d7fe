import { nameBasedUuid } from '#platform/uuid.ts'
import { observationsOf, type KeptScore } from './observation.ts'
import { questionnaireOf } from './questionnaire.ts'
import type { Bundle } from './resource.ts'
import { questionnaireResponseOf, type Answered } from './response.ts'

/**
 * One answered form as a FHIR R4 Bundle (collection): the form, the answers, and an Observation for each score. Without a name
 * or a CPR number, and without the words of a form that is somebody else's.
 */
export function bundleOf(answered: Answered, scores: readonly KeptScore[], now: Date): Bundle {
  const { definition, language } = answered
  const own: Answered = definition.wording === 'shipped' ? answered : { ...answered, shown: null }
  const questionnaire = questionnaireOf(definition, null, language)
  return {
    resourceType: 'Bundle',
    id: nameBasedUuid(answered.id, 'bundle'),
    type: 'collection',
    timestamp: now.toISOString(),
    entry: [
      { fullUrl: questionnaire.url, resource: questionnaire },
      ...[questionnaireResponseOf(own), ...observationsOf(own, scores)].map((resource) => ({
        fullUrl: `urn:uuid:${resource.id}`,
        resource,
      })),
    ],
  }
}
