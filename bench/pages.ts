// Pages on 100,000 pathways, each beside a bare handler that sends the same statements and writes their rows as JSON:
// `node bench/pages.ts [pathways]`. What counts is the ratio of the two in one run; the times are those of the machine.
import { aProduct, replay, statementsOf, time, type Ask, type Sent } from './beside.ts'

const { bare, close, get, pathwayId, post } = await aProduct(Number(process.argv[2] ?? 100_000))
const search = (words: string) => post('/search', { q: words })

const pages: [name: string, ask: Ask][] = [
  ['Min dag', () => get('/day')],
  ['Alle forløb', () => get('/pathways')],
  ['Alle forløb, over fristen', () => get('/pathways?clock=over')],
  ['Alle forløb, side 20', () => get('/pathways?page=20')],
  ['Mine forløb', () => get('/pathways/mine')],
  ['Et forløb', () => get(`/pathways/${pathwayId}`)],
  ['Søgning, navn', () => search('Sören Jensen')],
  ['Søgning, fødselsdag', () => search('5. maj 2014')],
  ['Overblik', () => get('/overview')],
]
console.log(`\n${'page'.padEnd(28)}statements  page ms  bare ms  page/bare  scans without index`)
for (const [name, ask] of pages) {
  const sent = await statementsOf(ask)
  const page = await time(async () => void (await (await ask()).text()))
  const limit = await time(() => replay(bare, sent))
  const scans = await scansOf(sent)
  console.log(
    [
      name.padEnd(28),
      String(sent.length).padStart(10),
      page.toFixed(2).padStart(9),
      limit.toFixed(2).padStart(9),
      (page / limit).toFixed(2).padStart(11),
      `  ${scans.join(', ') || 'none'}`,
    ].join(''),
  )
}

await close()

/** The tables that grow with the children and are read from end to end, by the plans of the statements. */
async function scansOf(sent: Sent[]): Promise<string[]> {
  const scans = new Set<string>()
  await bare.query('begin')
  for (const { text, values } of sent) {
    if (/enter_by_session|set_config/.test(text)) {
      await bare.query(text, values)
      continue
    }
    const { rows } = await bare.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
    for (const row of rows) {
      const table = /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1]
      if (
        table &&
        /^(pathways|contacts|people|events|ways|tasks|pathway_themes|access_log|enquiries|person_identifiers)$/.test(
          table,
        )
      )
        scans.add(table)
    }
  }
  await bare.query('rollback')
  return [...scans]
}
