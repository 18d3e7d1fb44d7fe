// "Forlad siden": away at once, without a way back by the browser's button. Three times Escape does the same.
import { forgetAll } from './keep.js'

export function leaveFast() {
  const link = document.querySelector('a[data-leave]')
  if (!link) return
  const leave = () => {
    forgetAll()
    document.body.hidden = true
    location.replace(link.href)
  }
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  let presses = []
  document.addEventListener('keydown', ({ key, timeStamp }) => {
    presses = key === 'Escape' ? [...presses, timeStamp].filter((at) => timeStamp - at < 2000) : []
    if (presses.length === 3) leave()
  })
}
