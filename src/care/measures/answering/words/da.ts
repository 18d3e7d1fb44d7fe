import type { Informant } from '#platform/schema.ts'
import { day } from '#ui/danish.ts'

/** Who reads: the child itself, or somebody who tells of the child. */
export type Reader = Exclude<Informant, 'clinician'> | 'clinician'

const minutes = (count: number) => `cirka ${count} ${count === 1 ? 'minut' : 'minutter'}`
const questions = (count: number) => (count === 1 ? 'ét spørgsmål' : `${count} spørgsmål`)

/** Around the questions, in Danish: short words, for a reader of nine. The questions have words of their own. */
export const da = {
  day,
  title: 'Spørgsmål',
  wrong: (count: number) => (count === 1 ? 'Der er én ting at rette' : `Der er ${count} ting at rette`),
  welcome: {
    heading: (place: string) => `${place} har nogle spørgsmål til dig`,
    about: (child: string) => `Det handler om ${child}.`,
    long: (count: number, length: number) => `Der er ${questions(count)}. Det tager ${minutes(length)}.`,
    list: {
      self: [
        'Der er ingen rigtige eller forkerte svar. Svar det, der passer bedst på dig.',
        'Du må springe et spørgsmål over.',
        'Du kan holde pause. Vi gemmer dine svar, når du går videre.',
        'Er noget svært at forstå, så spørg en voksen, eller ring til os.',
      ],
      other: [
        'Der er ingen rigtige eller forkerte svar. Svar ud fra det, du ser.',
        'Du kan springe et spørgsmål over.',
        'Du kan holde pause. Svarene bliver gemt, når du går videre.',
      ],
    },
    who: 'Hvem ser mine svar?',
    whoText: {
      self: 'Dem, der hjælper dig hos os. De taler med dig om svarene. De har tavshedspligt. Dine forældre og din skole kan ikke se dem her.',
      other:
        'De medarbejdere, der hjælper barnet. De har tavshedspligt, og svarene bliver en del af journalen. Andre kan ikke se dem her.',
    },
    begin: 'Begynd',
    goOn: 'Fortsæt',
    begun: 'Du er i gang. Det, du har svaret, er gemt.',
    until: (on: string) => `Du kan svare til og med ${on}.`,
    all: 'Vis alle spørgsmål på én side (til tolk eller papir)',
  },
  next: 'Næste',
  back: 'Tilbage',
  skip: 'Spring over',
  save: 'Gem',
  choose: 'Vælg et svar, eller tryk på “Spring over”.',
  between: (least: number, most: number) => `Skriv et tal fra ${least} til ${most}.`,
  tooLong: (letters: number) => `Der er plads til ${letters.toLocaleString('da-DK')} tegn.`,
  keys: 'Du kan også bruge tallene på tastaturet, og Enter for at gå videre.',
  listen: 'Læs højt',
  all: {
    heading: 'Alle spørgsmål',
    lead: 'Læs spørgsmålene sammen. Svarene bliver først sendt, når I har set dem igennem.',
    next: 'Gem, og se svarene igennem',
    single: 'Vis ét spørgsmål ad gangen',
    only: 'Kun hvis det passer.',
  },
  check: {
    heading: 'Se dine svar igennem',
    lead: 'De er ikke sendt endnu. Du kan rette dem.',
    change: 'Ret',
    none: 'Ikke besvaret',
    send: 'Send mine svar',
    empty: 'Svar på mindst ét spørgsmål, før du sender.',
  },
  thanks: {
    heading: 'Tak. Dine svar er sendt',
    next: 'Hvad sker der nu?',
    nextList: {
      self: [
        'Vi læser dine svar, før vi ses.',
        'Vi taler med dig om dem.',
        'Du behøver ikke gøre mere. Du kan lukke siden.',
      ],
      other: ['Vi læser svarene, og vi taler med jer om dem.', 'Du behøver ikke gøre mere. Du kan lukke siden.'],
    },
    raised: {
      self: {
        heading: 'Det er godt, du fortalte det',
        text: 'Du skal ikke være alene med det. Tal med en voksen, du stoler på, allerede i dag. Vi læser dine svar og kontakter jer, men vi sidder ikke klar hele døgnet. Har du brug for hjælp nu, så ring:',
      },
      other: {
        heading: 'Det er godt, du fortalte det',
        text: 'Noget af det, du har svaret, ser vi på med det samme, og vi kontakter jer. Vi sidder ikke klar hele døgnet. Er det akut, så ring:',
      },
    },
  },
  over: {
    answered: {
      heading: 'Svarene er sendt',
      text: 'Tak for hjælpen. Et link kan kun bruges én gang, og svarene kan ikke ses her.',
    },
    expired: {
      heading: 'Tiden er gået',
      text: 'Det gør ikke noget. Vil du stadig gerne svare, så ring til os. Så sender vi et nyt link.',
    },
    cancelled: {
      heading: 'Du skal ikke svare alligevel',
      text: 'Vi har trukket spørgsmålene tilbage. Du behøver ikke gøre noget.',
    },
    unknown: {
      heading: 'Linket virker ikke',
      text: 'Har du fået en nyere besked fra os, så brug linket i den. Måske mangler der lidt af adressen. Du kan også ringe til os.',
    },
    notNow: {
      heading: 'Spørgsmålene kan ikke vises lige nu',
      text: 'Det er ikke dig, der har gjort noget forkert. Ring til os, så finder vi ud af det.',
    },
  },
  call: {
    reach: 'Sådan får du fat i os',
    phone: 'Ring til os på',
    hours: 'Telefonen er åben',
    mail: 'Skriv til os på',
  },
  help: {
    danger: 'Er der fare for liv: ring',
    life: 'Livslinien',
    child: 'BørneTelefonen',
  },
}

export type AnswerWords = typeof da
