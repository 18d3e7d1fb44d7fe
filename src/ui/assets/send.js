// A form is sent once, and not at all without a connection.
import { tell, words } from './words.js'

/** A page that stays after sending, as when a file is fetched, may send again after this long. */
const AGAIN_AFTER = 4000

export function sendOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target
    const told = form.previousElementSibling
    if (told?.matches('.offline')) told.remove()
    if (!navigator.onLine) {
      event.preventDefault()
      tell(form, 'warning', words.offline, 'alert').classList.add('offline')
    } else if ('sent' in form.dataset) {
      event.preventDefault()
    } else {
      form.dataset.sent = ''
      setTimeout(() => delete form.dataset.sent, AGAIN_AFTER)
    }
  })
  // Back to a page that the browser kept as it was.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
  })
}
