// Questions by a link, one after the other. The script fetches them all once and shows the next without waiting: each answer goes
// to the server by itself, and stays in this tab until it has come through, whatever the network does. Digits choose, Enter goes on.
import { speakable } from './speech.js'
import { tell, words } from './words.js'

/** What did not come through is tried again this often. */
const AGAIN_AFTER = 3000

export function answerQuestions() {
  const frame = document.querySelector('[data-answering]')
  if (!frame) return
  const form = frame.querySelector('form')
  const base = frame.dataset.answering
  const queue = queueOf(base)
  digitsChoose(form)
  queue.flush()
  if (frame.dataset.all)
    void fetchAll(frame.dataset.all).then((all) => all.length > 0 && oneByOne(form, base, all, queue))
}

const fetchAll = (address) =>
  fetch(address, { headers: { Accept: 'text/html' } })
    .then((answer) => (answer.ok ? answer.text() : ''))
    .then((markup) => [...new DOMParser().parseFromString(markup, 'text/html').querySelectorAll('.question')])
    .catch(() => [])

/** Answers on their way: kept in the tab in the order in which they were given, sent one at a time. */
function queueOf(base) {
  const key = `kept:answers:${base}`
  const read = () => JSON.parse(sessionStorage.getItem(key) ?? '{"answers":[]}').answers
  const write = (answers) =>
    answers.length
      ? sessionStorage.setItem(key, JSON.stringify({ owner: document.body.dataset.owner, answers }))
      : sessionStorage.removeItem(key)
  let underWay
  let waits
  let notice

  async function send() {
    for (let [first] = read(); first; [first] = read()) {
      const [nth, body] = first
      const answer = await fetch(`${base}/${nth}`, {
        method: 'POST',
        body: new URLSearchParams(body),
        headers: { Accept: 'application/json' },
      }).catch(() => null)
      if (!answer || answer.status >= 500 || answer.status === 429) return wait()
      write(read().slice(1))
      // the link is used or has run out, or the answer is none: the server says so in words
      if (!answer.ok) return location.assign(base)
    }
    notice?.remove()
    notice = undefined
  }

  function wait() {
    notice ??= tell(document.querySelector('[data-answering]'), 'warning', words.answersWait, 'status')
    clearTimeout(waits)
    waits = setTimeout(flush, AGAIN_AFTER)
  }

  const flush = () => (underWay ??= send().finally(() => (underWay = undefined)))
  addEventListener('online', flush)
  return {
    flush,
    /** What was answered in this tab and has not come through, by question. */
    pending: () => new Map(read()),
    put(nth, body) {
      write([...read().filter(([of]) => of !== nth), [nth, body]])
      flush()
    },
    /** Goes on when everything has come through. */
    async leaveFor(address) {
      while (read().length > 0) {
        await flush()
        if (read().length > 0) await new Promise((resolve) => setTimeout(resolve, 500))
      }
      location.assign(address)
    },
  }
}

function oneByOne(form, base, all, queue) {
  const pending = queue.pending()
  for (const question of all) if (pending.has(question.dataset.nth)) fill(question, pending.get(question.dataset.nth))
  const skipped = new Set([...pending].filter(([, body]) => isSkip(body)).map(([nth]) => nth))
  let at = form.querySelector('.question').dataset.nth

  const nodeOf = (nth) => all.find((each) => each.dataset.nth === nth)
  const asked = () => all.filter((each) => isAsked(each, all, skipped))
  const beside = (step) => {
    const list = asked()
    return list[list.indexOf(nodeOf(at)) + step]
  }

  function show(question, remember = true) {
    form.querySelector('.question').replaceWith(question)
    form.querySelector('.error-summary')?.remove()
    at = question.dataset.nth
    form.action = `${base}/${at}`
    if (remember) history.pushState(null, '', form.action)
    progress()
    speakable(question)
    scrollTo(0, 0)
    const field = question.querySelector('input:checked') ?? question.querySelector('input, textarea')
    if (remember) field?.focus({ preventScroll: true })
  }

  function progress() {
    const list = asked()
    const [nth, of] = [list.indexOf(nodeOf(at)) + 1, list.length]
    const bar = document.querySelector('.meter progress')
    if (!bar) return
    bar.value = nth
    bar.max = of
    bar.previousSibling.textContent = `${words.question(nth, of)} `
  }

  // the page came with its question; the one of all is the same, and stays when others are shown
  const here = nodeOf(at)
  if (!here) return
  fill(here, bodyOf(form))
  show(here, false)

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    const skips = event.submitter?.name === 'skip'
    const body = skips ? [['skip', 'yes']] : bodyOf(form)
    if (!skips && !body.some(([, text]) => text.trim())) return ask(form)
    form.parentNode.parentNode.querySelector('.choose-first')?.remove()
    if (skips) clear(nodeOf(at))
    skipped[skips ? 'add' : 'delete'](at)
    queue.put(at, body)
    const next = beside(1)
    if (next) show(next)
    else queue.leaveFor(`${base}/check`)
  })

  document.querySelector('.back a')?.addEventListener('click', (event) => {
    const before = beside(-1)
    if (!before) return
    event.preventDefault()
    show(before)
  })
  addEventListener('popstate', () => {
    const question = nodeOf(location.pathname.slice(base.length + 1))
    if (question) show(question, false)
    else location.reload()
  })
}

const bodyOf = (form) => [...new FormData(form)].filter(([name]) => name.startsWith('a-'))
const isSkip = (body) => body.some(([name]) => name === 'skip')

function fill(question, body) {
  for (const [name, text] of body)
    for (const control of question.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === 'radio') control.checked = control.value === text
      else control.value = text
    }
}

function clear(question) {
  for (const control of question.querySelectorAll('input, textarea')) {
    if (control.type === 'radio') control.checked = false
    else control.value = ''
  }
}

/** As the server does: asked once all of its gate has been answered or skipped, and one of them so high, or left open. */
function isAsked({ dataset }, all, skipped) {
  if (!dataset.gate) return true
  const [names, least] = dataset.gate.split(':')
  const gates = names.split(' ').map((name) => all.find((each) => each.dataset.item === name))
  const values = gates.map((each) => each && (each.querySelector('input:checked')?.value ?? null))
  const isAnswered = gates.every((each, nth) => each && (values[nth] !== null || skipped.has(each.dataset.nth)))
  return isAnswered && values.some((value) => value === null || value === 'unknown' || Number(value) >= Number(least))
}

function ask(form) {
  const frame = form.parentNode
  if (!frame.parentNode.querySelector('.choose-first'))
    tell(frame, 'warning', words.chooseFirst, 'alert').classList.add('choose-first')
  form.querySelector('.question input, .question textarea')?.focus()
}

/** A digit chooses: the answer of that number, or the number itself on a row of steps. Two digits typed quickly are one number. */
function digitsChoose(form) {
  let typed = ''
  let last = 0
  document.addEventListener('keydown', (event) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.matches('textarea, input:not([type=radio])')) return
    const radios = [...form.querySelectorAll('.question input[type=radio]')]
    typed = event.timeStamp - last < 900 ? typed + event.key : event.key
    last = event.timeStamp
    const isRow = form.querySelector('.question .steps')
    const of = (text) => (isRow ? radios.find(({ value }) => value === text) : radios[Number(text) - 1])
    const radio = of(typed) ?? of(event.key)
    if (!radio) return
    event.preventDefault()
    radio.checked = true
    radio.focus()
  })
}
