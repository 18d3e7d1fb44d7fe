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
  document.addEventListener('submit', ({ target }) =>
    target.matches('[data-sign-out]') ? forgetAll() : sending(target),
  )
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
  moveOn(decodeURIComponent(received))
  sessionStorage.removeItem(prefix + decodeURIComponent(received))
  document.cookie = 'kept=; Max-Age=0; Path=/'
}

const SENT = `${prefix}sent`
const ownSteps = (about) => `${prefix}own ${about}`
const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null')

/** Which form is on its way, and from which version of what it is about. */
function sending(form) {
  const { keep, about } = form.dataset
  if (about && keep)
    sessionStorage.setItem(SENT, JSON.stringify({ owner, form: keep, about, from: Number(versionOf(form)?.value) }))
}

/** What was sent has been done: the version was moved on from here, and not by a colleague. */
function moveOn(received) {
  const sent = read(SENT)
  sessionStorage.removeItem(SENT)
  if (!owner || sent?.owner !== owner || sent.form !== received) return
  const key = ownSteps(sent.about)
  sessionStorage.setItem(key, JSON.stringify({ owner, from: [...(read(key)?.from ?? []), sent.from] }))
}

/** Whether every step from one version to another was taken in this tab. */
function isOwnWork(about, from, to) {
  const own = about ? (read(ownSteps(about))?.from ?? []) : []
  for (let step = Number(from); step < Number(to); step += 1) if (!own.includes(step)) return false
  return true
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

  const kept = read(key)
  // A form that came back with errors holds what was sent; it is what counts.
  if (form.querySelector('.error-summary')) save()
  else if (kept && JSON.stringify(kept.values) !== JSON.stringify(now())) restore(form, key, controls, kept)
  // The page holds it already, as after a conflict has been told, and says itself from which version it goes on.
  else if (kept) save()
  form.addEventListener('input', save)
  form.addEventListener('change', save)
}

/**
 * What the form goes on from, so that what was kept here is not saved over what a colleague has changed since. What the same
 * person has done meanwhile in this tab, such as showing the way that the form asked for, is known to them already.
 */
const versionOf = (form) => form.elements.namedItem('version')

function restore(form, key, controls, kept) {
  const version = versionOf(form)
  if (version && kept.version !== undefined && !isOwnWork(form.dataset.about, kept.version, version.value))
    version.value = kept.version
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
