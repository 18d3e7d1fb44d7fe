import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { trin2 } from './command.ts'
import { aDataFolder } from './process.ts'

const folder = aDataFolder()
async function aFile(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}
/** An environment that no other command would run in. */
const nowhere = { PORT: 'abc', TRIN2_DEMO: 'no' }

const phq = 'child,q1,q2,q3,q4,q5,q6,q7,q8,q9\n'

test('each row is scored, with its band, what needs a look, and its own columns as they were', async () => {
  const file = await aFile(
    'phq.csv',
    `${phq}"Anna; ""A""",1,1,1,1,1,1,1,1,1\n7,0,0,0,0,0,0,0,0,0\n8,3,3,3,3,3,3,3,3,\n`,
  )
  assert.deepEqual(await trin2(`score phq-9 ${file}`, nowhere), {
    code: 0,
    out: [
      `${file}: not questions of phq-9, kept as they are: child`,
      'child,total,total_band,prorated,incomplete,flags',
      '"Anna; ""A""",9,mild,,,q9=1',
      '7,0,minimal,,,',
      '8,,,,total,',
      '',
    ].join('\n'),
  })
})

test('JSON says all that is known of a score, and names the norm set', async () => {
  const file = await aFile('phq.json', JSON.stringify([{ child: 'a', answers: { q1: 2, q2: '3', q9: null } }]))
  const { code, out } = await trin2(`score PHQ9 ${file} --norms phq-a-screen`, nowhere)
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(out.slice(out.indexOf('['))), [
    {
      row: 1,
      instrument: 'phq-9',
      version: '1',
      norms: { id: 'phq-a-screen', version: '1' },
      given: { child: 'a' },
      scores: [{ scale: 'total', answered: 2, of: 9, prorated: false, incomplete: true, value: null, band: null }],
      flags: [],
    },
  ])
})

const names = [
  'consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular distrac',
  'clingy kind lies bullied helpout reflect steals oldbest afraid attends ebddiff distres imphome impfrie impclas impleis',
]
  .join(' ')
  .split(' ')

test('the SDQ is read by the names of sdqinfo.org, with and without the letter of the informant', async () => {
  // 1 everywhere; overall difficulties 1; distress 2, home 1, friends 3, learning 0, leisure 1
  const answers = [...Array.from({ length: 25 }, () => 1), 1, 2, 1, 3, 0, 1].join(';')
  for (const [letter, form] of [
    ['p', 'sdq-p4-10'],
    ['s', 'sdq-s11-17'],
    ['', 'sdq-p11-17'],
  ] as const) {
    const file = await aFile('sdq.csv', `\uFEFF${names.map((name) => letter + name).join(';')}\r\n${answers}\r\n\r\n`)
    const { code, out } = await trin2(`score ${form} ${file} --norms sdq-uk-4`, nowhere)
    assert.equal(code, 0)
    const [head = '', row = ''] = out.trim().split('\n').slice(-2)
    const scored = Object.fromEntries(head.split(',').map((name, nth) => [name, row.split(',')[nth]]))
    const { impact, emotional, total, internalising, prosocial, impact_band: band } = scored
    assert.deepEqual(
      [impact, emotional, total, internalising, prosocial, band],
      ['3', '5', '20', '10', '5', 'very_high_or_very_low'],
    )
  }
})

test('codes for no answer are said, and a scale of which enough is left is prorated', async () => {
  const file = await aFile('missing.csv', 'q3,q8,q13,q16,q24,q26\n2,1,1,9,7,0\n2,1,9,9,8,9\n')
  const { code, out } = await trin2(`score sdq-p4-10 ${file} --missing 7,8,9 --norms none`, nowhere)
  assert.equal(code, 0)
  assert.match(out, /no column for q1, q2, q4/)
  assert.match(out, /^impact,emotional,conduct,hyperactivity,peer,prosocial,total,/m)
  assert.match(out, /^0,7,,,,,,,,emotional,emotional conduct /m)
  assert.match(out, /^,,,,,,,,,,impact emotional /m)
})

