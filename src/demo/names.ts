import type { Random } from './random.ts'

export type Gender = 'girl' | 'boy'

/** Where the names of a family come from, and the language it may need an interpreter for (ISO 639-1). */
export type Origin = {
  language: string
  girls: readonly string[]
  boys: readonly string[]
  women: readonly string[]
  men: readonly string[]
  surnames: readonly (readonly [string, number])[]
}

const list = (names: string): readonly string[] => names.trim().split(/\s+/)
/** `Nielsen*9` is nine times as frequent as a name without a star. */
const counted = (names: string): Origin['surnames'] =>
  list(names).map((name) => {
    const [word = '', weight = '1'] = name.split('*')
    return [word.replaceAll('_', ' '), Number(weight)]
  })

const danish: Origin = {
  language: 'da',
  girls:
    list(`Ida Emma Freja Clara Alma Sofia Laura Ella Josefine Anna Agnes Karla Olivia Mathilde Liv Nora Isabella Alberte
    Victoria Ellen Lærke Lily Maja Signe Asta Esther Filippa Luna Vigga Caroline Sofie Frida Johanne Rosa Merle Silje Andrea Marie
    Nanna Astrid Thea Naja Cecilie Emilie Julie Sara Amalie Katrine Tilde Mille Selma Viola Gry Rebekka Malou Smilla`),
  boys: list(`William Noah Oscar Lucas Oliver Carl Emil Valdemar Victor Malthe Alfred Elias August Magnus Arthur Aksel Alexander Oskar
    Anton Frederik Liam Felix Johan Nohr Theo Viggo Otto Villads Storm Konrad Christian Mikkel Tobias Sebastian Philip Mads Marius
    Lauge Jonas Benjamin Albert Erik Bertram Silas Sander Laurits Kasper Rasmus Jakob Hjalmar Asger Bjørn Søren Mathias Gustav`),
  women:
    list(`Anne Mette Kirsten Hanne Louise Maria Charlotte Camilla Pernille Line Tina Rikke Lene Susanne Christina Heidi Stine
    Trine Katrine Maiken Sanne Dorthe Malene Helle Gitte Signe Lotte Janne Tanja Nadia Anja Ditte Karina Bettina Marianne Julie`),
  men: list(`Jens Peter Lars Michael Henrik Thomas Søren Martin Jan Christian Anders Jesper Kim Morten Brian Kenneth Kasper Rasmus
    Claus Mads Jacob Nicolai Allan Steffen Daniel Simon Torben Ulrik Bo Flemming Dennis René Jonas Casper Mikkel Palle Troels`),
  surnames:
    counted(`Nielsen*9 Jensen*9 Hansen*8 Andersen*7 Pedersen*6 Christensen*6 Larsen*5 Sørensen*5 Rasmussen*4 Jørgensen*4
    Petersen*3 Madsen*3 Kristensen*3 Olsen*3 Thomsen*2 Christiansen*2 Poulsen*2 Johansen*2 Møller*2 Mortensen*2 Knudsen*2 Jakobsen
    Jacobsen Mikkelsen Frederiksen Olesen Laursen Lund Holm Schmidt Eriksen Kristiansen Bach Clausen Simonsen Svendsen Andreasen
    Iversen Østergaard Jeppesen Mogensen Frandsen Nissen Henriksen Vestergaard Skov Winther Kjær Bruun Dahl Lauridsen Friis Krogh
    Bjerregaard Toft Kjeldsen Nygaard Bisgaard Aagaard Ravn Gregersen Hedegaard Brandt Damgaard Kruse Overgaard Juhl Bang Worm`),
}

const origin = (
  language: string,
  girls: string,
  boys: string,
  women: string,
  men: string,
  surnames: string,
): Origin => ({
  language,
  girls: list(girls),
  boys: list(boys),
  women: list(women),
  men: list(men),
  surnames: counted(surnames),
})

