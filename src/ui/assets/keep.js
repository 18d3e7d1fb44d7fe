// What is typed in a form marked `data-keep` survives a lost network, an expired session and a refused page in this tab,
// until the server has received it, it is discarded, or the person signs out or leaves. CPR numbers, passwords and files are not kept.
import { tell, words } from './words.js'

const prefix = 'kept:'
const owner = document.body.dataset.owner

export function keepForms() {
  forgetReceived()
  if (!owner) return
  forgetOthers()
  for (const form of document.querySelectorAll('form[data-keep]')) keep(form)
  document.addEventListener('submit', (event) => event.target.matches('[data-sign-out]') && forgetAll())
}

/** The server has what stands in this form now; the tab need not. */
export const forget = (form) => sessionStorage.removeItem(prefix + form.dataset.keep)

export function forgetAll() {
  for (const key of keys()) sessionStorage.removeItem(key)
}

const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))

/** The server answers a form it has received with a cookie that names it; only then is it safe to forget. */
function forgetReceived() {
  const received = document.cookie.match(/(?:^|; )kept=([^;]*)/)?.[1]
  if (received === undefined) return
  sessionStorage.removeItem(prefix + decodeURIComponent(received))
  document.cookie = 'kept=; Max-Age=0; Path=/'
}

function forgetOthers() {
  for (const key of keys()) if (JSON.parse(sessionStorage.getItem(key)).owner !== owner) sessionStorage.removeItem(key)
}

function keep(form) {
  const key = prefix + form.dataset.keep
  const controls = [...form.elements].filter(isKept)
  const now = () => controls.map(valueOf)
  const save = () =>
    sessionStorage.setItem(
      key,
      JSON.stringify({ owner, names: controls.map(nameOf), values: now(), version: versionOf(form)?.value }),
    )

  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  // A form that came back with errors holds what was sent; it is what counts.
  if (form.querySelector('.error-summary')) save()
  else if (kept && JSON.stringify(kept.values) !== JSON.stringify(now())) restore(form, key, controls, kept)
  form.addEventListener('input', save)
  form.addEventListener('change', save)
}

/** What the form goes on from, so that what was kept here is not saved over what came later elsewhere. */
const versionOf = (form) => form.elements.namedItem('version')

function restore(form, key, controls, kept) {
  const version = versionOf(form)
  if (version && kept.version !== undefined) version.value = kept.version
  form.dataset.restored = ''
  for (const control of controls) {
    const at = kept.names.indexOf(nameOf(control))
    if (at >= 0) put(control, kept.values[at])
  }
  const notice = tell(form, 'info', words.restored, 'status')
  const discard = document.createElement('button')
  discard.type = 'button'
  discard.className = 'button button-secondary'
  discard.textContent = words.discard
  discard.addEventListener('click', () => {
    form.reset()
    // what saves itself must save this, too
    form.dispatchEvent(new Event('input'))
    sessionStorage.removeItem(key)
    notice.remove()
    controls[0]?.focus()
  })
  notice.classList.add('kept')
  notice.append(discard)
}

const isKept = ({ name, type, dataset }) =>
  name && !['hidden', 'password', 'file', 'submit', 'button'].includes(type) && !('neverKept' in dataset)
const isTicked = ({ type }) => type === 'radio' || type === 'checkbox'
const nameOf = (control) => (isTicked(control) ? `${control.name}=${control.value}` : control.name)
const valueOf = (control) => (isTicked(control) ? control.checked : control.value)

function put(control, value) {
  if (isTicked(control)) control.checked = value
  else control.value = value
}
