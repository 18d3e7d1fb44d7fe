// Buttons that read a question aloud, where this machine has a voice of its own in the language: nothing is sent anywhere.

export function readAloud() {
  if (!('speechSynthesis' in window)) return
  const all = () => {
    for (const question of document.querySelectorAll('.question')) speakable(question)
  }
  speechSynthesis.addEventListener('voiceschanged', all)
  all()
  document.addEventListener('click', ({ target }) => {
    const question = target.closest('[data-speak]')?.closest('.question')
    if (!question) return
    const wasSpeaking = speechSynthesis.speaking
    speechSynthesis.cancel()
    if (wasSpeaking) return
    const voice = voiceFor(question)
    const text = [...question.querySelectorAll('legend, label')].map((each) => each.textContent.trim())
    for (const part of text) {
      const said = new SpeechSynthesisUtterance(part)
      said.voice = voice
      said.lang = voice.lang
      speechSynthesis.speak(said)
    }
  })
}

const languageOf = (question) => question.lang || document.documentElement.lang
const voiceFor = (question) =>
  speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.startsWith(languageOf(question)))

/** Shows the button of a question that this machine can read. */
export function speakable(question) {
  if (!('speechSynthesis' in window)) return
  const button = question.querySelector('[data-speak]')
  if (button) button.hidden = !voiceFor(question)
}