const abroad: readonly (readonly [Origin, number])[] = [
  [
    origin(
      'ar',
      'Lina Maryam Nour Yasmin Sarah Layla',
      'Omar Yousef Adam Ibrahim Karim Ali',
      'Fatima Rana Hanan Amal Zahra',
      'Ahmad Khaled Mahmoud Hassan Bilal',
      'Al-Hassan Khalil Mansour Haddad Saleh Nasser',
    ),
    5,
  ],
  [
    origin(
      'tr',
      'Elif Zeynep Defne Melek',
      'Emre Kaan Deniz Mert',
      'Ayse Hatice Sevgi Gül',
      'Mehmet Murat Ali Serkan',
      'Yilmaz Demir Kaya Aydin Arslan',
    ),
    4,
  ],
  [
    origin(
      'uk',
      'Sofiia Daryna Polina Anastasiia',
      'Artem Maksym Danylo Mykola',
      'Olena Iryna Oksana Natalia',
      'Andrii Serhii Oleh Ivan',
      'Kovalenko Bondarenko Shevchenko Tkachuk',
    ),
    3,
  ],
  [
    origin(
      'pl',
      'Zuzanna Maja Oliwia Hanna',
      'Jakub Filip Szymon Antoni',
      'Agnieszka Katarzyna Ewa Monika',
      'Piotr Krzysztof Tomasz Marcin',
      'Nowak Wójcik Zielinski Lewandowski',
    ),
    3,
  ],
  [
    origin(
      'so',
      'Hodan Ayaan Ifrah Sagal',
      'Abdi Mahad Yahya Liban',
      'Amina Faduma Halimo Sahra',
      'Abdullahi Mohamed Hassan Yusuf',
      'Warsame Farah Abdi Nur',
    ),
    2,
  ],
  [
    origin(
      'ro',
      'Ioana Maria Andreea Daria',
      'Andrei Matei Luca David',
      'Elena Mihaela Cristina',
      'Ion Florin Adrian',
      'Popescu Ionescu Stan',
    ),
    2,
  ],
  [
    origin(
      'ur',
      'Ayesha Hania Zara Iman',
      'Hamza Zain Bilal Rayan',
      'Saima Nadia Farah',
      'Imran Tariq Usman',
      'Hussain Malik Ahmed Butt',
    ),
    1,
  ],
  [
    origin(
      'fa',
      'Ariana Nilofar Yalda',
      'Arman Kian Sina',
      'Shirin Parisa Mina',
      'Reza Farid Omid',
      'Rahimi Ahmadi Karimi',
    ),
    1,
  ],
  [
    origin(
      'bs',
      'Ajla Lamija Emina',
      'Tarik Adnan Emir',
      'Amra Selma Jasmina',
      'Mirza Damir Senad',
      'Hadzic Begovic Kovacevic',
    ),
    1,
  ],
  [
    origin(
      'kl',
      'Pipaluk Ivalu Aviaja',
      'Malik Minik Inuk',
      'Paarma Naja Else',
      'Aqqaluk Hans Pavia',
      'Petersen Kleist Lynge Olsvig',
    ),
    1,
  ],
]

/** Nearly nine of ten families have Danish names, unless a language is asked for. */
export const originOf = (random: Random, language?: string): Origin =>
  abroad.find(([origin]) => origin.language === language)?.[0] ?? (random.chance(88) ? danish : random.weighted(abroad))

/** A given name for a child; now and then two, as in Anna Sofie. */
export function givenName(random: Random, origin: Origin, gender: Gender): string {
  const names = gender === 'girl' ? origin.girls : origin.boys
  const name = random.pick(names)
  if (origin !== danish || !random.chance(9)) return name
  const second = random.pick(names)
  return second === name || name.length + second.length > 14 ? name : `${name} ${second}`
}

export const surname = (random: Random, origin: Origin): string => random.weighted(origin.surnames)

/** The mark of an invented child: MedCom's convention for test persons. */
export const markedSurname = (name: string): string => `Test ${name}`

/** Somebody grown up, for receivers and referrers. */
export const adultName = (random: Random, gender: Gender = random.chance(70) ? 'girl' : 'boy'): string =>
  `${random.pick(gender === 'girl' ? danish.women : danish.men)} ${random.weighted(danish.surnames)}`
