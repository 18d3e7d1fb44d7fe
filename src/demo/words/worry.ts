import type { ThemeWords } from './lines.ts'

export const worry: ThemeWords = {
  asked: {
    young: [
      'har ondt i maven om morgenen og helst vil blive hjemme fra skole',
      'ikke tør sove alene og kommer ind til de voksne hver nat',
      'er bange for, at der skal ske forældrene noget',
      'græder, når dagen begynder, og spørger mange gange, hvornår {han} bliver hentet',
    ],
    old: [
      'bekymrer sig om næsten alt og har svært ved at falde i søvn',
      'er holdt op med at gå til sport, fordi {han} er bange for at gøre noget forkert',
      'ikke tør sige noget i klassen og har fået mere fravær',
      'ikke kan slippe tanken om at skuffe og læser lektier til langt ud på natten',
      'har fået anfald af uro i bussen og nu undgår at køre alene',
    ],
  },
  heard: {
    any: [
      'Bekymringerne fylder mest om morgenen og ved sengetid.',
      '{N} undgår det, {han} er bange for, og det er blevet mere det sidste halve år.',
      'Skolen kender til det. En voksen tager imod om morgenen.',
      'Forældrene er blevet usikre på, hvornår de skal holde fast, og hvornår de skal give efter.',
    ],
    young: ['Familien har prøvet faste rutiner og belønning. Det hjælper nogle dage ad gangen.'],
    old: ['{N} fortæller selv klart om det og vil gerne have hjælp.'],
  },
  found: {
    any: [
      'Let til moderat nedsat funktion i skole og fritid. God støtte hjemme.',
      'Bekymringer om mange ting, mest skole og helbred. Ingen tegn på tristhed, der kræver mere.',
      'Hverdagen er påvirket, især søvn og fremmøde. {N} er motiveret.',
    ],
    young: ['Bekymring ved adskillelse i let til moderat grad. Trives godt med kammerater.'],
    old: ['Bekymring i sociale situationer i moderat grad. Har to gode venner.'],
  },
  begun: {
    any: [
      'Talt om, hvad bekymring er, og hvordan krop, tanker og handling hænger sammen.',
      'Lavet en trappe med små skridt sammen med {N}.',
      '{N} har øvet at lægge mærke til, hvornår uroen begynder i kroppen.',
    ],
    young: ['{N} har tegnet sin bekymring som en figur og givet den et navn.'],
    old: ['{N} fører en kort dagbog over, hvad der sætter bekymringerne i gang.'],
  },
  midway: {
    any: [
      'Øvet to trin på trappen siden sidst. Det gik bedre end ventet.',
      'En svær uge, men {N} prøvede alligevel det, vi havde aftalt.',
      'Øvet at lade en bekymring vente til det aftalte tidspunkt på dagen.',
    ],
    young: ['{N} har sovet i egen seng fire nætter og er stolt af det.'],
    old: ['{N} har fremlagt i en lille gruppe i klassen.', '{N} tog bussen alene to gange.'],
  },
  late: {
    any: [
      'Bekymringerne kommer stadig, men styrer ikke dagen på samme måde.',
      'Gennemgået, hvad der har hjulpet, og skrevet det ned.',
      'Talt om, hvad {N} gør, hvis det bliver svært igen efter ferien.',
    ],
  },
  parents: {
    any: [
      'Talt om, hvordan de voksne svarer på spørgsmålene uden at berolige hver gang.',
      'Aftalt, at forældrene går ét skridt ad gangen og roser forsøget.',
    ],
  },
  after: {
    any: [
      '{N} er i skole hver dag og sover bedre.',
      'Bekymringerne fylder mindre, og familien ved, hvad de skal gøre.',
    ],
  },
}
