// A form marked `data-draft` saves itself to that address while somebody types. What has not reached the server stays in the
// tab (keep.js); what another window saved meanwhile is shown beside it, and neither is overwritten.
import { forget } from './keep.js'
import { tell, words } from './words.js'

/** While somebody types, it is saved this often. */
const EVERY = 2500
/** After a failed attempt it is tried again. */
const AGAIN_AFTER = 4000

export function saveDrafts() {
  for (const form of document.querySelectorAll('form[data-draft]')) follow(form)
}

function follow(form) {
  const state = form.querySelector('[data-draft-state]')
  const version = form.elements.namedItem('version')
  let waits
  let underWay
  let isUnsaved = false
  let stopped = false
  let isSignedOut = false

  const soon = (after) => (waits ??= setTimeout(save, after))
  const say = (text, ...more) => state.replaceChildren(text, ...more)

  function save(options) {
    clearTimeout(waits)
    waits = undefined
    if (stopped || !isUnsaved) return underWay
    if (underWay) return underWay.then(() => save(options))
    isUnsaved = false
    underWay = send(options).finally(() => (underWay = undefined))
    return underWay
  }

  async function send({ keepalive = false } = {}) {
    say(words.saving)
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'application/json' },
        keepalive,
      })
      isSignedOut = answer.status === 401
      if (answer.ok) saved(await answer.json())
      else if (answer.status === 409) conflict(await answer.json())
      else if (answer.status === 401) signedOut()
      else if (answer.status >= 500 || answer.status === 429) tryAgain()
      else refused(await answer.json().catch(() => ({})))
    } catch {
      tryAgain()
    }
  }

  function saved({ version: now, at }) {
    version.value = now
    say(words.saved(at))
    if (!isUnsaved) forget(form)
  }

  function tryAgain() {
    isUnsaved = true
    say(words.unsaved)
    soon(AGAIN_AFTER)
  }

  function refused({ detail }) {
    isUnsaved = true
    say([words.notSavable, detail].filter(Boolean).join(' '))
  }

  function signedOut() {
    isUnsaved = true
    const link = document.createElement('a')
    link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`
    link.textContent = words.signIn
    say(`${words.signedOut} `, link)
  }

  function conflict(other) {
    // somebody held it for a moment: no draft of theirs to show
    if (other.version === undefined) return tryAgain()
    stopped = true
    isUnsaved = true
    say('')
    const box = tell(form, 'warning', other.at ? words.conflict(other.at) : words.gone, 'alert')
    const go = (label, before) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'button button-secondary'
      button.textContent = label
      button.addEventListener('click', () => {
        before()
        version.value = other.version
        stopped = false
        box.remove()
        isUnsaved = true
        save()
      })
      return button
    }
    if (other.at) box.append(shown(other.sections))
    box.append(go(words.keepMine, () => {}))
    if (other.at) box.append(go(words.takeOther, () => fill(form, other.typed)))
    box.classList.add('draft-conflict')
  }

  form.addEventListener('input', () => {
    isUnsaved = true
    soon(EVERY)
  })
  // who is signed out reads why, and goes by the link, which must not be drawn anew under the finger
  form.addEventListener('focusout', () => isUnsaved && !isSignedOut && save())
  addEventListener('online', () => isUnsaved && save())
  document.addEventListener('visibilitychange', () => document.hidden && isUnsaved && save({ keepalive: true }))
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) return
    clearTimeout(waits)
    waits = undefined
    if (!underWay) {
      isUnsaved = false
      return
    }
    // the save that is under way comes first, so that it does not come after the signature
    event.preventDefault()
    event.stopPropagation()
    const { submitter } = event
    isUnsaved = false
    underWay.then(() => !stopped && form.requestSubmit(submitter))
  })
  if ('restored' in form.dataset) {
    isUnsaved = true
    save()
  } else if (version.value === '0') {
    // a new note is begun at once
    form.querySelector('textarea')?.focus({ preventScroll: true })
  }
}

function shown(sections) {
  const list = document.createElement('dl')
  for (const { heading, text } of sections) {
    const term = document.createElement('dt')
    term.textContent = heading
    const said = document.createElement('dd')
    said.textContent = text
    list.append(term, said)
  }
  if (sections.length === 0) list.textContent = words.empty
  return list
}

function fill(form, typed) {
  for (const control of form.elements) {
    if (!control.name || ['hidden', 'submit', 'button'].includes(control.type)) continue
    if (control.type === 'checkbox') control.checked = Boolean(typed[control.name])
    else control.value = typed[control.name] ?? ''
  }
  form.dispatchEvent(new Event('input'))
}
