import { readdirSync, readFileSync } from 'node:fs'

const own = new URL('assets/', import.meta.url)
const styles = new URL('styles/', import.meta.url)
const dkfds = new URL('../', import.meta.resolve('dkfds'))
const fonts = ['Regular', 'Italic', 'Medium', 'SemiBold', 'Bold'].map((weight) => `IBMPlexSans-${weight}.woff2`)

const read = (path: string, base: URL) => new Uint8Array(readFileSync(new URL(path, base)))

/** Everything a page needs besides itself: our sheet and script, and what we use of Det Fælles Designsystem. */
export const readAssets = (): ReadonlyMap<string, Uint8Array<ArrayBuffer>> =>
  new Map([
    ...readdirSync(own).map((name) => [name, read(name, own)] as const),
    [
      'app.css',
      new TextEncoder().encode(
        readdirSync(styles)
          .toSorted()
          .map((name) => readFileSync(new URL(name, styles), 'utf8'))
          .join('\n'),
      ),
    ],
    ...readdirSync(new URL('img/svg-icons/', dkfds))
      .map((name) => `img/svg-icons/${name}`)
      .map((name) => [name, read(name, dkfds)] as const),
    ...fonts.map((name) => [`fonts/${name}`, read(`fonts/IBMPlexSans/complete/woff2/${name}`, dkfds)] as const),
    ['css/dkfds.css', new TextEncoder().encode(belowOurs(new TextDecoder().decode(read('css/dkfds.min.css', dkfds))))],
  ])

/**
 * In a layer of its own, so that our sheet wins whatever the selectors. Its font faces are left out: they name
 * formats that no browser reads before the one all read, and `app.css` names the five fonts we serve.
 */
const belowOurs = (css: string) => `@layer dkfds{${css.replaceAll(/@font-face\{[^}]*\}/g, '')}}`
