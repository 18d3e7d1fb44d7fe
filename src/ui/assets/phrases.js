// A button marked `data-phrase-for` puts its phrase into the field of that name, where the cursor was last, and the first thing
// to be filled in is chosen, so that one types over it. Without a script the button is not shown, and the phrase is copied.
export function insertPhrases() {
  for (const button of document.querySelectorAll('button[data-phrase-for]')) {
    const field = button.form?.elements.namedItem(button.dataset.phraseFor)
    if (!field) continue
    button.hidden = false
    button.addEventListener('click', () => insert(field, button.dataset.phrase))
  }
}

function insert(field, phrase) {
  const before = field.value.slice(0, field.selectionStart)
  const after = field.value.slice(field.selectionEnd)
  const text = `${before && !/\s$/.test(before) ? ' ' : ''}${phrase}${after && !/^\s/.test(after) ? ' ' : ''}`
  field.focus()
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  const blank = /\[\p{L}[^[\]\n]{1,59}\]/u.exec(text)
  if (blank) field.setSelectionRange(before.length + blank.index, before.length + blank.index + blank[0].length)
  // what keeps and saves what is typed must keep and save this, too
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
