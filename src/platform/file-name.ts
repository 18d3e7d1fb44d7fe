const LONGEST = 100

/**
 * The name of a file as it may stand in a record: its last part, without what no file system takes and what cannot be seen,
 * with the ending of what it really is. `bilag` when nothing is left.
 */
export function cleanFileName(given: string, ending: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    // what steers, hides or turns text, and what has a meaning in a path or a header
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/["*:<>?|;%\uFFFD]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/^[. -]+|[. -]+$/g, '')
  const short = [...name].slice(0, LONGEST).join('').trim()
  return `${short || 'bilag'}.${ending}`
}
