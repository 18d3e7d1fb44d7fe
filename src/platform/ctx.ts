import type { Db } from './database.ts'
import type { Jobs } from './jobs.ts'
import type { StaffRole } from './schema.ts'
import type { Vault } from './vault.ts'

/** A member of staff who is signed in. */
export type Staff = {
  kind: 'staff'
  municipalityId: string
  municipalityName: string
  id: string
  name: string
  profession: string
  unitId: string | null
  unitName: string | null
  accent: string
  roles: readonly StaffRole[]
}

/** Somebody on the public pages of a municipality. */
export type Visitor = { kind: 'visitor'; municipalityId: string }

/** A job, or a command on the command line, that acts for a municipality. */
export type System = { kind: 'system'; municipalityId: string }

export type Actor = Staff | Visitor | System

/** All that a command or query is given: the request's transaction, who asks, the time, the seals and the outbox. */
export type Ctx<A extends Actor = Actor> = {
  db: Db
  actor: A
  now: Date
  vault: Vault
  /** Puts a job in the outbox, in this transaction: it runs after commit, and never when this is rolled back. */
  enqueue: Jobs['enqueue'] extends (db: Db, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never
}

export type StaffCtx = Ctx<Staff>
