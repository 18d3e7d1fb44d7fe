import { after } from 'node:test'

// Loaded before each test file: what the file left open does not keep it alive for ever. It is given time to say all that it
// found; `--test-force-exit` ends a file before its last results are told.
const SECONDS_TO_END = 20

after(() => {
  setTimeout(() => {
    console.error(`${process.argv[1]} left something open: ${process.getActiveResourcesInfo().join(', ')}`)
    process.exit()
  }, SECONDS_TO_END * 1000).unref()
})