test('each fault of a row is a line, the other rows are scored, and it ends with 1', async () => {
  const file = await aFile(
    'faults.csv',
    `${phq}a,1,1,1,1,1,1,1,1,4\nb,x,0,0,0,0,0,0,0,1.5\nc,0,0,0\nd,0,0,0,0,0,0,0,0,0\n`,
  )
  const { code, out } = await trin2(`score phq-9 ${file}`, nowhere)
  assert.equal(code, 1)
  assert.deepEqual(out.trim().split('\n').slice(1), [
    `${file}: row 2, column q9: "4" is not an answer; it must be 0, 1, 2 or 3`,
    `${file}: row 3, column q1: "x" is not an answer; it must be 0, 1, 2 or 3`,
    `${file}: row 3, column q9: "1.5" is not an answer; it must be 0, 1, 2 or 3`,
    `${file}: row 4: it has 4 cells, and the first row names 10 columns`,
    'child,total,total_band,prorated,incomplete,flags',
    'd,0,minimal,,,',
    '3 of 4 rows not scored.',
  ])
})

test('the triage of the C-SSRS stands beside its answers', async () => {
  const file = await aFile('cssrs.json', JSON.stringify({ q1: 1, q2: 1, q3: 0, q4: 0, q5: 0, q6: 1, 'q6-recent': 1 }))
  assert.match((await trin2(`score c-ssrs-screener ${file} --format csv`, nowhere)).out, /q6=1 q6-recent=1,high,no$/m)
})

test('a column of the file never takes the place of a score, and a decimal comma is read', async () => {
  const file = await aFile('ors.csv', 'q1;q2;q3;q4;total\n9,9;5,5;10;0,1;99\n')
  assert.match((await trin2(`score ors ${file}`, nowhere)).out, /^input\.total,total,.*\n99,25\.5,below,,,$/m)
})

test('a file that cannot be read ends with 1, and says why', async () => {
  for (const [name, content, why] of [
    ['empty.csv', '', /The file is empty/],
    ['none.csv', 'a,b\n1,2\n', /No column is a question of phq-9\. Its questions: q1, q2/],
    ['twice.csv', 'q1,1\n1,2\n', /The columns "q1" and "1" are both q1/],
    ['same.csv', 'q1,q1\n1,2\n', /Two columns are called "q1"/],
    ['quote.csv', 'q1,q2\n"1,2\n', /Row 2: a quotation mark/],
    ['no.json', '{', /not JSON/],
    ['odd.json', '[1, {"q1": [1]}]', /row 1: it is not an object\n.*row 2, column q1: \[1\] is not an answer/],
  ] as const) {
    const { code, out } = await trin2(`score phq-9 ${await aFile(name, content)}`, nowhere)
    assert.equal(code, 1, name)
    assert.match(out, why)
  }
  assert.match((await trin2(`score phq-9 ${join(folder, 'gone.csv')}`, nowhere)).out, /there is no such file/)
  const scas = await trin2(`score scas-self ${await aFile('scas.csv', 'q1\n1\n')}`, nowhere)
  assert.deepEqual([scas.code, /scas-self cannot be scored here/.test(scas.out)], [1, true])
})

test('what is not written as it must be ends with 2', async () => {
  const file = await aFile('some.csv', 'q1\n1\n')
  for (const [words, why] of [
    ['score', /Say which INSTRUMENT and FILE/],
    ['score phq-9', /Say which instrument and one file/],
    [`score phq-9 ${file} ${file}`, /Say which instrument and one file/],
    [`score xyz ${file}`, /There is no instrument "xyz"\. There are: sdq-p4-10/],
    [`score sdq ${file}`, /"sdq" has several forms\. Say which: sdq-p4-10, sdq-p4-10-follow-up/],
    [`score phq-9 ${file} --format xml`, /--format: csv or json/],
    [`score phq-9 ${file} --norms sdq-uk-3`, /--norms: sdq-uk-3 says nothing of phq-9\. It has: phq-9-cutoffs/],
    [`score phq-9 ${file} --norms xyz`, /--norms: xyz is no norm set/],
  ] as const) {
    const { code, out } = await trin2(words, nowhere)
    assert.equal(code, 2, words)
    assert.match(out, why)
  }
  const help = await trin2('score --help', nowhere)
  assert.deepEqual([help.code, /npx trin2 score INSTRUMENT FILE/.test(help.out)], [0, true])
})

const numbered = (before: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, nth) => `${before}${nth + from}`)
const same = (answer: string | number, count: number) => Array.from({ length: count }, () => answer)

/** The named columns of each row that was scored. */
async function scoresOf(words: string, ...wanted: string[]): Promise<(string | undefined)[][]> {
  const { out } = await trin2(`score ${words} --norms none`, nowhere)
  const lines = out.trim().split('\n')
  const at = lines.findIndex((line) => /(^|,)prorated,incomplete/.test(line))
  const head = lines[at]?.split(',') ?? []
  const rows = lines.slice(at + 1).filter((line) => line.split(',').length === head.length)
  return rows.map((row) => wanted.map((name) => row.split(',')[head.indexOf(name)]))
}

