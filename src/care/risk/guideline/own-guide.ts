/** What is shown and kept as the guideline until a municipality has approved one. Our own words; no source is quoted. */
export const OWN_GUIDE = {
  title: 'Trin 2s korte vejledning, 1. udgave',
  text: `Spørg roligt og direkte. At spørge til selvmordstanker gør dem ikke stærkere. Tal med barnet eller den unge alene en del af tiden, og sig fra begyndelsen, at du må handle, hvis du bliver bange for livet.

Spørg til
- selvskade nu og de seneste tre måneder: hvordan, hvor ofte, hvor alvorligt, og hvad det hjælper på
- tanker om ikke at ville leve, og tanker om selvmord: hvor tit, hvor længe, hvad der sætter dem i gang
- en plan, og om midlerne er inden for rækkevidde
- tidligere forsøg, egne eller hos nogen tæt på
- det, der holder: mennesker, håb, aftaler
- hvad forældre og andre voksne ved

Vurdér
- Ingen tegn: hverken selvskade, tanker eller plan.
- Let forhøjet: selvskade uden ønske om at dø, eller flygtige tanker uden plan.
- Forhøjet: tilbagevendende tanker om selvmord, en plan, tidligere forsøg eller selvskade, der tager til.
- Akut: et ønske om at dø nu, en plan og midler ved hånden, eller du kan ikke få en aftale, du tror på.

Gør
- Akut: bliv hos barnet. Ring 112 ved fare for liv, ellers til den akutte børne- og ungdomspsykiatri. Få fat i forældrene. Sig det til din leder i dag.
- Forhøjet: tal med en kollega samme dag, med forældrene og med psykiatrien. Lav en sikkerhedsplan. Vurdér igen snart.
- Let forhøjet: lav en sikkerhedsplan, og vurdér igen, når noget ændrer sig.

Er du i tvivl, så vælg det højere trin, og tal med en kollega. Skriv, hvad du har set og hørt, og hvorfor du vurderer, som du gør.`,
} as const
