import { html, type Child, type Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import type { Office } from './office.ts'

const call = (number: string): Html => html`<a href="tel:${number.replaceAll(/[^\d+]/g, '')}">${number}</a>`

/** The numbers to call, the most urgent first. Whoever has not told the municipality's own is shown the way that always works. */
const numbers = (office: Office): Child =>
  html`<ul>
    <li>Fare for liv eller helbred: ring ${call('112')}</li>
    <li>
      ${office.name}:
      ${office.phone ? html`ring ${call(office.phone)}` : 'ring til kommunens hovednummer, og bed om modtagelsen'}
    </li>
    <li>
      Uden for åbningstiden: ring
      ${office.acutePhone ? call(office.acutePhone) : html`${call('114')} til politiet, og bed om den sociale vagt`}
    </li>
  </ul>`

/** On every page before it is sent: the telephone comes first. */
export const callFirst = (office: Office, { isAcute }: { isAcute: boolean | null }): Child =>
  isAcute
    ? notice('error', 'Akut: ring nu, og skriv bagefter', numbers(office))
    : notice('info', 'Er barnet i fare nu, så ring først', numbers(office))

/** Before the family is told: when it must wait, and where to get advice. */
export const tellFamilyLater = (office: Office): Child =>
  notice(
    'warning',
    'Orientér ikke forældrene først, når der er mistanke om vold, overgreb eller en æresrelateret konflikt',
    html`<p>
        Ring til modtagelsen${office.phone && html` på ${call(office.phone)}`}, før nogen taler med familien, og aftal,
        hvem der gør det og hvornår. Det gælder også ved negativ social kontrol. Den særlige risikovurdering efter
        barnets lov § 18 laver socialforvaltningen, før forældrene inddrages. Den er ikke jeres.
      </p>
      <p>
        Få råd: modtagelsen, din leder, VISO (Social- og Boligstyrelsen) eller Sikkerhedskonsulenterne. Du kan spørge
        uden at sige barnets navn.
      </p>`,
  )
