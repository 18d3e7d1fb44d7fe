import { html as template } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished markup. It is an object, so it is truthy even when empty. */
export type Html = HtmlEscapedString

/** What may stand in a template: text is escaped, markup is kept, arrays are joined; booleans, null and undefined show nothing. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[]

/** Hono's template. It answers with a promise only when given one, and a `Child` never is one. */
export function html(strings: TemplateStringsArray, ...values: Child[]): Html {
  const made = template(strings, ...values)
  if (made instanceof Promise) throw new TypeError('A template was given a promise')
  return made
}

export const nothing: Html = html``

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Attributes with a space before each: `true` stands alone, `false` and `undefined` are left out. Names are ours and
 * become the template's own text, values are escaped: one template for the whole tag, because a list has thousands.
 */
export function attributes(values: Attributes): Html {
  let text = ''
  const texts: string[] = []
  const shown: Child[] = []
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue
    text += ` ${name}`
    if (value === true) continue
    texts.push(`${text}="`)
    shown.push(value)
    text = '"'
  }
  texts.push(text)
  return html(Object.assign(texts, { raw: texts }), ...shown)
}
