/** Where the names of a family come from, and the language it may need an interpreter for (ISO 639-1). */
export type Origin = {
  language: string
  girls: readonly string[]
  boys: readonly string[]
  women: readonly string[]
  men: readonly string[]
  surnames: readonly (readonly [string, number])[]
}

export const list = ([names = '']: TemplateStringsArray | readonly string[]): readonly string[] =>
  names.trim().split(/\s+/)

/** `Nielsen*9` is nine times as frequent as a name without a star. */
export const counted = (names: TemplateStringsArray | readonly string[]): Origin['surnames'] =>
  list(names).map((name) => {
    const [word = '', weight = '1'] = name.split('*')
    return [word, Number(weight)]
  })
