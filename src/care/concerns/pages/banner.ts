import { bannerOf } from '#registry/people/people.ts'
import { childBanner } from '#ui/child-banner.ts'
import { tag } from '#ui/tag.ts'
import { consentShown, riskShown } from '#care/pathways/pathways.ts'
import type { Around } from '../load.ts'

/** The child on top, leading back to the pathway. */
export const banner = ({ child, pathway, today }: Around) =>
  childBanner(
    bannerOf(child, {
      today,
      responsible: pathway.responsible_name ?? 'ikke fordelt',
      href: `/pathways/${pathway.id}`,
      consent:
        pathway.status === 'active' ? consentShown({ child, pathway, today }) : tag('plain', 'Forløbet er ikke åbent'),
      risk: riskShown({ pathway, today }),
    }),
  )
