// Digits typed from paper: when a field holds all that it has room for, the next one takes the focus. Nothing is lost without.
export function hopOnDigits() {
  for (const group of document.querySelectorAll('[data-digits]')) {
    const fields = [...group.querySelectorAll('input')]
    group.addEventListener('input', ({ target, inputType }) => {
      const isFull = target.maxLength > 0 && target.value.length >= target.maxLength
      if (isFull && inputType === 'insertText') fields[fields.indexOf(target) + 1]?.focus()
    })
  }
}
