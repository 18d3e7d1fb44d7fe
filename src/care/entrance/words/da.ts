import type { ReferringParty, Theme } from '#platform/schema.ts'
import { day } from '#ui/danish.ts'
import type { Asker, Caller, ParentsKnow } from '../help/flow.ts'

const minutes = (count: number) => `${count} ${count === 1 ? 'minut' : 'minutter'}`
import { daAfter } from './da-after.ts'

/** What the citizen reads, in Danish; every other language says the same (`Words`). Written for a reader of twelve. */
export const da = {
  day,
  optional: 'valgfrit',
  wrong: (count: number) => (count === 1 ? 'Der er én ting at rette' : `Der er ${count} ting at rette`),
  room: (letters: number) => `Højst ${letters} tegn`,
  dateParts: { day: 'Dag', month: 'Måned', year: 'År' },

  front: {
    title: 'Hjælp til børn og unge',
    heading: 'Har du eller dit barn det svært?',
    lead: 'Her kan børn, unge og forældre få hjælp, når tanker og følelser fylder så meget, at hverdagen bliver svær.',
    ask: 'Bed om hjælp',
    askNote: 'Det tager cirka 3 minutter. Intet bliver sendt, før du selv siger til.',
    anonymous: 'Jeg vil være anonym',
    whom: 'Hvem kan få hjælp?',
    whomList: [
      'Børn og unge fra børnehaveklassen og til og med 17 år.',
      'Begynder du, mens du er 17, kan du gøre det færdigt, også efter du er fyldt 18.',
      'Det kan handle om at være meget bekymret, ked af det, vred eller urolig. Om tanker om mad og krop, om tanker, der kører i ring, eller om at skade sig selv.',
    ],
    free: 'Det er gratis',
    freeText: 'Hjælpen koster ikke noget, og du skal ikke have en henvisning fra lægen.',
    next: 'Hvad sker der, når jeg skriver?',
    nextList: [
      'Du får en kvittering med det samme.',
      'Vi ringer til jer.',
      'I kommer til en forsamtale. Vi gør, hvad vi kan, for at den bliver holdt inden for 14 dage.',
      'Sammen finder vi den hjælp, der passer. Er det ikke hos os, viser vi jer vej til et andet sted.',
    ],
    who: 'Hvem ser det, jeg skriver?',
    whoText:
      'Kun de medarbejdere, der tager imod dem, der beder om hjælp. De har tavshedspligt, og hver gang nogen læser det, bliver det skrevet ned.',
    work: 'Arbejder du med børn?',
    workText:
      'Læger, skoler, PPR, sundhedsplejersker og andre kan også skrive her, når familien har sagt ja. Brug den samme knap.',
  },
  call: {
    heading: 'Vil du hellere ringe?',
    reach: 'Sådan får du fat i os',
    phone: 'Ring til os på',
    hours: 'Telefonen er åben',
    mail: 'Skriv til os på',
  },

  help: {
    title: 'Bed om hjælp',
    next: 'Næste',
    later: 'Gem og fortsæt senere',
    back: 'Tilbage',
    remove: 'Slet det, jeg har skrevet',
    minutes,
  },
  who: {
    heading: 'Hvem handler det om?',
    lead: 'Du kan altid rette det senere. Intet bliver sendt, før du siger til.',
    options: {
      parent: { label: 'Mit barn', hint: 'Jeg er mor, far eller værge' },
      self: { label: 'Mig selv', hint: 'Jeg er barn eller ung' },
      professional: { label: 'En, jeg kender gennem mit arbejde', hint: 'Læge, skole, PPR, sundhedsplejerske' },
      anonymous: { label: 'Jeg vil være anonym', hint: 'Så viser vi dig vej til den åbne rådgivning' },
    } satisfies Record<Asker | 'anonymous', { label: string; hint: string }>,
    missing: 'Vælg, hvem det handler om.',
  },
  birth: {
    heading: {
      parent: 'Hvornår er dit barn født?',
      self: 'Hvornår er du født?',
      professional: 'Hvornår er barnet født?',
    } satisfies Record<Asker, string>,
    lead: 'Hjælpen er for børn og unge fra 5 til og med 17 år.',
    label: 'Fødselsdag',
    hint: 'For eksempel 5 5 2014',
    cpr: 'CPR-nummer',
    cprHint:
      'Så kan vi gå hurtigere i gang. Har du det ikke, eller vil du vente, så lad feltet være tomt. Vi kan tage det i telefonen.',
    missing: 'Skriv dag, måned og år.',
    noSuchDay: 'Den dag findes ikke. Skriv dag, måned og år, for eksempel 5 5 2014.',
    future: 'Den dag er ikke kommet endnu. Skriv den dag, barnet er født.',
    noCpr: 'Et CPR-nummer har ti tal, for eksempel 050514-9995. Ret det, eller lad feltet være tomt.',
    otherCpr: 'CPR-nummeret passer ikke til fødselsdagen. Ret det, der er forkert, eller lad CPR-nummeret være tomt.',
  },
  agreement: {
    heading: 'Har familien sagt ja?',
    lead: 'Vi kan først ringe til en familie, når den ved, at du skriver, og har sagt ja til det.',
    label: 'Har familien sagt ja til, at du skriver til os?',
    yes: 'Ja, familien har sagt ja',
    no: 'Nej, ikke endnu',
    missing: 'Vælg, om familien har sagt ja.',
  },
  family: {
    heading: 'Hvem sagde ja?',
    lead: 'Det er den, vi ringer til.',
    name: 'Navn',
    party: 'Hvem er det?',
    day: 'Hvilken dag?',
    missingName: 'Skriv navnet på den, der sagde ja.',
    missingParty: 'Vælg, hvem der sagde ja.',
    future: 'Den dag er ikke kommet endnu. Skriv den dag, familien sagde ja.',
    tooYoung: 'Barnet er under 15 år. Derfor skal en med forældremyndighed sige ja.',
  },
  name: {
    heading: {
      parent: 'Hvad hedder dit barn?',
      self: 'Hvad hedder du?',
      professional: 'Hvad hedder barnet?',
    } satisfies Record<Asker, string>,
    lead: '',
    given: 'Fornavn',
    family: 'Efternavn',
    missingGiven: 'Skriv fornavnet.',
    missingFamily: 'Skriv efternavnet.',
    letters: 'Et navn består af bogstaver.',
  },
  about: {
    heading: {
      parent: 'Hvad er svært for dit barn?',
      self: 'Hvad er svært for dig?',
      professional: 'Hvad er svært for barnet?',
    } satisfies Record<Asker, string>,
    lead: 'Sæt kryds ved alt det, der passer. Du behøver ikke vide det helt præcist.',
    label: 'Hvad handler det om?',
    themes: {
      worry: 'At være meget bekymret, nervøs eller bange',
      sadness: 'At være meget ked af det',
      behaviour: 'At blive meget vred eller tit komme op at skændes',
      restlessness: 'At have svært ved at sidde stille eller holde fokus',
      body_and_food: 'Tanker om mad og krop, der fylder for meget',
      self_harm: 'At skade sig selv',
      obsessions: 'Tanker eller vaner, der er svære at stoppe',
      other: 'Noget andet',
    } satisfies Record<Theme, string>,
    own: {
      parent: 'Fortæl med dine egne ord',
      self: 'Fortæl med dine egne ord',
      professional: 'Fortæl kort, hvad I ser',
    } satisfies Record<Asker, string>,
    ownHint: 'Et par linjer er nok. Vi spørger om resten, når vi taler sammen.',
    missing: 'Sæt mindst ét kryds, eller skriv et par ord.',
    tooLong: (letters: number) => `Det er lidt for langt. Skriv højst ${letters} tegn. Vi tager resten i telefonen.`,
  },
  you: {
    heading: 'Hvem er du?',
    lead: 'Så ved vi, hvem vi taler med, når vi ringer.',
    name: 'Dit navn',
    party: 'Hvem er du for barnet?',
    missing: 'Skriv dit navn.',
    missingParty: 'Vælg, hvem du er.',
  },
  parties: {
    mother: 'Mor',
    father: 'Far',
    other_custodian: 'En anden med forældremyndighed',
    other_adult: 'En anden voksen, der er tæt på',
    child: 'Den unge selv',
  },
  phone: {
    heading: {
      parent: 'Hvornår må vi ringe?',
      self: 'Hvem skal vi ringe til?',
      professional: 'Hvordan får vi fat i familien?',
    } satisfies Record<Asker, string>,
    lead: {
      parent: '',
      self: 'Det må gerne være dig selv.',
      professional: 'Vi ringer til den, der sagde ja.',
    } satisfies Record<Asker, string>,
    caller: 'Ring til',
    callers: { me: 'Mig', adult: 'En voksen, jeg er tryg ved' } satisfies Record<Caller, string>,
    adult: 'Hvad hedder den voksne?',
    label: 'Telefonnummer',
    bestTime: 'Hvornår passer det bedst?',
    bestTimeHint: 'For eksempel: efter klokken 15, eller onsdag formiddag',
    missing: 'Skriv et telefonnummer.',
    notPhone: 'Skriv et telefonnummer, for eksempel 12 34 56 78.',
    missingCaller: 'Vælg, hvem vi skal ringe til.',
    missingAdult: 'Skriv den voksnes navn.',
  },
  parents: {
    heading: 'Ved dine forældre det?',
    lead: {
      under15:
        'Det er godt, at du skriver. Når man er under 15 år, skal ens forældre sige ja, før behandlingen kan begynde. Vi taler med dig først om, hvordan de får det at vide.',
      from15:
        'Det er godt, at du skriver. Du er fyldt 15 år, så du må selv sige ja til hjælp. Dine forældre skal som regel have det at vide. Vi taler med dig først om, hvordan det sker.',
    },
    label: 'Ved en af dine forældre, at du skriver til os?',
    options: {
      they_know: 'Ja, de ved det',
      may_be_told: 'Nej, men de må godt få det at vide',
      not_yet: 'Nej, og jeg vil gerne tale med jer først',
    } satisfies Record<ParentsKnow, string>,
    missing: 'Vælg det, der passer.',
  },
  referrer: {
    heading: 'Hvem er du?',
    lead: 'Så kan vi ringe til dig, hvis der er noget, vi ikke forstår.',
    by: 'Hvor arbejder du?',
    bys: {
      general_practice: 'Almen praksis (egen læge)',
      school: 'Skole',
      ppr: 'PPR',
      health_visitor: 'Sundhedsplejen',
      child_psychiatry: 'Børne- og ungdomspsykiatrien',
      social_services: 'Socialforvaltningen',
      other: 'Et andet sted',
    } satisfies Record<ReferringParty, string>,
    name: 'Dit navn',
    organisation: 'Arbejdsstedets navn',
    phone: 'Telefonnummer til dig',
    missingBy: 'Vælg, hvor du arbejder.',
    missingName: 'Skriv dit navn.',
    missingOrganisation: 'Skriv, hvad dit arbejdssted hedder.',
  },
  language: {
    heading: {
      parent: 'Hvilket sprog taler I bedst?',
      self: 'Hvilket sprog taler du bedst?',
      professional: 'Hvilket sprog taler familien bedst?',
    } satisfies Record<Asker, string>,
    lead: '',
    label: 'Sprog',
    other: 'Et andet sprog. Vi spørger, når vi ringer',
    interpreter: 'Vi vil gerne have en tolk med',
    missing: 'Vælg et sprog.',
  },

  ...daAfter,
}

export type Words = typeof da
