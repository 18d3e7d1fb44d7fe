import { instantOf, plainDate } from '#platform/time.ts'
import { randomOf } from './random.ts'
import type { Agreed, Deed, PlannedFamily, Visit } from './plan.ts'
import { aHousehold } from './household.ts'
import { aChild } from './people.ts'
import type { Setting } from './population.ts'

const PLACE = 'Ungehuset, Havnen'

/** R21: the national example of a child's way (KL's LTT guide 1.0.1), with its dates. It misses both service goals: forsamtale on day 19, screening on day 40. */
export function josefine({ municipality, seed, taken }: Setting): PlannedFamily {
  const random = randomOf(seed, 'Josefine')
  const household = aHousehold(random, municipality)
  const child = aChild(random, household, municipality, taken, {
    on: plainDate('2025-05-14'),
    birthDate: plainDate('2014-05-05'),
    gender: 'girl',
    themes: ['body_and_food'],
  })
  const parents = [
    ['Anne', 'mother'],
    ['Jens', 'father'],
  ] as const
  const { themes: _, ...person } = child
  return {
    adults: parents.map(([givenName, relationship]) => ({
      givenName,
      familyName: 'Holm',
      phone: relationship === 'mother' ? '94 20 17 46' : '95 31 60 22',
      email: `${givenName.toLowerCase()}.holm@post.example`,
      address: 'Birkevænget 14, 4300 Holbæk',
      language: 'da',
      needsInterpreter: false,
      isHidden: false,
    })),
    children: [
      {
        ...person,
        givenName: 'Josefine',
        familyName: 'Test Holm',
        address: 'Birkevænget 14, 4300 Holbæk',
        phone: '',
        school: 'Østre Skole',
        schoolClass: '4.B',
        language: 'da',
        practice: 'Lægehuset ved Fjorden',
        bonds: parents.map(([, relationship], adult) => ({ adult, relationship, isPrimary: adult === 0 })),
        custody: { holders: [0, 1], sharing: 'shared', source: 'cpr_register', validFrom: '2014-05-05' },
        visits: visits(),
      },
    ],
  }
}

/** Each visit: who, on which day, when it was registered, and what was done. */
function visits(): Visit[] {
  let talks = 0
  const on = (by: string, day: string, time: string, ...deeds: Deed[]): Visit => ({
    by,
    at: instantOf(day, time),
    deeds,
  })
  const held = (what: Agreed['what'], who: string, day: string, time: string, summary: string): Deed => {
    const form = what === 'treatment' ? 'individual_with_child' : null
    return {
      does: 'hold',
      talk: talks++,
      agreed: { what, day, time, mode: 'in_person', who, place: PLACE, form },
      summary,
    }
  }
  const treatment = (day: string, summary: string, ...more: Deed[]): Visit =>
    on('mette', day, '14:42', held('treatment', 'mette', day, '13:30', summary), ...more)

  return [
    on('ida', '2025-05-14', '10:31', {
      does: 'open',
      enquiryAt: instantOf('2025-05-14', '10:20'),
      contactedBy: 'mother',
      channel: 'phone',
      referredBy: null,
      acting: null,
      unit: 'Ungehuset',
      call: null,
      isUnder126a: true,
      themes: ['body_and_food'],
      summary: SAID.enquiry,
    }),
    on(
      'ida',
      '2025-06-02',
      '11:15',
      held('preliminary_talk', 'ida', '2025-06-02', '10:00', SAID.preliminary),
      { does: 'judge', inTargetGroup: true, on: '2025-06-02', at: 'first_conversation' },
      { does: 'choose', outcome: 'treatment', on: '2025-06-02', reason: SAID.reason, guidance: '' },
      { does: 'assign', to: 'mette' },
    ),
    on('mette', '2025-06-23', '14:40', held('screening', 'mette', '2025-06-23', '13:30', SAID.screening)),
    treatment('2025-07-07', SAID.first, {
      does: 'show',
      way: 0,
      onward: {
        target: 'civil_society',
        receiver: 'headspace Holbæk',
        person: 'Sara',
        agreedBy: 'Anne Holm (mor)',
        on: '2025-07-07',
        words: SAID.handedOver,
        checkBy: '2025-07-28',
      },
    }),
    on('mette', '2025-07-28', '09:20', {
      does: 'check',
      way: 0,
      found: 'in_contact',
      note: SAID.checked,
      askAgainOn: null,
    }),
    treatment('2025-08-18', SAID.second),
    treatment('2025-09-08', SAID.third),
    treatment('2025-10-06', SAID.fourth),
    on('mette', '2025-11-06', '14:30', held('final_talk', 'mette', '2025-11-06', '13:30', SAID.last)),
    on('mette', '2025-11-10', '08:25', {
      does: 'end',
      endedOn: '2025-11-08',
      closingReason: 'treatment_completed',
      note: SAID.end,
      noWayReason: '',
      resumption: '',
    }),
  ]
}

const SAID = {
  enquiry:
    'Mor fortæller, at Josefine er holdt op med at spise frokost i skolen og taler meget om sin krop. Forsamtale aftales.',
  preliminary:
    'Samtale med begge forældre. Det begyndte i vinter efter en bemærkning om vægt. Josefine spiser aftensmad, men sjældent andet. Egen læge har set hende; vægt og prøver er fine.',
  reason: 'I målgruppen. Familien tager imod tilbud om behandling.',
  screening:
    'Let til moderat nedsat funktion i skole og familie. Tilbydes STIME: Når tanker om krop og mad fylder for meget.',
  first:
    'Talt om, hvad der sker i krop og humør, når man spiser for lidt. Aftalt faste måltider sammen med forældrene.',
  handedOver: 'Fortalt Sara, at Josefine går i behandling, og at hun gerne vil møde andre unge.',
  checked: 'Sara bekræfter, at Josefine har været der to gange.',
  second: 'Josefine har spist frokost i skolen tre dage. Hun vil gerne have sin veninde med til at øve næste skridt.',
  third: 'Øvet at spise en ting fra listen over det, der er svært. Mor var med den sidste halve time.',
  fourth:
    'Josefine spiser med familien og har spist ude med venner. Gennemgået, hvad familien gør, hvis reglerne om mad kommer igen.',
  last: 'Josefine spiser regelmæssigt og går til svømning igen. Familien ved, hvor de kan ringe.',
  end: 'Afsluttet som aftalt. Familien kan ringe igen.',
}
