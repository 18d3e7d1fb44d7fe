import type { Frame } from './layout/frame.ts'

declare module 'hono' {
  /** What surrounds the page of this request. Set before the handlers run; see `app.ts`. */
  interface ContextVariableMap {
    frame: Frame
  }
}
