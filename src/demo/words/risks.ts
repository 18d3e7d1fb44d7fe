import type { RiskLevel } from '#platform/schema.ts'

/** Why the risk was judged as it was, in the words of those who judged it. */
export const reasons = {
  none: [
    'Fortæller åbent, afviser selvskade og tanker om ikke at ville leve. Glæder sig til ting, der kommer.',
    'Ingen tegn i samtalen eller i det, forældre og skole fortæller. Spurgt direkte og alene.',
    'Har tidligere været meget ked af det, men ingen tanker om døden. Har voksne at gå til.',
  ],
  low: [
    'Har kradset sig overfladisk to gange, for at få ro. Afviser tydeligt ønske om at dø. Fortæller det selv til mor.',
    'Tænker af og til, at det hele er ligegyldigt, men uden plan og uden at ville dø. Har aftale om, hvem der ringes til.',
    'Selvskade én gang i sommer efter et skænderi. Ingen tanker siden, og hjemmet følger med.',
  ],
  increased: [
    'Tanker om selvmord flere aftener om ugen den seneste tid. Ingen plan og ingen midler ved hånden, men svært ved at se en vej frem.',
    'Selvskaden er taget til, og der er tanker om ikke at vågne. Kan indgå en aftale, men er bange for aftenerne.',
  ],
} as const satisfies Record<Exclude<RiskLevel, 'acute'>, readonly string[]>

export const protects = [
  'Storesøster, hunden og håndbolden. Vil gerne i gymnasiet.',
  'Tæt på sin mormor og har en god ven i klassen.',
  'Tegner meget, og har en lærer, der ser det med det samme.',
] as const

export const adultsKnow = [
  'Begge forældre ved det hele.',
  'Mor ved det, far får det fortalt i næste samtale.',
  'Forældrene ved, at det er svært, men ikke om tankerne. Aftalt at fortælle det sammen.',
] as const

export const decidedBecause =
  'Talt med børne- og ungdomspsykiatrien, som følger med. Kontakten hertil er det, der holder den unge i gang, og manualens øvelser sættes på pause.'

/** A plan in the words of a young person. */
export const safetyPlan = {
  warningSigns: 'Jeg svarer ikke min ven. Det banker i brystet, og jeg ligger i sengen hele eftermiddagen.',
  myself: 'Tage hunden med ud, også i regn. Koldt vand på håndleddene. Høre den samme sang til ende.',
  company: 'Sidde i køkkenet, når de andre laver mad. Håndbold onsdag. Fritidsklubben.',
  helpers: 'Mor. Min storesøster (ring, ikke sms). Min klasselærer, som ved det.',
  professionals: 'Min behandler, hverdage 8-15.',
  surroundings: 'Mor gemmer pillerne. Døren er på klem om aftenen, og jeg har telefonen på lyd.',
  sharedWith: 'Mor og min storesøster',
} as const
