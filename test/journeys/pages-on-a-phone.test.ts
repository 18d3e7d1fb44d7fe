import { pagesAt } from './pages.ts'

await pagesAt(375)
