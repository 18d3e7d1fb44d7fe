import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

/** What handlers query: one transaction, opened on behalf of somebody. */
export type Db = Kysely<DB>

/** On whose behalf a transaction runs. Row-level security follows it. */
export type Asker = { municipalityId: string; staffId?: string | undefined }

export type Database = {
  /** Runs `work` in one transaction on behalf of `asker`, commits when it returns, rolls back when it throws. */
  as<T>(asker: Asker, work: (db: Db) => Promise<T>): Promise<T>
  /**
   * Begins with a statement of its own choice, sent in the same round trip as `begin`; it must say who asks.
   * `work` gets its rows.
   */
  begin<Row extends pg.QueryResultRow, T>(first: Statement, work: (db: Db, rows: Row[]) => Promise<T>): Promise<T>
  /** Statements sent since the start, `begin` and `commit` left out. Tests count with it. */
  statements(): number
  isReady(): Promise<boolean>
  close(): Promise<void>
}

export type Statement = { text: string; values: unknown[] }

// Numbers that fit are numbers, days are strings: a `Date` would shift a day with the clock of the machine.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

const sayWhoAsks = ({ municipalityId, staffId }: Asker): Statement => ({
  text: "select set_config('trin2.municipality', $1, true), set_config('trin2.actor', $2, true)",
  values: [municipalityId, staffId ?? ''],
})

/** Opens a pool to PostgreSQL as the application's login role. */
export function openDatabase(url: string, { size = 10 }: { size?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, pipeline: true, connectionTimeoutMillis: 10_000 })
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  let statements = 0
  const count = () => {
    statements += 1
  }

  const begin: Database['begin'] = async (first, work) => {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection lost in use fails its queries, and says so besides; nobody listening would end the process.
    const onLost = (error: Error) => {
      broken = error
    }
    client.on('error', onLost)
    try {
      count()
      const [, { rows }] = await Promise.all([client.query('begin'), client.query(first.text, first.values)])
      const result = await work(queriesOn(client, count), rows)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.off('error', onLost)
      client.release(broken)
    }
  }

  return {
    begin,
    as: (asker, work) => begin(sayWhoAsks(asker), (db) => work(db)),
    statements: () => statements,
    isReady: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  }
}

/** Kysely on one connection that somebody else began and will end. */
export const queriesOn = (client: pg.ClientBase, count: () => void = () => undefined): Db =>
  new Kysely<DB>({ dialect: dialectOn(client, count) })

function dialectOn(client: pg.ClientBase, count: () => void): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      count()
      const { rows, rowCount, command } = await client.query(query.sql, [...query.parameters])
      const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
      return changed ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    // eslint-disable-next-line require-yield
    async *streamQuery() {
      throw new Error('streaming is not used')
    },
  }
  const nothing = async () => undefined
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    destroy: nothing,
  }
  return {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
