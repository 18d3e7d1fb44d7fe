import type { Written } from '#care/concerns/concerns.ts'

/** What one says, but for who told the family and whom it goes to. */
export type Said = Omit<Written, 'receiver' | 'receiverPhone' | 'receiverMail' | 'toldBy' | 'toldOn'>

const nothing = { toldWhat: '', notToldWhy: '' }

export const ABUSE: Said = {
  ...nothing,
  isAcute: true,
  grounds: ['needs_support', 'abuse'],
  facts:
    'Barnet fortalte i samtalen i dag, at stedfar i går aftes tog hårdt fat i armen og låste det inde på værelset i omkring to timer. Det er ifølge barnet sket før, sidst i efterårsferien. Mor var på arbejde begge gange.',
  observed: 'Et blåt mærke på venstre overarm, på størrelse med tre fingre. Barnet trak ærmet ned, da vi talte om det.',
  childWords: '"Han bliver så sur, når mor ikke er der. Du må ikke sige det til ham."',
  done: 'Ringet til modtagelsen med det samme og aftalt, at barnet bliver i klubben, til de ringer tilbage. Forældrene er ikke kontaktet.',
  childView: 'Barnet vil gerne have, at nogen hjælper, men er bange for, hvad der sker derhjemme bagefter.',
  siblings: 'En lillebror på 5 år i samme hjem.',
  familyTold: 'not_told_violence',
}

export const ABSENCE: Said = {
  ...nothing,
  isAcute: false,
  grounds: ['needs_support', 'school_absence'],
  facts:
    'Skolen oplyser et fravær på 38 % siden sommerferien, det meste uden besked. Tre aftaler her er glippet. Forældrene siger, at de ikke kan få barnet op om morgenen, og at de selv er slidt op.',
  observed: 'Barnet er blegt og taler lavt. Det har det samme tøj på hver gang.',
  childWords: '"Jeg kan ikke, når jeg vågner. Det er, som om benene ikke vil."',
  done: 'Tre samtaler om søvn og skole, et møde med klasselæreren og vejlederen, og en aftale om kortere dage, der ikke har holdt.',
  childView: 'Barnet vil gerne i skole igen, men tror ikke selv på, at det kan lade sig gøre.',
  siblings: '',
  familyTold: 'told',
  toldWhat:
    'At vi underretter, fordi der er brug for mere støtte, end vi kan give. Begge forældre forstår det, og far er enig.',
}

export const ALONE: Said = {
  ...nothing,
  isAcute: false,
  grounds: ['needs_support'],
  facts:
    'Den primære voksne er meget syg, og barnet står efter det oplyste for mad, vask og mindre søskende de fleste dage. Jeg mangler at høre, hvem der ellers er omkring familien.',
  observed: '',
  childWords: '"Det er mig, der husker det hele."',
  done: 'Talt med barnet to gange. Samtale med familien er aftalt.',
  childView: '',
  siblings: 'To mindre søskende.',
  familyTold: null,
}
