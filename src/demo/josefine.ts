import { instantOf, plainDate } from '#platform/time.ts'
import { randomOf } from './random.ts'
import type { Agreed, Deed, PlannedFamily, Visit } from './plan.ts'
import { aChild, aHousehold } from './people.ts'
import type { Setting } from './population.ts'

const MOTHER = 'Anne Holm (mor)'
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

function visits(): Visit[] {
  const at = (day: string, time: string) => instantOf(day, time)
  let talk = 0
  const held = (
    what: Agreed['what'],
    who: string,
    day: string,
    time: string,
    form: Agreed['form'],
    summary: string,
  ): Deed => ({
    does: 'hold',
    talk: talk++,
    agreed: { what, day, time, mode: 'in_person', who, place: PLACE, form },
    summary,
  })
  const treatment = (day: string, summary: string): Deed =>
    held('treatment', 'mette', day, '13:30', 'individual_with_child', summary)

  return [
    {
      by: 'ida',
      at: at('2025-05-14', '10:31'),
      deeds: [
        {
          does: 'open',
          enquiryAt: at('2025-05-14', '10:20'),
          contactedBy: 'mother',
          channel: 'phone',
          referredBy: null,
          acting: null,
          unit: 'Ungehuset',
          call: null,
          isUnder126a: true,
          themes: ['body_and_food'],
          summary:
            'Mor fortæller, at Josefine er holdt op med at spise frokost i skolen og taler meget om sin krop. Forsamtale aftales.',
        },
      ],
    },
    {
      by: 'ida',
      at: at('2025-06-02', '11:15'),
      deeds: [
        held(
          'preliminary_talk',
          'ida',
          '2025-06-02',
          '10:00',
          null,
          'Samtale med begge forældre. Det begyndte i vinter efter en bemærkning om vægt. Josefine spiser aftensmad, men sjældent andet. Egen læge har set hende; vægt og prøver er fine.',
        ),
        { does: 'judge', inTargetGroup: true, on: '2025-06-02', at: 'first_conversation' },
        {
          does: 'choose',
          outcome: 'treatment',
          on: '2025-06-02',
          reason: 'I målgruppen. Familien tager imod tilbud om behandling.',
          guidance: '',
        },
        { does: 'assign', to: 'mette' },
      ],
    },
    {
      by: 'mette',
      at: at('2025-06-23', '14:40'),
      deeds: [
        held(
          'screening',
          'mette',
          '2025-06-23',
          '13:30',
          null,
          'Let til moderat nedsat funktion i skole og familie. Tilbydes STIME: Når tanker om krop og mad fylder for meget.',
        ),
      ],
    },
    {
      by: 'mette',
      at: at('2025-07-07', '14:45'),
      deeds: [
        treatment(
          '2025-07-07',
          'Talt om, hvad der sker i krop og humør, når man spiser for lidt. Aftalt faste måltider sammen med forældrene.',
        ),
        {
          does: 'show',
          way: 0,
          onward: {
            target: 'civil_society',
            receiver: 'headspace Holbæk',
            person: 'Sara',
            agreedBy: MOTHER,
            on: '2025-07-07',
            words: 'Ringet sammen med familien. Første tid er aftalt.',
            checkBy: '2025-07-28',
          },
        },
      ],
    },
    {
      by: 'mette',
      at: at('2025-07-28', '09:20'),
      deeds: [
        {
          does: 'check',
          way: 0,
          found: 'in_contact',
          note: 'Sara bekræfter, at Josefine har været der to gange.',
          askAgainOn: null,
        },
      ],
    },
    {
      by: 'mette',
      at: at('2025-08-18', '14:40'),
      deeds: [
        treatment(
          '2025-08-18',
          'Josefine har spist frokost i skolen tre dage. Hun vil gerne have sin veninde med til at øve næste skridt.',
        ),
      ],
    },
    {
      by: 'mette',
      at: at('2025-09-08', '14:42'),
      deeds: [
        treatment(
          '2025-09-08',
          'Øvet at spise en ting fra listen over det, der er svært. Mor var med den sidste halve time.',
        ),
      ],
    },
    {
      by: 'mette',
      at: at('2025-10-06', '14:38'),
      deeds: [
        treatment(
          '2025-10-06',
          'Josefine spiser med familien og har spist ude med venner. Gennemgået, hvad familien gør, hvis reglerne om mad kommer igen.',
        ),
      ],
    },
    {
      by: 'mette',
      at: at('2025-11-06', '14:30'),
      deeds: [
        held(
          'final_talk',
          'mette',
          '2025-11-06',
          '13:30',
          null,
          'Josefine spiser regelmæssigt og går til svømning igen. Familien ved, hvor de kan ringe.',
        ),
      ],
    },
    {
      by: 'mette',
      at: at('2025-11-10', '08:25'),
      deeds: [
        {
          does: 'end',
          endedOn: '2025-11-08',
          closingReason: 'treatment_completed',
          note: 'Afsluttet som aftalt. Familien kan ringe igen.',
          noWayReason: '',
          resumption: '',
        },
      ],
    },
  ]
}
