import { modeName, partyName, referrerName, themeName } from '#care/pathways/pathways.ts'
import { languageName } from '#registry/people/people.ts'
import { facts } from '#ui/card.ts'
import { capital, day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tag } from '#ui/tag.ts'
import { OTHER_LANGUAGE } from '../help/questions.ts'
import type { ParentsKnow } from '../help/flow.ts'
import type { Enquiry } from '../load.ts'
import { parentsName, sourceName } from './words.ts'

/** Everything that is known of a henvendelse, as it was told. */
export const enquiryFacts = (enquiry: Enquiry): Child =>
  html`${enquiry.about && html`<p class="as-typed">${enquiry.about}</p>`}
  ${facts(rows(enquiry).filter((row): row is [string, Child] => Boolean(row?.[1])))}`

const rows = (enquiry: Enquiry): ([string, Child] | null)[] => [
  ['Handler om', enquiry.themes.map((theme) => themeName[theme]).join(', ')],
  ['Kontaktede os', `${enquiry.contact_name} (${partyName[enquiry.contacted_by]})`],
  [
    'Telefon',
    enquiry.contact_phone &&
      html`<a href="tel:${enquiry.contact_phone.replaceAll(/[^\d+]/g, '')}">${enquiry.contact_phone}</a>`,
  ],
  ['E-mail', enquiry.contact_email],
  ['Bedste tid', enquiry.best_time],
  [
    'Sprog',
    html`${enquiry.language === OTHER_LANGUAGE ? 'Et andet sprog, spørg' : capital(languageName(enquiry.language))}
    ${enquiry.needs_interpreter && tag('plain', 'vil gerne have tolk')}`,
  ],
  ['Ved forældrene det?', enquiry.parents_know && parentsWords(enquiry.parents_know)],
  ['Kom fra', `${sourceName[enquiry.source]}, ${modeName[enquiry.channel]}`],
  [
    'Vist vej af',
    enquiry.referred_by &&
      [
        capital(referrerName[enquiry.referred_by]),
        enquiry.referrer_name,
        enquiry.referrer_organisation,
        enquiry.referrer_phone,
      ]
        .filter(Boolean)
        .join(', '),
  ],
  ['Familien har sagt ja', enquiry.family_agreed_on && `${enquiry.family_agreed_by}, ${day(enquiry.family_agreed_on)}`],
  ['Bopælskommune', enquiry.residence_name],
  ['Handlekommune', enquiry.acting_name],
]

const parentsWords = (known: string): Child => {
  const words = parentsName[known as ParentsKnow] // the database allows no other
  return known === 'not_yet' ? tag('warn', words) : words
}
