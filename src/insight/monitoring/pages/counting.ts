import { card } from '#ui/card.ts'
import { moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { howCounted } from '#ui/how-counted.ts'
import type { Overview } from '../overview.ts'
import { checkWords } from './ways.ts'

/** How everything on the page was counted, for the one who is asked about a number. */
export const countingCard = ({ at }: Overview): Child =>
  card(
    'Om tallene',
    html`<p>
        Trukket ${moment(at)}. Siden viser ingen børns navne, men små tal kan genkendes: den er til brug i huset.
      </p>
      ${howCounted(RULES)}`,
  )

const RULES: readonly (readonly [string, Child])[] = [
  [
    'Forløb',
    'Forløb efter sundhedslovens § 126 a. Det, der er registreret ved en fejl, er ikke med. Forløb uden enhed er kun med for hele kommunen.',
  ],
  ['Henvendelser', 'Forløb, hvis første henvendelse ligger i perioden.'],
  [
    'Forsamtaler, til screening, til behandling, opfølgning',
    'Forløb, hvis første holdte samtale af den slags ligger i perioden, uanset hvornår henvendelsen kom. Opfølgning er den afsluttende samtale. Kun holdte samtaler tæller; det er dem, der indberettes.',
  ],
  ['Henvist videre', 'Familier, der i perioden er vist en vej videre til et af de seks mål på den nationale liste.'],
  [
    'Hvor langt de nåede',
    'Forløb, hvis henvendelse ligger i perioden, fulgt til i dag: hvor mange der har haft hver slags samtale mindst én gang, og hvor mange der er afsluttet, uanset hvor langt de kom.',
  ],
  [
    'Servicemål',
    'Samme forløb. Et mål er nået, når samtalen er holdt senest på dagen. Imod tæller samtaler, der er holdt senere, forløb, der stadig venter efter dagen, og forløb, der sluttede efter dagen uden samtalen. Det, der endnu kan nås, og det, der sluttede før dagen, tæller hverken for eller imod.',
  ],
  [
    'Screening',
    'Målet gælder børn, der klart er i målgruppen. Aftalen siger allerede ved henvendelsen, ministeriet ved den første samtale; begge læsninger står der. Ingen venter mere på en screening, når noget andet end behandling er valgt.',
  ],
  [
    'Behandling',
    'Fra første screening til første behandling for dem, der er tilbudt behandling, mod kommunens eget mål, hvis den har sat et.',
  ],
  ['Halvdelen, 9 af 10', 'Den dag, hvor halvdelen og ni tiendedele af dem, der har haft samtalen, havde haft den.'],
  [
    'Familiens dage',
    'Dage, familien selv har bedt om at vente. De er trukket fra i kolonnerne med stjerne, og kun der.',
  ],
  [
    'De fire grupperinger, temaer, hvem der henvendte sig',
    'Forløb, hvis henvendelse ligger i perioden, som de står nu.',
  ],
  ['Hvorfor forløb sluttede', 'Forløb, hvis afslutning ligger i perioden.'],
  [
    'Veje videre',
    `Veje, der er givet videre i perioden, og det seneste svar, da nogen så efter. ${checkWords.join('. ')}. En familie er kommet i kontakt, når en af dens veje førte til kontakt.`,
  ],
  [
    'Samtaler',
    'Efter den dag, de lå. Det, der blev taget af kalenderen, fordi forløbet sluttede, er ikke en aflysning.',
  ],
  [
    'Lige nu',
    'Som det står i dag, uanset perioden, også forløb uden for § 126 a. Fristen er servicemålets dag. De næste 7 dage regnes med i dag.',
  ],
]
