import { Temporal } from 'temporal-polyfill'
import type { AnswerWords } from './da.ts'

const minutes = (count: number) => `about ${count} ${count === 1 ? 'minute' : 'minutes'}`
const questions = (count: number) => (count === 1 ? 'There is one question.' : `There are ${count} questions.`)

/** Around the questions, in English. */
export const en: AnswerWords = {
  day: (day) =>
    Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
  title: 'Questions',
  wrong: (count) => (count === 1 ? 'There is one thing to correct' : `There are ${count} things to correct`),
  welcome: {
    heading: (place) => `${place} has some questions for you`,
    about: (child) => `They are about ${child}.`,
    long: (count, length) => `${questions(count)} It takes ${minutes(length)}.`,
    list: {
      self: [
        'There are no right or wrong answers. Choose what fits you best.',
        'You may skip a question.',
        'You can take a break. We keep your answers as you go on.',
        'If something is hard to understand, ask a grown-up, or call us.',
      ],
      other: [
        'There are no right or wrong answers. Answer from what you see.',
        'You can skip a question.',
        'You can take a break. The answers are kept as you go on.',
      ],
    },
    who: 'Who sees my answers?',
    whoText: {
      self: 'The people who help you here. They will talk with you about them. They keep what you say to themselves. Your parents and your school cannot see them here.',
      other:
        'The staff who help the child. They are bound to confidentiality, and the answers become part of the record. Nobody else can see them here.',
    },
    begin: 'Begin',
    goOn: 'Continue',
    begun: 'You have begun. What you have answered is kept.',
    until: (on) => `You can answer until ${on}.`,
    all: 'Show all questions on one page (for an interpreter or on paper)',
  },
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  save: 'Save',
  choose: 'Choose an answer, or press “Skip”.',
  between: (least, most) => `Write a number from ${least} to ${most}.`,
  tooLong: (letters) => `There is room for ${letters.toLocaleString('en-GB')} characters.`,
  keys: 'You can also use the digits on the keyboard, and Enter to go on.',
  listen: 'Read aloud',
  all: {
    heading: 'All questions',
    lead: 'Read the questions together. The answers are not sent before you have looked them over.',
    next: 'Save, and look the answers over',
    single: 'Show one question at a time',
    only: 'Only if it applies.',
  },
  check: {
    heading: 'Look your answers over',
    lead: 'They have not been sent yet. You can change them.',
    change: 'Change',
    none: 'Not answered',
    send: 'Send my answers',
    empty: 'Answer at least one question before you send.',
  },
  thanks: {
    heading: 'Thank you. Your answers are sent',
    next: 'What happens now?',
    nextList: {
      self: [
        'We read your answers before we meet.',
        'We talk with you about them.',
        'You need not do more. You can close the page.',
      ],
      other: ['We read the answers and talk with you about them.', 'You need not do more. You can close the page.'],
    },
    raised: {
      self: {
        heading: 'It is good that you told us',
        text: 'You should not be alone with this. Talk to a grown-up you trust, today. We read your answers and will contact you, but nobody sits ready all day and night. If you need help now, call:',
      },
      other: {
        heading: 'It is good that you told us',
        text: 'Some of what you answered we look at at once, and we will contact you. Nobody sits ready all day and night. If it is urgent, call:',
      },
    },
  },
  over: {
    answered: {
      heading: 'The answers are sent',
      text: 'Thank you for your help. A link can be used once only, and the answers cannot be seen here.',
    },
    expired: {
      heading: 'The time has run out',
      text: 'That does not matter. If you would still like to answer, call us, and we will send a new link.',
    },
    cancelled: {
      heading: 'You need not answer after all',
      text: 'We have taken the questions back. You need not do anything.',
    },
    unknown: {
      heading: 'The link does not work',
      text: 'If you have a newer message from us, use the link in that one. Part of the address may be missing. You can also call us.',
    },
    notNow: {
      heading: 'The questions cannot be shown right now',
      text: 'You have done nothing wrong. Call us, and we will find out.',
    },
  },
  call: { reach: 'How to reach us', phone: 'Call us at', hours: 'The phone is open', mail: 'Write to us at' },
  help: {
    danger: 'Danger to life: call',
    life: 'Livslinien, the suicide line',
    child: 'BørneTelefonen, the children’s line',
  },
}
