// How much room is left in a text with a limit; read aloud only when it is nearly full.
import { words } from './words.js'

export function countLetters() {
  for (const text of document.querySelectorAll('textarea[data-limit]')) {
    const hint = document.getElementById(`${text.id}-limit`)
    const show = () => {
      const left = Number(text.dataset.limit) - text.value.length
      hint.setAttribute('aria-live', left < 20 ? 'polite' : 'off')
      hint.toggleAttribute('data-over', left < 0)
      hint.textContent = left < 0 ? words.over(-left) : words.left(left)
    }
    text.addEventListener('input', show)
    if (text.value) show()
  }
}
