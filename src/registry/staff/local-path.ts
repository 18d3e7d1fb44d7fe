const HERE = 'https://here.invalid'

/**
 * Where to go after signing in: a path within Trin 2, and `/` for anything else, so that nobody can be led to another
 * site by a link to ours. Pages of sign-in are not gone back to.
 */
export function localPath(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\s]*$/.test(next) || !URL.canParse(next, HERE)) return '/'
  const { origin, pathname, search } = new URL(next, HERE)
  return origin === HERE && !pathname.startsWith('//') && !/^\/(sign-in|sign-out|activation)\b/.test(pathname)
    ? pathname + search
    : '/'
}
