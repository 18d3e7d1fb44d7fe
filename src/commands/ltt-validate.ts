import { readFile } from 'node:fs/promises'
import { readReport, type Fault } from '#exchange/ltt/ltt.ts'
import { Failure, type Command } from './command.ts'

/** A fault of the file, or of the report in it. */
type FileFault = { file: string; location: string; code: string; da: string; en: string }

export const lttValidate: Command = {
  summary: 'check national reports against KL’s guide LTT',
  usage: ` FILE... [--json]

Checks each file, a report (FHIR Bundle) in JSON, whoever made it, by every rule of KL's guide LTT 1.0.1. Ends with 0 when
all are valid. Otherwise it prints one line per fault (file: location code sentence) and ends with 1. It needs no database
and no environment, and prints nothing of what is in the reports.

  --json  prints one list of faults in JSON, with the sentences in Danish and English`,
  operands: { name: 'FILE', many: true, required: true },
  options: { json: { type: 'boolean' } },
  runAlone: async ({ json }, files) => {
    const faults: FileFault[] = []
    const wrong = new Set<string>()
    for (const file of files) {
      for (const { location, code, da, en } of await faultsOf(file)) {
        wrong.add(file)
        if (json) faults.push({ file, location, code, da, en })
        else console.log(`${file}: ${location} ${code} ${en}`)
      }
    }
    if (json) console.log(JSON.stringify(faults, null, 2))
    if (wrong.size)
      throw new Failure(`${wrong.size} of ${files.length} ${files.length === 1 ? 'file' : 'files'} not valid.`)
    if (!json) console.log(files.length === 1 ? 'The report is valid.' : `All ${files.length} reports are valid.`)
  },
}

async function faultsOf(file: string): Promise<(Omit<Fault, 'code'> & { code: string })[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    const da = 'Filen kan ikke læses.'
    return [{ location: 'Bundle', code: 'file-unreadable', da, en: 'The file cannot be read.' }]
  }
  const da = 'Filen er ikke JSON.'
  return readReport(text)?.faults ?? [{ location: 'Bundle', code: 'file-not-json', da, en: 'The file is not JSON.' }]
}
