import { Temporal } from 'temporal-polyfill'
import type { Words } from './da.ts'
import { enAfter } from './en-after.ts'

const months = 'January February March April May June July August September October November December'.split(' ')
const day = (value: Temporal.PlainDate | string) => {
  const { day, month, year } = Temporal.PlainDate.from(value)
  return `${day} ${months[month - 1]} ${year}`
}

export const en: Words = {
  day,
  optional: 'optional',
  wrong: (count) => (count === 1 ? 'There is one thing to put right' : `There are ${count} things to put right`),
  room: (letters) => `At most ${letters} characters`,
  dateParts: { day: 'Day', month: 'Month', year: 'Year' },

  front: {
    title: 'Help for children and young people',
    heading: 'Are you or your child having a hard time?',
    lead: 'Here children, young people and parents can get help when thoughts and feelings take up so much room that everyday life becomes hard.',
    ask: 'Ask for help',
    askNote: 'It takes about 3 minutes. Nothing is sent until you say so.',
    anonymous: 'I want to be anonymous',
    whom: 'Who can get help?',
    whomList: [
      'Children and young people from the first year of school (børnehaveklasse) up to and including the age of 17.',
      'If you begin while you are 17, you can finish it, also after you turn 18.',
      'It may be about being very worried, sad, angry or restless. About thoughts of food and your body, thoughts that go round and round, or about hurting yourself.',
    ],
    free: 'It is free',
    freeText: 'The help costs nothing, and you do not need a referral from a doctor.',
    next: 'What happens when I write?',
    nextList: [
      'You get a receipt at once.',
      'We call you.',
      'You come to a first talk. We do what we can to hold it within 14 days.',
      'Together we find the help that fits. If it is not with us, we show you the way to another place.',
    ],
    who: 'Who sees what I write?',
    whoText:
      'Only the staff who receive those who ask for help. They must keep it to themselves, and each time somebody reads it, that is written down.',
    work: 'Do you work with children?',
    workText:
      'Doctors, schools, PPR, health visitors and others can write here too when the family has said yes. Use the same button.',
  },
  call: {
    heading: 'Would you rather call?',
    reach: 'How to reach us',
    phone: 'Call us on',
    hours: 'The phone is open',
    mail: 'Write to us at',
  },

  help: {
    title: 'Ask for help',
    next: 'Next',
    later: 'Save and go on later',
    back: 'Back',
    remove: 'Delete what I have written',
    minutes: (count) => `${count} ${count === 1 ? 'minute' : 'minutes'}`,
  },
  who: {
    heading: 'Who is it about?',
    lead: 'You can always change it later. Nothing is sent until you say so.',
    options: {
      parent: { label: 'My child', hint: 'I am a mother, father or guardian' },
      self: { label: 'Myself', hint: 'I am a child or a young person' },
      professional: { label: 'Somebody I know through my work', hint: 'Doctor, school, PPR, health visitor' },
      anonymous: { label: 'I want to be anonymous', hint: 'Then we show you the way to open counselling' },
    },
    missing: 'Choose who it is about.',
  },
  birth: {
    heading: {
      parent: 'When was your child born?',
      self: 'When were you born?',
      professional: 'When was the child born?',
    },
    lead: 'The help is for children and young people from 5 up to and including 17.',
    label: 'Date of birth',
    hint: 'For example 5 5 2014',
    cpr: 'CPR number',
    cprHint:
      'Then we can begin sooner. If you do not have it, or would rather wait, leave it empty. We can take it on the phone.',
    missing: 'Write day, month and year.',
    noSuchDay: 'There is no such day. Write day, month and year, for example 5 5 2014.',
    future: 'That day has not come yet. Write the day the child was born.',
    noCpr: 'A CPR number has ten digits, for example 050514-9995. Put it right, or leave it empty.',
    otherCpr: 'The CPR number does not fit the date of birth. Put right what is wrong, or leave the CPR number empty.',
  },
  agreement: {
    heading: 'Has the family said yes?',
    lead: 'We can only call a family that knows you are writing and has said yes to it.',
    label: 'Has the family said yes to you writing to us?',
    yes: 'Yes, the family has said yes',
    no: 'No, not yet',
    missing: 'Choose whether the family has said yes.',
  },
  family: {
    heading: 'Who said yes?',
    lead: 'That is the person we call.',
    name: 'Name',
    party: 'Who is that?',
    day: 'On which day?',
    missingName: 'Write the name of the person who said yes.',
    missingParty: 'Choose who said yes.',
    future: 'That day has not come yet. Write the day the family said yes.',
    tooYoung: 'The child is under 15. So somebody with custody must say yes.',
  },
  name: {
    heading: {
      parent: 'What is your child’s name?',
      self: 'What is your name?',
      professional: 'What is the child’s name?',
    },
    lead: '',
    given: 'First name',
    family: 'Last name',
    missingGiven: 'Write the first name.',
    missingFamily: 'Write the last name.',
    letters: 'A name is made of letters.',
  },
  about: {
    heading: {
      parent: 'What is hard for your child?',
      self: 'What is hard for you?',
      professional: 'What is hard for the child?',
    },
    lead: 'Tick all that fits. You do not need to know exactly.',
    label: 'What is it about?',
    themes: {
      worry: 'Being very worried, nervous or afraid',
      sadness: 'Being very sad',
      behaviour: 'Getting very angry or often quarrelling',
      restlessness: 'Finding it hard to sit still or keep focus',
      body_and_food: 'Thoughts of food and the body that take up too much',
      self_harm: 'Hurting oneself',
      obsessions: 'Thoughts or habits that are hard to stop',
      other: 'Something else',
    },
    own: {
      parent: 'Tell us in your own words',
      self: 'Tell us in your own words',
      professional: 'Tell us briefly what you see',
    },
    ownHint: 'A few lines are enough. We ask about the rest when we talk.',
    missing: 'Tick at least one, or write a few words.',
    tooLong: (letters) =>
      `That is a little too long. Write at most ${letters} characters. We take the rest on the phone.`,
  },
  you: {
    heading: 'Who are you?',
    lead: 'Then we know whom we are talking to when we call.',
    name: 'Your name',
    party: 'Who are you to the child?',
    missing: 'Write your name.',
    missingParty: 'Choose who you are.',
  },
  parties: {
    mother: 'Mother',
    father: 'Father',
    other_custodian: 'Another person with custody',
    other_adult: 'Another adult who is close',
    child: 'The young person',
  },
  phone: {
    heading: { parent: 'When may we call?', self: 'Whom should we call?', professional: 'How do we reach the family?' },
    lead: { parent: '', self: 'It may well be yourself.', professional: 'We call the person who said yes.' },
    caller: 'Call',
    callers: { me: 'Me', adult: 'An adult I feel safe with' },
    adult: 'What is the adult’s name?',
    label: 'Phone number',
    bestTime: 'When is a good time?',
    bestTimeHint: 'For example: after 3 in the afternoon, or Wednesday morning',
    missing: 'Write a phone number.',
    notPhone: 'Write a phone number, for example 12 34 56 78.',
    missingCaller: 'Choose whom we should call.',
    missingAdult: 'Write the name of the adult.',
  },
  parents: {
    heading: 'Do your parents know?',
    lead: {
      under15:
        'It is good that you are writing. When you are under 15, your parents must say yes before treatment can begin. We talk with you first about how they are told.',
      from15:
        'It is good that you are writing. You are 15 or more, so you may say yes to help yourself. As a rule your parents must be told. We talk with you first about how that is done.',
    },
    label: 'Does one of your parents know that you are writing to us?',
    options: {
      they_know: 'Yes, they know',
      may_be_told: 'No, but they may be told',
      not_yet: 'No, and I would like to talk with you first',
    },
    missing: 'Choose what fits.',
  },
  referrer: {
    heading: 'Who are you?',
    lead: 'Then we can call you if there is something we do not understand.',
    by: 'Where do you work?',
    bys: {
      general_practice: 'General practice (family doctor)',
      school: 'School',
      ppr: 'PPR',
      health_visitor: 'Health visitors',
      child_psychiatry: 'Child and adolescent psychiatry',
      social_services: 'Social services',
      other: 'Somewhere else',
    },
    name: 'Your name',
    organisation: 'Name of your workplace',
    phone: 'Phone number to you',
    missingBy: 'Choose where you work.',
    missingName: 'Write your name.',
    missingOrganisation: 'Write the name of your workplace.',
  },
  language: {
    heading: {
      parent: 'Which language do you speak best?',
      self: 'Which language do you speak best?',
      professional: 'Which language does the family speak best?',
    },
    lead: '',
    label: 'Language',
    other: 'Another language. We ask when we call',
    interpreter: 'We would like to have an interpreter',
    missing: 'Choose a language.',
  },

  ...enAfter,
}
