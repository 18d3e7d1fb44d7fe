import type { Errors, Typed } from '#platform/form.ts'
import type { MeasureMoment } from '#platform/schema.ts'
import { ageOn } from '#platform/time.ts'
import { consentAddress, optionsOf, type View } from '#care/pathways/pathways.ts'
import { languageName } from '#registry/people/people.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { html, type Child, type Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { emailField, phoneField, textField } from '#ui/text-fields.ts'
import { channelName, informantName, momentName } from '../words.ts'
import { inList, type Sendable } from './forms.ts'
import { OWN_PHONE_FROM, wayKey, type Mend, type Way, type Whom } from './whom.ts'

export const MOMENTS = [
  'screening',
  'start',
  'talk',
  'middle',
  'end',
  'follow_up',
  'other',
] as const satisfies MeasureMoment[]

type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }
type Choices = {
  whom: readonly Whom[]
  forms: readonly Sendable[]
  languages: readonly string[]
  wanted: string | undefined
}

/** Whom, by which way, which form, when and in what language. Who cannot be asked stands below, with why and the way to mend it. */
export function askFields(view: View, shown: Shown, { whom, forms, languages, wanted }: Choices): Child {
  const free = whom.filter(({ hindered }) => !hindered)
  const form = forms.find(({ definition }) => definition.id === wanted)
  const likely = free.find(({ informant }) => informant === form?.definition.informant)
  return html`${radioGroup({
      ...shown,
      name: 'whom',
      label: 'Hvem skal svare?',
      value: likely?.key,
      options: free.map((each) => ({
        value: each.key,
        label: nameOf(each, view),
        reveals: revealed(each, view, shown),
      })),
    })}
    ${whom.flatMap((each) => (each.hindered ? [cannot(each, each.hindered.why, mendOf(view, each.hindered.mend))] : []))}
    ${select({ ...shown, name: 'formId', label: 'Skema', empty: 'Vælg et skema', options: forms.map(inList), value: form?.definition.id })}
    ${select({ ...shown, name: 'moment', label: 'Hvornår er det?', empty: 'Vælg', options: optionsOf(momentName) })}
    ${select({
      ...shown,
      name: 'language',
      label: 'Sprog',
      hint: 'Skemaet skal findes på sproget. Vores egne findes på dansk og engelsk.',
      options: languages.map((value) => ({ value, label: languageName(value) })),
      value: languages.includes(view.child.language) ? view.child.language : 'da',
    })}
    <div class="form-group">
      <p class="quiet">
        Beskeden siger kun, at kommunen har nogle spørgsmål, hvor de er, og hvornår der senest skal svares. Den nævner
        hverken barnet eller skemaet.
      </p>
    </div>`
}

const nameOf = ({ key, informant, person }: Whom, { child }: View): string => {
  if (key === 'self') return `${child.givenName} selv`
  return person ? `${person.name}, ${informantName[informant]}` : 'En lærer eller pædagog'
}

const wayName = ({ channel, to }: Way): string => {
  if (!to) return 'Vis link og QR-kode her, og giv det i hånden'
  const at = channel === 'sms' ? `, ${to.phone}` : channel === 'email' ? `, ${to.email}` : ''
  return `${channelName[channel][0]?.toUpperCase()}${channelName[channel].slice(1)} til ${to.name}${at}`
}

function revealed(whom: Whom, view: View, shown: Shown): Html {
  if (whom.key === 'teacher') return teacherFields(shown)
  const isChild = whom.key === 'self' && ageOn(view.child.birthDate, view.today) < OWN_PHONE_FROM
  const lacks = whom.ways.length === 1
  return html`${radioGroup({
    ...shown,
    name: `way-${whom.key}`,
    label: 'Hvordan skal linket nå frem?',
    hint: isChild
      ? 'Et barn under 15 år spørges gennem den, der har forældremyndigheden, eller på en skærm her.'
      : undefined,
    value: lacks ? 'handed_over' : undefined,
    options: whom.ways.map((way) => ({ value: wayKey(way), label: wayName(way) })),
  })}
  ${
    lacks &&
    html`<p class="quiet small">
      Vi har hverken telefonnummer, e-mail eller CPR-nummer at sende til.
      <a href="/children/${view.child.id}">Ret det på barnets side</a>.
    </p>`
  }`
}

const teacherFields = (shown: Shown): Html =>
  html`${textField({ ...shown, name: 'teacherName', label: 'Navn', hint: 'Fx Mads Lind, klasselærer på Vestre Skole', autocomplete: 'off' })}
    ${radioGroup({
      ...shown,
      name: 'teacherWay',
      label: 'Hvordan skal linket nå frem?',
      options: [
        {
          value: 'sms',
          label: 'Sms',
          reveals: phoneField({ ...shown, name: 'teacherPhone', label: 'Telefon', autocomplete: 'off' }),
        },
        {
          value: 'email',
          label: 'E-mail',
          reveals: emailField({ ...shown, name: 'teacherEmail', label: 'E-mail', autocomplete: 'off' }),
        },
        { value: 'handed_over', label: wayName({ channel: 'handed_over', to: null }) },
      ],
    })}
    <p class="quiet small">
      At spørge skolen er at fortælle, at barnet får hjælp her. Det kommer i registret over videregivelser.
    </p>`

const mendOf = ({ pathway, child }: View, mend: Mend): Child =>
  ({
    child: () => html`<a href="/children/${child.id}">Se barnets side</a>`,
    custody: () => html`<a href="/children/${child.id}/custody">Registrér forældremyndigheden</a>`,
    consent: () => html`<a href="${consentAddress(pathway.id)}">Se samtykke og orientering</a>`,
    sharing: () => html`<a href="/pathways/${pathway.id}/sharing">Se deling af oplysninger</a>`,
  })[mend]()

const cannot = ({ informant, person }: Whom, why: string, mend: Child): Html =>
  notice('info', `${person?.name ?? `En ${informantName[informant]}`} kan ikke spørges nu`, html`${why} ${mend}.`)
