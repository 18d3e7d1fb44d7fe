// npm run check: format, lint and types, without the tests.
import { checksPass } from './stages.ts'

if (!checksPass()) process.exitCode = 1
