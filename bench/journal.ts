// Signing a note, and opening a journal of 300 entries, each beside the same statements sent bare, and signing also beside
// three plain inserts of as many bytes: `node bench/journal.ts [entries]`. What counts are the ratios in one run.
import { isUuid } from '#platform/form.ts'
import { aProduct, MUNICIPALITY, NOW, replay, statementsOf, time, type Ask, type Sent } from './beside.ts'

const entries = Number(process.argv[2] ?? 300)
const { bare, close, get, owner, pathwayId, post } = await aProduct(2000)
const journal = `/pathways/${pathwayId}/journal`
const TEXT = 'Barnet fortæller om ugen, der gik, og om de øvelser, familien har prøvet derhjemme. '.repeat(12)

const sign = () =>
  post(`${journal}/note`, {
    version: '0',
    act: 'sign',
    text: TEXT,
    follow_up: 'Næste samtale om to uger.',
    day: NOW,
    time: '08:30',
  })

// what is written is the same, into tables that promise nothing
await owner.query(`
  create table plain_entries (like journal_entries including defaults);
  create table plain_events (like events including defaults);
  create table plain_looks (like access_log including defaults);
  grant insert on plain_entries, plain_events, plain_looks to trin2_app`)

for (let at = 0; at < entries; at += 1) await done(sign)
const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from journal_entries')
console.log(`a journal of ${rows[0]?.n} entries, ${TEXT.length} characters each`)

console.log(`\n${'what'.padEnd(34)}statements  request ms  bare ms  request/bare`)
const signing = await beside('Signing a note', sign)
const plain = await time(() => replay(bare, plainInserts()))
console.log(`${'  beside three plain inserts'.padEnd(34)}${(signing / plain).toFixed(2).padStart(43)}`)
await beside('The journal, first page', () => get(journal))
await beside('The journal, last page', () => get(`${journal}?page=${Math.ceil(entries / 50)}`))
await beside('Search within the journal', () => post(`${journal}/search`, { q: 'øvelse' }))

const everything = await made({ part: 'all' })
const first = (
  await owner.query<{ id: string }>('select id from journal_entries where pathway_id = $1 order by signed_at limit 1', [
    pathwayId,
  ])
).rows[0]
const single = await made({ part: 'entries', entries: first?.id ?? '' })
console.log(
  `\nThe journal as PDF: ${everything.toFixed(0)} ms, ${(everything / single).toFixed(1)} times that of one note`,
)
await close()

/** The quickest of three makings of a PDF of all or some of the journal, in milliseconds. */
async function made(part: Record<string, string>): Promise<number> {
  const took: number[] = []
  for (let nth = 0; nth < 3; nth += 1) {
    const began = performance.now()
    await done(() => post(`${journal}/extract`, { wordings: 'all', ...part }))
    took.push(performance.now() - began)
  }
  return Math.min(...took)
}

async function beside(what: string, ask: Ask): Promise<number> {
  const sent = await statementsOf(ask)
  const request = await time(() => done(ask))
  const limit = await time(() => replay(bare, renewed(sent)))
  console.log(
    what.padEnd(34) +
      String(sent.length).padStart(10) +
      request.toFixed(2).padStart(12) +
      limit.toFixed(2).padStart(9) +
      (request / limit).toFixed(2).padStart(14),
  )
  return request
}

/** The same statements with another id for the entry they add, because an id is taken once. */
function renewed(sent: readonly Sent[]): Sent[] {
  const at = sent.findIndex(({ text }) => text.includes('insert into "journal_entries"'))
  if (at < 0) return [...sent]
  const before = new Set(sent.slice(0, at).flatMap(({ values }) => values))
  const id = sent[at]?.values.find((value) => typeof value === 'string' && isUuid(value) && !before.has(value))
  const fresh = crypto.randomUUID()
  return sent.map(({ text, values }) => ({ text, values: values.map((value) => (value === id ? fresh : value)) }))
}

async function done(ask: Ask): Promise<void> {
  const answer = await ask()
  await answer.text()
  if (answer.status >= 400) throw new Error(`the answer was ${answer.status}`)
}

/** The entry, its event and its look, as rows of tables without a trigger, a key or a policy. */
function plainInserts(): Sent[] {
  const body = JSON.stringify([{ key: 'text', heading: 'Notat', text: TEXT }])
  const at = `${NOW}T09:00:00Z`
  const [child, staff] = [crypto.randomUUID(), crypto.randomUUID()]
  return [
    {
      text: `insert into plain_entries (municipality_id, journal_id, pathway_id, kind, body, author_id, author_name, contact_at, written_at, signed_at)
             values ($1, $2, $3, 'note', $4, $5, 'Medarbejder', $6, $6, $6)`,
      values: [MUNICIPALITY, child, pathwayId, body, staff, at],
    },
    {
      text: "insert into plain_events (municipality_id, pathway_id, at, name, nth) values ($1, $2, $3, 'journal.signed', 1)",
      values: [MUNICIPALITY, pathwayId, at],
    },
    {
      text: `insert into plain_looks (municipality_id, at, staff_id, roles, kind, what, child_id, basis)
             values ($1, $2, $3, '{therapist}', 'write', 'journal', $4, 'treating')`,
      values: [MUNICIPALITY, at, staff, child],
    },
  ]
}
