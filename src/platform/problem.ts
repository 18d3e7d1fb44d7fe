/** A foreseen refusal, in words that the person can act on. Thrown anywhere; turned into an answer in one place. */
export class Problem extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429
  readonly type: string
  readonly title: string

  constructor(status: Problem['status'], type: string, title: string, detail: string) {
    super(detail)
    this.status = status
    this.type = type
    this.title = title
  }
}

export const problem = {
  notFound: (what: string) =>
    new Problem(404, 'not-found', `${what} findes ikke`, 'Adressen kan være forkert, eller du har ikke adgang hertil.'),
  forbidden: (why: string) => new Problem(403, 'forbidden', 'Det har du ikke adgang til', why),
  signedOut: () => new Problem(401, 'signed-out', 'Du er ikke logget ind', 'Log ind, og prøv igen.'),
  changedMeanwhile: (what: string) =>
    new Problem(
      409,
      'changed-meanwhile',
      `${what} er ændret imens`,
      'En anden har gemt en ændring, mens du skrev. Det, du skrev, er bevaret. Se det nye, og gem igen.',
    ),
  alreadyReceived: () =>
    new Problem(
      422,
      'already-received',
      'Formularen er allerede sendt',
      'Den blev gemt første gang. Du behøver ikke gøre mere.',
    ),
  notAllowedNow: (why: string) => new Problem(409, 'not-allowed-now', 'Det kan ikke lade sig gøre nu', why),
  badRequest: (why: string) => new Problem(400, 'bad-request', 'Det kunne vi ikke læse', why),
  tooLarge: () =>
    new Problem(
      413,
      'too-large',
      'Det er for stort',
      'Formularen fylder mere, end vi kan tage imod. Gør teksten kortere.',
    ),
  fileTooLarge: (bytes: number) =>
    new Problem(
      413,
      'too-large',
      'Filen er for stor',
      `En fil må højst fylde ${Math.floor(bytes / 1024 / 1024)} MB. Gem den i en mindre udgave, og vælg den igen.`,
    ),
  tooMany: (minutes: number) =>
    new Problem(
      429,
      'too-many',
      'For mange forsøg',
      `Vent ${minutes} minutter, og prøv igen. Haster det, så ring til os.`,
    ),
  otherOrigin: () =>
    new Problem(
      403,
      'other-origin',
      'Afsenderen blev ikke genkendt',
      'Gå tilbage til siden, og send formularen derfra.',
    ),
}
