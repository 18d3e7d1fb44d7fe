import type { Ctx } from '#platform/ctx.ts'
import type { Pathway } from '#care/pathways/pathways.ts'
import { receivingOffices } from '#registry/organisations/organisations.ts'

/** Whom an underretning about a child goes to: what is known of their receiving office. */
export type Office = {
  municipality: string
  /** The child's municipality is another than the offer's. */
  isOther: boolean
  name: string
  phone: string
  mail: string
  acutePhone: string
}

/**
 * The receiving office of the municipality that acts for the child, or else of the one where the child lives. What that
 * municipality has not told stays empty, but for a name to begin with.
 */
export async function officeFor(
  ctx: Ctx,
  pathway: Pick<Pathway, 'municipality_id' | 'acting_municipality_id' | 'residence_municipality_id'>,
): Promise<Office> {
  const id = pathway.acting_municipality_id ?? pathway.residence_municipality_id
  const [told] = await receivingOffices(ctx, [id])
  const municipality = told?.municipality ?? ''
  return {
    municipality,
    isOther: id !== pathway.municipality_id,
    name: [told?.name || 'Modtagelsen', `${municipality} Kommune`].join(', '),
    phone: told?.phone ?? '',
    mail: told?.mail ?? '',
    acutePhone: told?.acutePhone ?? '',
  }
}
