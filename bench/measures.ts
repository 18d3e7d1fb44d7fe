// Scoring, saving an answered form beside the bare insert of the same rows, and the curves of a child with 60 answered forms
// beside the same statements sent bare: `node bench/measures.ts`. What counts are the ratios in one run.
import { definitionById, recordResponse, score, valuesOf, type Answers } from '#care/measures/measures.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { plainDate } from '#platform/time.ts'
import { aProduct, MUNICIPALITY, NOW, recorded, replay, statementsOf, time, type Sent } from './beside.ts'

const FORMS = 60

/** What a statement does, in few words. */
const named = (text: string): string =>
  /^(insert into|update) "\w+"|set_config|^select .*from "\w+"/s
    .exec(text)?.[0]
    .replace(/^select .*from/s, 'select from')
    .replaceAll('"', '') ?? text.slice(0, 60)

console.log('form                 forms a second')
for (const id of ['sdq-p4-10', 'phq-9', 'rcads-47-self'])
  console.log(id.padEnd(20) + scoredASecond(id).toFixed(0).padStart(15))

const { acting, bare, close, get, owner, pathwayId } = await aProduct(2000)
const curves = ['sdq-p11-17', 'sdq-s11-17', 'phq-a', 'rcads-47-self', 'goals-self', 'session-self']
for (let nth = 0; nth < FORMS; nth += 1)
  await save(
    curves[nth % curves.length] ?? '',
    plainDate(NOW)
      .subtract({ days: 3 * (FORMS - nth) })
      .toString(),
    nth,
  )
const { rows } = await owner.query<{ child_id: string; forms: number }>(
  `select child_id, (select count(*)::int from measure_responses where pathway_id = pathways.id) as forms
     from pathways where id = $1`,
  [pathwayId],
)
const childId = rows[0]?.child_id
console.log(`\n${'what'.padEnd(34)}statements  product ms  bare ms  product/bare`)

const ask = () => get(`/pathways/${pathwayId}/measures`)
const page = await statementsOf(ask)
line(
  `The curves of ${rows[0]?.forms} answered forms`,
  page.length,
  await time(async () => void (await (await ask()).text())),
  await time(() => replay(bare, page)),
)

for (const [what, id] of [
  ['Saving an SDQ, nine scores', 'sdq-p11-17'],
  ['Saving an RCADS-47, eight and a flag', 'rcads-47-self'],
] as const) {
  const sent = await recorded(() => save(id, NOW, 1))
  const product = await time(() => save(id, NOW, 1))
  const limit = await time(() => replay(bare, asPlainInserts(sent)))
  line(what, sent.length, product, limit)
  for (const [nth, { text }] of sent.entries()) console.log(`    ${nth + 1}. ${named(text)}`)
}
await close()

function line(what: string, statements: number, product: number, limit: number): void {
  console.log(
    what.padEnd(38) +
      String(statements).padStart(6) +
      product.toFixed(2).padStart(12) +
      limit.toFixed(2).padStart(9) +
      (product / limit).toFixed(2).padStart(14),
  )
}

/** What a request does once it has read the form: the record is opened and logged, the answers saved. */
async function save(formId: string, answeredOn: string, nth: number): Promise<void> {
  await acting(async (ctx) => {
    await openedPathway(ctx, pathwayId, 'measures', { kind: 'write' })
    await recordResponse(ctx, {
      pathwayId,
      formId,
      moment: 'talk',
      entry: 'paper',
      answeredOn,
      answers: answersTo(formId, nth),
    })
  })
}

/** Answers that differ from question to question, and from one `nth` to the next; no free words. */
function answersTo(formId: string, nth: number): Answers {
  const { items } = definitionById(formId) ?? { items: [] }
  return Object.fromEntries(
    items.flatMap((item, at) => {
      if (item.kind === 'words') return []
      const values = item.kind === 'number' ? [2, 4, 6, 8] : valuesOf(item)
      return [[item.id, values[(at + nth) % values.length] ?? null]]
    }),
  )
}

/** How many forms the engine scores in a second, each with other answers than the one before. */
function scoredASecond(id: string): number {
  const definition = definitionById(id)
  if (!definition) throw new Error(`there is no ${id}`)
  const some = Array.from({ length: 8 }, (_, nth) => answersTo(id, nth))
  const forAWhile = (ms: number) => {
    const began = performance.now()
    let count = 0
    while (performance.now() - began < ms) {
      for (const answers of some) score(definition, answers)
      count += some.length
    }
    return (count / (performance.now() - began)) * 1000
  }
  forAWhile(500)
  return forAWhile(2000)
}

/**
 * The rows that were saved, as plain inserts in the same tables, sent at once: the response, its scores, its flag and the
 * task of it, the event and the look, with ids of their own. Whoever asks is said once, because no table lets others write.
 */
function asPlainInserts(sent: readonly Sent[]): Sent[] {
  const newOnes = new Map<unknown, string>()
  for (const [table, column] of [
    ['measure_scores', 'response_id'],
    ['tasks', 'flag_id'],
  ] as const) {
    const insert = sent.find(({ text }) => text.startsWith(`insert into "${table}"`))
    const columns = [...(/\(([^)]*)\)/.exec(insert?.text ?? '')?.[1] ?? '').matchAll(/\w+/g)].map(String)
    if (insert) newOnes.set(insert.values[columns.indexOf(column)], crypto.randomUUID())
  }
  const [responseId, flagId] = newOnes.values()
  const own = { measure_responses: responseId, measure_flags: flagId }
  const saved = sent
    .filter(({ text }) => /^insert into "(?!access_log)|set_config/.test(text))
    .map(({ text, values }): Sent => {
      const renewed = values.map((value) => newOnes.get(value) ?? value)
      const id = Object.entries(own).find(([table]) => text.startsWith(`insert into "${table}"`))?.[1]
      if (!id) return { text, values: renewed }
      const withId = text.replace('("', '("id", "').replace('values (', `values ($${values.length + 1}, `)
      return { text: withId, values: [...renewed, id] }
    })
  const look = `insert into access_log (municipality_id, at, roles, kind, what, child_id, basis)
                values ($1, $2, '{therapist}', 'write', 'measures', $3, 'treating')`
  return [...saved, { text: look, values: [MUNICIPALITY, `${NOW}T09:00:00Z`, childId] }]
}
