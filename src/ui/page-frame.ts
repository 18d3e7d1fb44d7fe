import type { Frame } from './layout/frame.ts'

declare module 'hono' {
  /** What surrounds the page of this request. Set before the handlers run; see `app.ts`. */
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ContextVariableMap {
    frame: Frame
  }
}
