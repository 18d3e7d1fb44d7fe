/** What is wrong with a file, where it is wrong, and what to do, in Danish for whoever brings it. */
export type Fault = { location: string; words: string }

/** What a file was found to say: faults, and what is read otherwise than it may be meant. */
export type Findings = { faults: Fault[]; notes: Fault[] }

export const noFindings = (): Findings => ({ faults: [], notes: [] })

/** `Questionnaire.item[2].answerOption[0]` */
export const locationOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (location, step) => (typeof step === 'number' ? `${location}[${step}]` : `${location}.${String(step)}`),
    'Questionnaire',
  )
