import { card, columns } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import type { View } from '../view.ts'
import { banner } from './banner.ts'
import { concernCard, recordAccessCard } from './concern-card.ts'
import { sharingCard } from './sharing-card.ts'
import { history } from './history.ts'
import { reachNotice } from './reach-notice.ts'
import { regretted } from './regretted.ts'
import {
  consentCard,
  frameCard,
  journalCard,
  mistakeLink,
  moreCard,
  nextCard,
  riskCard,
  tasksCard,
  waysCard,
} from './side.ts'
import { wayCard } from './way-card.ts'

/** A child's way: where it is, what happened, what is next. */
export const pathwayPage = (frame: Frame, view: View, measures: Child) =>
  staffPage(
    frame,
    { title: 'Forløb', wide: true },
    html`${banner(view, { linked: false })} ${reachNotice(view.pathway.reach)}
    ${view.pathway.status === 'entered_in_error' ? regretted(view) : standing(view, measures)}`,
  )

const standing = (view: View, measures: Child) =>
  html`${wayCard(view)}
  ${columns(card('Det, der er sket', history(view)), html`${nextCard(view)} ${consentCard(view)} ${riskCard(view)} ${journalCard(view)} ${tasksCard(view)} ${measures} ${waysCard(view)} ${sharingCard(view)} ${frameCard(view)} ${concernCard(view)} ${recordAccessCard(view)} ${moreCard(view)} ${mistakeLink(view)}`)}`
