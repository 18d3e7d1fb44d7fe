/** What the family was told before it was asked, in the words of those who asked. */
export const informedOf = [
  'Hvad screening og behandling går ud på, hvor længe det varer, hvem der ser journalen, og at samtykke altid kan trækkes tilbage.',
  'Tilbuddets indhold og varighed, at det kan gøre ondt, før det bliver bedre, og hvad familien ellers kan vælge.',
  'Screeningens formål, behandlingens form, hvem der er med, og hvad vi gør, hvis det ikke hjælper.',
  'Behandlingens mål og metode, fordele og ulemper, og at familien kan stoppe når som helst.',
] as const

export const toldHow = [
  'Begge var med den sidste halve time og spurgte til, hvad de kan gøre derhjemme.',
  'Ringet op sammen med den unge, som selv fortalte.',
  'Fortalt i forsamtalen, hvor den unge også var med.',
] as const

export const untold = {
  wish: 'Vil selv fortælle det, når det er blevet lidt bedre, og beder os vente.',
  reason:
    'Den unge er velovervejet og frygter en bestemt konflikt derhjemme, som er talt igennem. Hensynet til, at behandlingen kan komme i gang, vejer tungest lige nu.',
} as const

export const reluctance =
  'Behandlingens indhold er forklaret i telefonen. Ønsker, at skolen prøver først, og siger nej for nu.'

export const secondThoughts = 'Vil gerne se tiden an, efter at barnet er begyndt på en ny skole.'
