import type { Accent } from '../accents.ts'
import type { Child } from '../html.ts'

export type MenuGroup = { heading?: string | undefined; items: readonly MenuItem[] }

export type MenuItem = {
  href: string
  label: Child
  /** What waits there. */
  count?: number | undefined
  current?: boolean | undefined
}

/** What surrounds a page for those who work here. */
export type Frame = {
  accent: Accent
  /** `Holbæk Kommune · Ungehuset` */
  place: string
  person: { name: string; profession: string }
  menu: readonly MenuGroup[]
  demo: boolean
  /** Takes a posted `q`, because names may not stand in a URL. None for those who have nobody to search for. */
  searchUrl?: string | undefined
  homeUrl?: string | undefined
  signOutUrl?: string | undefined
  accessibilityUrl?: string | undefined
}
