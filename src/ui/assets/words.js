const all = {
  da: {
    restored: 'Det, du skrev, er hentet frem igen.',
    discard: 'Kassér',
    offline: 'Ingen forbindelse. Det, du har skrevet, er bevaret. Prøv igen om lidt.',
    left: (letters) => `Der er plads til ${letters} tegn mere`,
    over: (letters) => `${letters} tegn for meget`,
  },
  en: {
    restored: 'What you wrote is back.',
    discard: 'Discard',
    offline: 'No connection. What you have written is kept. Try again in a moment.',
    left: (letters) => `Room for ${letters} more characters`,
    over: (letters) => `${letters} characters too many`,
  },
}

export const words = all[document.documentElement.lang] ?? all.da

/** A message above what it is about, in the look of the page's other messages. */
export function tell(where, kind, text, role) {
  const box = document.createElement('div')
  box.className = `alert alert-${kind}`
  box.setAttribute('role', role)
  const line = document.createElement('p')
  line.className = 'alert-heading'
  where.before(box)
  // Text put into a live region that is already on the page is read aloud.
  box.append(line)
  line.textContent = text
  return box
}
