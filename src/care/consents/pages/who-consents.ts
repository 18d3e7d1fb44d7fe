import type { Giver } from '../consent.ts'

const words = {
  custody_holders:
    'Barnet er under 15 år. Alle, der har forældremyndigheden, giver samtykke, før barnet screenes eller behandles. Barnet informeres og inddrages i det omfang, det forstår.',
  young_person:
    'Den unge er fyldt 15 og giver selv samtykke. Er den unge under 18, skal dem, der har forældremyndigheden, også orienteres og inddrages i beslutningen.',
  custody_holders_for_unable:
    'Det er vurderet, at den unge ikke selv kan give samtykke. Alle, der har forældremyndigheden, giver samtykke i den unges sted.',
} as const satisfies Record<Giver, string>

/** R69-R72: who gives consent, and why. */
export const whoConsents = (giver: Giver): string => words[giver]
