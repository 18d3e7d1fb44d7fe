import { nameBasedUuid } from '#platform/uuid.ts'
import { itemsById, type Definition, type Scale, type Score, type Sum } from '#care/measures/measures.ts'
import type { Coding, Concept, Observation } from './resource.ts'
import { subjectOf, type Answered } from './response.ts'
import { isWhole } from './scores.ts'
import { SYSTEMS, snomedOf } from './systems.ts'

/** A score as it was kept, with the band that it fell in by the norm set that was used then. */
export type KeptScore = Score & {
  band: { normId: string; normVersion: string; nth: number; of: number; name: string } | null
}

/**
 * One FHIR R4 Observation for each scale and sum, derived from the response. Its id follows from the response and the scale,
 * so that the same score is the same Observation whenever it is written. Scores that the form does not have are left out.
 */
export function observationsOf(answered: Answered, scores: readonly KeptScore[]): Observation[] {
  const { definition } = answered
  return [...definition.scales, ...definition.sums].flatMap((scale) => {
    const score = scores.find((each) => each.scale === scale.id)
    return score ? [observationOf(answered, scale, score)] : []
  })
}

function observationOf(answered: Answered, scale: Scale | Sum, score: KeptScore): Observation {
  const { id, definition, childId, answeredOn, recordedAt, isMistake } = answered
  const note = noteOf(score)
  return {
    resourceType: 'Observation',
    id: nameBasedUuid(id, scale.id),
    status: isMistake ? 'entered-in-error' : 'final',
    category: [{ coding: [{ system: SYSTEMS.category, code: 'survey' }] }],
    code: {
      coding: [{ system: SYSTEMS.score, code: `${definition.id}.${scale.id}`, display: scale.title }],
      text: `${definition.shortTitle}: ${scale.title}`,
    },
    subject: subjectOf(childId),
    effectiveDateTime: answeredOn,
    issued: recordedAt.toISOString(),
    ...valueOf(definition, scale, score),
    ...bandOf(score),
    ...(note ? { note: [{ text: note }] } : {}),
    method: methodOf(definition),
    derivedFrom: [{ reference: `urn:uuid:${id}` }],
  }
}

/** R4 has no decimal among the values of an Observation: a score that need not be whole is a quantity of points. */
function valueOf(
  definition: Definition,
  scale: Scale | Sum,
  { value }: KeptScore,
): Pick<Observation, 'valueInteger' | 'valueQuantity' | 'dataAbsentReason'> {
  if (value === null)
    return {
      dataAbsentReason: {
        coding: [{ system: SYSTEMS.absent, code: 'not-performed' }],
        text: 'For få svar til en score.',
      },
    }
  return isWhole(scale, itemsById(definition)) && Number.isInteger(value)
    ? { valueInteger: value }
    : { valueQuantity: { value, unit: 'point', system: SYSTEMS.ucum, code: '{score}' } }
}

function bandOf({ band }: KeptScore): Pick<Observation, 'interpretation' | 'referenceRange'> {
  if (!band) return {}
  const { normId, normVersion, nth, of, name } = band
  const coding: Coding = { system: `${SYSTEMS.norm}/${normId}`, version: normVersion, code: String(nth), display: name }
  return {
    interpretation: [{ coding: [coding], text: name }],
    referenceRange: [
      { text: `Normsæt ${normId}, version ${normVersion}: bånd ${nth} af ${of}, regnet fra det bedste.` },
    ],
  }
}

function noteOf({ value, prorated, incomplete, answered, of }: KeptScore): string | null {
  if (!incomplete) return null
  const said = `${answered} af ${of} spørgsmål er besvaret`
  if (value === null) return `${said}.`
  return prorated ? `${said}; scoren er regnet op til alle.` : `${said}; scoren er af dem.`
}

/** The instrument that it was measured with, and by which version of its key. */
function methodOf({ id, version, title, source }: Definition): Concept {
  const snomed = snomedOf(id)
  return {
    ...(snomed ? { coding: [{ system: SYSTEMS.snomed, code: snomed }] } : {}),
    text: `${title}. Regnet af Trin 2 efter ${id}, version ${version}. Kilde: ${source}`,
  }
}
