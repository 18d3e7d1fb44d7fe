import type { Staff } from '#platform/ctx.ts'
import { banner } from '#care/pathways/pathways.ts'
import { clockTimeOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { buttonLink } from '#ui/button.ts'
import { card, emptyState, heading } from '#ui/card.ts'
import { day, daysBetween } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { details } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { isInForce, lastDayOf } from '../basis.ts'
import type { GivenConsent, MadeObjection, Register, SharingView } from '../load.ts'
import { objectedTo } from '../objections.ts'
import { DAYS_BEFORE_EXPIRY } from '../remind.ts'
import { whoSpeaks } from '../speakers.ts'
import { dayAndTime, purposeName, receiverName } from '../words.ts'
import { registerColumns, registerRow } from './register.ts'

type Given = { view: SharingView; register: Register; page: number; reader: Staff }

/** What may be told others about a child, by whose word, and what was told. */
export const sharingPage = (frame: Frame, { view, register, page, reader }: Given) => {
  const all = `/pathways/${view.pathway.id}/sharing`
  const mayWork = view.pathway.status !== 'entered_in_error' && may('pathway.work', reader)
  const on = view.today.toString()
  const [carrying, lapsed] = parted(view.consents, (each) =>
    isInForce(each, view.standing.child, { day: on, time: clockTimeOf(view.now) }),
  )
  const [objected, lifted] = parted(view.objections, ({ ended_how }) => !ended_how)
  const act = (consent: GivenConsent) => mayWork && ` ${all}/consents/${consent.id}/withdrawal`.trim()
  return staffPage(
    frame,
    { title: 'Deling af oplysninger', wide: true },
    html`${banner(view, { linked: true })}
    ${heading('Deling af oplysninger', { actions: mayWork && buttonLink('Registrér en videregivelse', `${all}/disclosures/new`, { kind: 'primary' }) })}
    ${
      objected.length > 0 &&
      card(
        'Indsigelser mod at dele til behandling',
        items(objected.map((each) => objection(each, mayWork && `${all}/objections/${each.id}/lifting`))),
      )
    }
    ${card(
      'Samtykker, der gælder',
      carrying.length > 0
        ? items(carrying.map((each) => consent(view, each, act(each))))
        : emptyState(
            'Ingen. Skole, PPR, socialforvaltning og andre uden for behandlingen kan kun få oplysninger med et skriftligt samtykke.',
          ),
      { aside: mayWork && buttonLink('Nyt samtykke', `${all}/consents/new`) },
    )}
    ${
      lapsed.length + lifted.length > 0 &&
      card(
        null,
        details(
          `Det, der ikke gælder længere (${lapsed.length + lifted.length})`,
          items([...lapsed.map((each) => consent(view, each, false)), ...lifted.map((each) => objection(each, false))]),
        ),
      )
    }
    ${card(
      'Register over videregivelser',
      workTable({
        caption: 'Register over videregivelser',
        quietCaption: true,
        columns: registerColumns,
        rows: register.rows.map((row) => registerRow(row, mayWork && row.pathway_id === view.pathway.id && all)),
        page,
        pages: register.pages,
        total: register.total,
        hrefFor: (to) => (to.page > 1 ? `${all}?page=${to.page}` : all),
        empty: 'Der er ikke givet noget videre.',
      }),
      { aside: register.total > 0 && html`<a href="${all}/print">Udskriv registret</a>` },
    )}
    ${mayWork && html`<p class="small"><a href="${all}/objections/new">Registrér en indsigelse mod at dele til behandling</a></p>`}`,
  )
}

function parted<Item>(all: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
  return [all.filter((item) => is(item)), all.filter((item) => !is(item))]
}

const items = (lines: Child[]): Child =>
  html`<ul class="plain-list">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`

const givers = ({ capacity, giver_name, second_giver_name }: GivenConsent): string =>
  capacity === 'young_person' ? 'den unge selv' : [giver_name, second_giver_name].filter(Boolean).join(' og ')

function consent(view: SharingView, each: GivenConsent, end: string | false): Child {
  return html`<strong>${each.receiver}</strong> <span class="quiet">${receiverName[each.receiver_kind]}</span>
    ${standingOf(view, each)}
    <br />${each.what} <br /><span class="quiet small"
      >${purposeName[each.purpose]}: ${each.aim} · Givet ${day(each.given_on)} af ${givers(each)}</span
    >
    ${end && html`<a class="small" href="${end}">Træk tilbage</a>`}`
}

function standingOf({ child, today, standing }: SharingView, each: GivenConsent): Child {
  if (each.ended_how === 'entered_in_error') return tag('bad', 'registreret ved en fejl')
  if (each.ended_on) return tag('plain', `trukket tilbage ${dayAndTime(each.ended_on, each.ended_time)}`)
  const last = lastDayOf(each, child.birthDate)
  const left = daysBetween(today, last)
  const { birthDate, assessments } = standing.child
  if (left < 0) return tag('plain', `gjaldt til og med ${day(last)}`)
  if (each.capacity !== whoSpeaks(birthDate, assessments, today.toString()))
    return tag('warn', each.capacity === 'young_person' ? 'spørg forældrene i stedet' : 'spørg den unge selv')
  return tag(left <= DAYS_BEFORE_EXPIRY ? 'warn' : 'ok', `til og med ${day(last)}`)
}

function objection(each: MadeObjection, lift: string | false): Child {
  const by = each.capacity === 'young_person' ? 'den unge selv' : each.objector_name
  return html`<strong>Må ikke dele med ${objectedTo(each.receiver_kind)}</strong>
    ${each.ended_how && tag('plain', each.ended_how === 'withdrawn' ? `ophævet ${each.ended_on ? dayAndTime(each.ended_on, each.ended_time) : ''}` : 'registreret ved en fejl')}
    <br /><span class="quiet small">${dayAndTime(each.objected_on, each.objected_time)}, ${by}. ${each.words}</span>
    ${lift && html`<a class="small" href="${lift}">Ophæv</a>`}`
}
