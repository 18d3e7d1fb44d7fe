/** Who is asking for help, and so which questions are asked. */
export const ASKERS = ['parent', 'self', 'professional'] as const
export type Asker = (typeof ASKERS)[number]

/** Whom a young person would like us to call. */
export const CALLERS = ['me', 'adult'] as const
export type Caller = (typeof CALLERS)[number]

export const PARENTS_KNOW = ['they_know', 'may_be_told', 'not_yet'] as const
export type ParentsKnow = (typeof PARENTS_KNOW)[number]

export const QUESTIONS = [
  'who',
  'birth',
  'agreement',
  'family',
  'name',
  'about',
  'you',
  'phone',
  'parents',
  'referrer',
  'language',
] as const
export type Question = (typeof QUESTIONS)[number]

/** The questions in their order. Age comes early: whoever is outside it should not have written more than that. */
const flows = {
  parent: ['who', 'birth', 'name', 'about', 'you', 'phone', 'language'],
  self: ['who', 'birth', 'name', 'about', 'phone', 'parents', 'language'],
  professional: ['who', 'birth', 'agreement', 'family', 'name', 'about', 'phone', 'referrer', 'language'],
} satisfies Record<Asker, Question[]>

/** The questions that are asked; before the first answer as many as a parent gets. */
export const flowOf = (asker: Asker | null): readonly Question[] => flows[asker ?? 'parent']

const SECONDS_A_QUESTION = 25

/** About how many minutes are left, rounded up. */
export const minutesLeft = (asker: Asker | null, at: Question): number => {
  const flow = flowOf(asker)
  return Math.ceil(((flow.length - flow.indexOf(at)) * SECONDS_A_QUESTION) / 60)
}

export const isQuestion = (text: string): text is Question => (QUESTIONS as readonly string[]).includes(text) // a narrower `includes` refuses the question
