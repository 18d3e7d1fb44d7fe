const all = {
  da: {
    restored: 'Det, du skrev, er hentet frem igen.',
    discard: 'Kassér',
    offline: 'Ingen forbindelse. Det, du har skrevet, er bevaret. Prøv igen om lidt.',
    left: (letters) => `Der er plads til ${letters} tegn mere`,
    over: (letters) => `${letters} tegn for meget`,
    saving: 'Gemmer kladden …',
    saved: (at) => `Kladden er gemt kl. ${at}.`,
    unsaved: 'Ikke gemt, prøver igen. Teksten er bevaret her i vinduet.',
    signedOut: 'Du er logget ud. Teksten er bevaret her i vinduet og kommer frem igen.',
    signIn: 'Log ind igen',
    notSavable: 'Kladden kan ikke gemmes. Teksten er bevaret her i vinduet.',
    conflict: (at) => `Kladden blev gemt i et andet vindue kl. ${at}. Din tekst står i felterne, den anden herunder.`,
    gone: 'Kladden er underskrevet eller slettet i et andet vindue. Din tekst står stadig i felterne.',
    keepMine: 'Behold min tekst',
    takeOther: 'Brug den anden tekst',
    empty: 'Tom',
    answersWait: 'Ingen forbindelse lige nu. Dine svar ligger her i telefonen og bliver sendt, når der er.',
    chooseFirst: 'Vælg et svar, eller tryk på “Spring over”.',
    question: (at, of) => `Spørgsmål ${at} af ${of}`,
  },
  en: {
    restored: 'What you wrote is back.',
    discard: 'Discard',
    offline: 'No connection. What you have written is kept. Try again in a moment.',
    left: (letters) => `Room for ${letters} more characters`,
    over: (letters) => `${letters} characters too many`,
    saving: 'Saving the draft …',
    saved: (at) => `The draft was saved at ${at}.`,
    unsaved: 'Not saved, trying again. The text is kept here in the window.',
    signedOut: 'You are signed out. The text is kept here in the window and will come back.',
    signIn: 'Sign in again',
    notSavable: 'The draft cannot be saved. The text is kept here in the window.',
    conflict: (at) => `The draft was saved in another window at ${at}. Your text is in the fields, the other below.`,
    gone: 'The draft was signed or deleted in another window. Your text is still in the fields.',
    keepMine: 'Keep my text',
    takeOther: 'Use the other text',
    empty: 'Empty',
    answersWait: 'No connection right now. Your answers are here on your phone and will be sent when there is one.',
    chooseFirst: 'Choose an answer, or press “Skip”.',
    question: (at, of) => `Question ${at} of ${of}`,
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
