// The door of the module: what other modules may call.
export { menuCounts, type MenuCounts } from './menu-counts.ts'
export { overviewOf, type Overview } from './overview.ts'