test('instruments are found by the names that people write', async () => {
  for (const [before, count, ...calls] of [
    ['GAD7_', 7, 'GAD7', 'gad', 'Gad-7'],
    ['phq9_', 9, 'PHQ-9', 'phq9', 'phqa', 'PHQ-A'],
    ['who5_', 5, 'WHO5', 'who', 'WHO-5'],
    ['phq9', 9, 'phq9'],
    ['rcads_', 25, 'rcads25-p', 'RCADS-25-parent', 'rcads-25-self'],
    ['RCADS47_', 47, 'rcads47-p', 'RCADS-47-C', 'rcads-47-forælder'],
    ['SDQ_P_0', 9, 'sdq-p4-10'],
    ['X', 9, 'phq9'],
  ] as const) {
    const file = await aFile('named.csv', `${numbered(before, count).join(',')}\n${same(1, count).join(',')}\n`)
    for (const call of calls) {
      const { code, out } = await trin2(`score ${call} ${file} --norms none`, nowhere)
      assert.equal(code, 0, `${call}: ${out}`)
      assert.doesNotMatch(out, /not questions/, call)
    }
  }
  const cgas = await aFile('cgas.csv', 'id,C-GAS\n1,55\n')
  assert.deepEqual(await scoresOf(`CGAS ${cgas}`, 'cgas'), [['55']])
  const { out } = await trin2(`score rcads-30 ${cgas}`, nowhere)
  assert.match(
    out,
    /no instrument "rcads-30"\. Like it: rcads-47-self, rcads-47-parent, rcads-25-self, rcads-25-parent$/m,
  )
  // both parent forms are scored alike: it makes no difference which
  assert.match((await trin2(`score sdq-parent ${cgas}`, nowhere)).out, /No column is a question of sdq-p4-10\./)
  assert.match((await trin2(`score rcads ${cgas}`, nowhere)).out, /"rcads" has several forms/)
})

test('who answered and how old the child is say which form is meant', async () => {
  const rows = (...starts: string[]) =>
    aFile(
      'sdq.csv',
      ['id,Informant,Age', ...starts]
        .map((start, nth) => `${start},${(nth ? same(1, 25) : numbered('sdq', 25)).join(',')}`)
        .join('\n'),
    )
  assert.deepEqual(await scoresOf(`sdq ${await rows('a,Parent,9', 'b,mor,10')}`, 'id', 'total'), [
    ['a', '20'],
    ['b', '20'],
  ])
  for (const [starts, why] of [
    [
      ['a,parent,9', 'b,self,13', 'c,self,12'],
      /several forms: sdq-p4-10 1 \(first: row 2\), sdq-s11-17 2 \(first: row 3\)/,
    ],
    [['a,parent,9', 'b,nabo,13'], /Row 3 says Informant "nabo", Age "13": that is none of them/],
    [['a,self,'], /Row 2 says Informant "self", Age "": that is none of them/],
  ] as const) {
    const { code, out } = await trin2(`score SDQ ${await rows(...starts)}`, nowhere)
    assert.deepEqual([code, why.test(out)], [2, true], out)
  }
})

test('files of R, SPSS and Excel are read as they were written', async () => {
  const head = numbered('Q0', 9)
  const tail = `${head.join(';')}\r\n`
  const ones = same('1,00', 9).join(';')
  for (const content of [
    `\uFEFF${tail}${ones}\r\n`,
    `sep=;\r\n${tail}${ones}\r\n`,
    `${head.join(';')};;\r\n${ones};;\r\n`,
    Buffer.from(`\uFEFF${tail}${ones}\r\n`, 'utf16le'),
  ]) {
    assert.deepEqual(await scoresOf(`phq9 ${await aFile('written.csv', content)}`, 'total', 'flags'), [['9', 'q9=1']])
  }
  const latin = await aFile('latin.csv', Buffer.from(`barn;${tail}Åse;${ones}\r\n`, 'latin1'))
  assert.deepEqual(await scoresOf(`phq9 ${latin}`, 'barn'), [['Åse']])
  assert.match((await trin2(`score phq9 ${latin}`, nowhere)).out, /it is not UTF-8, and was read as Windows-1252/)

  const r = await aFile(
    'r.csv',
    `"","id",${numbered('"q', 9).join('",')}"\n"1","a",${same('NA', 9).join(',')}\n"2","b",.,NaN,${same(0, 7).join(',')}\n`,
  )
  assert.deepEqual(await scoresOf(`phq9 ${r}`, '', 'id', 'total', 'incomplete'), [
    ['1', 'a', '', 'total'],
    ['2', 'b', '', 'total'],
  ])
})

