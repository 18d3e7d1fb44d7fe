/** Structured log lines. Only what is named here can be logged: no address with ids in it, no form, no message of an error. */
export type LogLine = {
  event: string
  requestId?: string
  method?: string
  /** The pattern, such as `/pathways/:pathwayId`, never the address itself. */
  route?: string
  status?: number
  ms?: number
  job?: string
  /** How many of what, such as sessions that were deleted. */
  counts?: Readonly<Record<string, number>>
  error?: string
  code?: string
  constraint?: string
  at?: string[]
  detail?: string
}
export type Log = (line: LogLine) => void

export const logToStdout: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`)
}

/**
 * What may be told of an error: its kind, its code and where it came from. Its message may quote what somebody typed,
 * so it is left out.
 */
export const describe = (error: unknown): Pick<LogLine, 'error' | 'code' | 'constraint' | 'at'> => {
  if (typeof error !== 'object' || error === null) return { error: typeof error }
  const { code, constraint, stack } = error as Readonly<Record<string, unknown>> // as PostgreSQL and Node add them, if they do
  const trace = typeof stack === 'string' ? stack : ''
  // pg-boss hands on copies of errors, which are of no class: a trace begins with it.
  const kind = error instanceof Error ? error.name : /^[A-Za-z]*[Ee]rror\b/.exec(trace)?.[0]
  return {
    error: kind ?? 'object',
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    at: trace
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 6)
      .map((line) => line.trim()),
  }
}

export const logFailure = (log: Log, job: string, error: unknown): void =>
  log({ event: 'job.failed', job, ...describe(error) })
