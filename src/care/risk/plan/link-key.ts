/** By what a link to a plan is sealed on its way to the page that shows it once. */
export const linkKey = (pathwayId: string): string => `plan ${pathwayId}`