test('what usually means no answer is asked about, and never guessed', async () => {
  const file = await aFile('codes.csv', `${phq}a,9.00,${same(0, 8).join(',')}\nb,7,${same(0, 8).join(',')}\n`)
  const { code, out } = await trin2(`score phq-9 ${file}`, nowhere)
  assert.equal(code, 1)
  assert.match(out, /row 2, column q1: "9\.00" is not an answer/)
  assert.match(out, /^2 of 2 rows not scored\. If 7 means no answer: --missing=7$/m)
  assert.equal((await trin2(`score phq-9 ${file} --missing 7,9`, nowhere)).code, 0)
})

test('a code that the form has as an answer is told', async () => {
  const file = await aFile('visual.csv', 'q1,q2,q3,q4\n9,5,5,5\n')
  const { out } = await trin2(`score ors ${file} --missing 9,99`, nowhere)
  assert.match(out, /^--missing: 9 is also an answer of ors; it was read as none$/m)
  assert.doesNotMatch(out, /99 is also/)
})

test('a file is named from where the command is typed', async () => {
  await aFile('here.csv', 'q1,q2,q3,q4\n9,5,5,5\n')
  const before = process.env.INIT_CWD
  process.env.INIT_CWD = folder
  const { code } = await trin2('score ors here.csv', nowhere)
  if (before === undefined) delete process.env.INIT_CWD
  else process.env.INIT_CWD = before
  assert.equal(code, 0)
})

test('what else JSON says of a row is written as it stood', async () => {
  const given = { id: 7, isGirl: true, seen: { by: ['a'] } }
  const file = await aFile('more.json', `\uFEFF${JSON.stringify({ ...given, answers: { q1: 1 } })}`)
  const { out } = await trin2(`score phq-9 ${file}`, nowhere)
  assert.deepEqual(JSON.parse(out.slice(out.indexOf('[\n')))[0].given, given)
})

test('published cases come out as they were published', async () => {
  const ids = numbered('q', 26)
  const row = (answers: Record<string, number>, rest: number | '' = 0) => ids.map((id) => answers[id] ?? rest).join(',')
  const gone = { q1: 0, q4: 0, q9: 0, q17: 0, q20: 0 }
  const sdq = await aFile(
    'sdq-cases.csv',
    [
      [...ids, 'q28', 'q29'].join(','),
      // 4 points on 3 of 5 are 6.67 and so 7; the other scales are gone, and the total with them
      `${row({ q3: 2, q8: 1, q13: 1, ...gone }, '')},,`,
      // 2 points on 4 of 5 are 2.5 and so 3
      `${row({ q3: 2, q8: 0, q13: 0, q16: 0, ...gone }, '')},,`,
      // no difficulties: impact is 0, whatever else was answered
      `${row({ q26: 0 })},3,3`,
      `${row({ q26: 1 })},3,`,
    ].join('\n'),
  )
  assert.deepEqual(await scoresOf(`sdq-p4-10 ${sdq}`, 'emotional', 'total', 'impact'), [
    ['7', '', ''],
    ['3', '', ''],
    ['0', '10', '0'],
    ['0', '10', '2'],
  ])
  // of the ten of depression, all 1: two may be missing
  const rcads = [2, 3].map((missing) =>
    numbered('', 47)
      .map((number) => (['2', '6', '11'].slice(0, missing).includes(number) ? '' : '1'))
      .join(','),
  )
  const file = await aFile('rcads-cases.csv', [numbered('rcads_', 47).join(','), ...rcads].join('\n'))
  assert.deepEqual(await scoresOf(`rcads-47-self ${file}`, 'depression', 'anxiety', 'total'), [
    ['10', '37', '47'],
    ['', '37', ''],
  ])
  const who = await aFile('who-cases.csv', `${numbered('q', 5).join(',')}\n3,3,2,3,2\n`)
  assert.deepEqual(await scoresOf(`who-5 ${who}`, 'raw', 'wellbeing'), [['13', '52']])
})
