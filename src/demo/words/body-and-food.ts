import type { ThemeWords } from './lines.ts'

export const bodyAndFood: ThemeWords = {
  asked: {
    any: [
      'er holdt op med at spise frokost i skolen og taler meget om sin krop',
      'springer måltider over og vejer sig hver dag',
      'har fået mange regler om mad og træner meget',
      'ikke vil spise sammen med familien og er blevet trist',
      'spiser i smug og skammer sig bagefter',
    ],
  },
  heard: {
    any: [
      'Det begyndte i foråret efter en bemærkning om vægt. {N} spiser aftensmad, men sjældent andet.',
      'Måltiderne er blevet en kamp, og forældrene er uenige om, hvor meget de skal presse.',
      'Egen læge har set {N}. Vægt og prøver er fine.',
      '{N} sammenligner sig med andre på nettet og tør ikke gå til svømning.',
    ],
  },
  found: {
    any: [
      'Let til moderat nedsat funktion i skole og familie. Vægten er stabil, og egen læge følger med.',
      'Tanker om krop og mad fylder flere timer om dagen. Ingen tegn på alvorlig spiseforstyrrelse.',
    ],
  },
  begun: {
    any: [
      'Talt om, hvad der sker i krop og humør, når man spiser for lidt.',
      'Skilt "tanken om krop" fra {N} selv: hvad siger den, og hvornår er den højest?',
      'Aftalt faste måltider på hverdage. Forældrene sidder med.',
    ],
  },
  midway: {
    any: [
      '{N} har spist frokost i skolen tre dage. {Han} vil gerne have en ven med til at øve næste skridt.',
      'Vægten er lagt væk. Det var svært de første dage.',
      'Øvet at spise en ting fra listen over det, der er svært.',
      'Talt om billeder på nettet og ryddet op i, hvem {N} følger.',
    ],
  },
  late: {
    any: [
      '{N} spiser med familien og har spist ude med venner.',
      'Tankerne er der stadig, men {N} lader dem være tanker.',
      'Gennemgået, hvad familien gør, hvis reglerne om mad kommer igen.',
    ],
  },
  parents: {
    any: [
      'Talt om at være tydelig ved måltider uden at diskutere.',
      'Forældrene skiftes til at være den, der holder fast.',
    ],
  },
  after: { any: ['{N} spiser regelmæssigt og går til svømning igen.', 'Måltiderne er rolige, og vægten er stabil.'] },
}
