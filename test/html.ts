import { readFileSync } from 'node:fs'
import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate'

const config: ConfigData = JSON.parse(readFileSync(new URL('../.htmlvalidate.json', import.meta.url), 'utf8'))
const validator = new HtmlValidate(new StaticConfigLoader(config))

/** What is wrong with a page, a readable line for each fault; nothing when it is sound. */
export async function validateHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, ruleId, message, selector }) => `line ${line}, ${ruleId}: ${message} (${selector ?? 'page'})`,
    ),
  )
}
