import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { plainDate } from '#platform/time.ts'
import { syntheticCpr } from '#registry/people/cpr.ts'
import { aWorld } from '../world.ts'
import { isSound, visiting } from './visit.ts'

// The national example (KL's LTT guide): henvendelse by the mother, forsamtale, screening, four treatments with a way to
// civil society beside the first, final talk, ending. Lived by the people who would, one clock for all of it.
const world = await aWorld({ now: '2025-05-14T08:30:00Z' })
const site = await visiting(world)
const CPR = syntheticCpr(plainDate('2014-05-05'), 0) ?? ''

/** Comes back to the same page another day: the session is long over, so one signs in again and is led back. */
const anotherDay = async (page: Page, day: string) => {
  world.setTime(`${day}T14:00:00Z`)
  await page.reload()
  await page.getByRole('button', { name: /Mette Lund/ }).click()
  await page.getByRole('heading', { name: 'Josefine Test Holm' }).waitFor()
}

const hold = async (page: Page, link: string, day: string, { form, summary }: { form?: string; summary: string }) => {
  await anotherDay(page, day)
  await page.getByRole('link', { name: link }).first().click()
  await page.getByLabel('Dag', { exact: true }).fill(day)
  await page.getByLabel('Klokken').fill('13:00')
  if (form) await page.getByLabel(form).check()
  await page.getByLabel('Kort resumé').fill(summary)
  await isSound(page)
  await page.getByRole('button', { name: 'Gem som holdt' }).click()
  await page.getByRole('heading', { name: 'Det, der er sket' }).waitFor()
}

test("R21 the national example of a child's way, from the first call to the ending, through the screens", async () => {
  const page = await site.as('ida')
  await isSound(page)

  // 14 May: the mother calls
  await page
    .getByRole('link', { name: /Indgangen/ })
    .first()
    .click()
  await isSound(page)
  await page
    .getByRole('link', { name: /Registrér henvendelse/ })
    .first()
    .click()
  await page.getByLabel('Navn', { exact: true }).fill('Anne Test Holm')
  await page
    .getByLabel(/^Telefon/)
    .first()
    .fill('20 30 40 50')
  await page.getByLabel(/^mor$/i).check()
  await page.getByLabel('Fornavn').fill('Josefine')
  await page.getByLabel('Efternavn').fill('Test Holm')
  await page.getByLabel(/CPR-nummer/).fill(CPR)
  await page.getByLabel('Krop og mad').check()
  await page.getByLabel(/Kort resumé/).fill('Spiser mindre end før. Mor er bekymret.')
  await isSound(page)
  await page.getByRole('button', { name: 'Registrér' }).click()
  await page.getByRole('heading', { name: 'Josefine Test Holm' }).waitFor()
  await isSound(page)
  assert.match(await page.locator('.way').innerText(), /dag 0 af 14/)

  // somebody is made responsible; Mette does the rest
  await page.getByRole('link', { name: /Ret ansvarlig/ }).click()
  await page.getByLabel('Ansvarlig').selectOption({ label: 'Mette Lund, psykolog' })
  await isSound(page)
  await page.getByRole('button', { name: 'Gem' }).click()
  await page.getByText('Ansvarlig: Mette Lund').waitFor()
  const address = new URL(page.url()).pathname
  assert.ok(!/josefine|holm|\d{6}/i.test(address.replaceAll(/[0-9a-f-]{36}/g, '')))

  const mette = await site.as('mette')
  await mette.goto(address)

  // 2 June: forsamtale, on day 19
  await anotherDay(mette, '2025-06-02')
  await mette.getByRole('link', { name: 'Den er allerede holdt' }).click()
  await mette.getByLabel('Klokken').fill('13:00')
  await mette.getByLabel('Ja', { exact: true }).check()
  await mette.getByLabel('Kort resumé').fill('Begge forældre var med.')
  await mette.getByRole('button', { name: 'Gem som holdt' }).click()
  await mette.getByText('5 dage over 14').waitFor()

  // what it leads to
  await mette.getByRole('link', { name: 'Tag stilling' }).click()
  await isSound(mette)
  await mette.getByLabel('Tilbydes behandling').check()
  await mette.getByRole('button', { name: 'Gem' }).click()

  // nothing is screened before those who hold custody have said yes
  await mette.getByRole('link', { name: 'Samtykke', exact: true }).click()
  await mette.getByText('Der kan ikke screenes eller behandles nu').waitFor()
  await isSound(mette)
  await mette.getByRole('link', { name: 'Registrér forældremyndigheden' }).click()
  await mette.getByLabel('hos én alene').check()
  await mette.getByLabel(/Anne Test Holm/).check()
  await mette.getByLabel('Hvor ved I det fra?').selectOption({ label: 'CPR-registret' })
  await mette.getByLabel('Oplyst den').fill('2025-06-02')
  await mette.getByLabel('Gælder fra').fill('2014-05-05')
  await mette.getByRole('button', { name: /Gem|Registrér/ }).click()
  await mette.goto(`${address}/consent`)
  await mette.getByRole('link', { name: 'Registrér samtykke' }).click()
  await mette.getByLabel('Ja til screening og behandling').check()
  await mette.getByLabel('Mundtligt').check()
  await mette.getByLabel('Hvad er der informeret om?').fill('Hvad behandlingen går ud på, og at man altid kan stoppe.')
  await isSound(mette)
  await mette.getByRole('button', { name: 'Gem svaret' }).click()
  await mette.getByText('Samtykket er på plads').waitFor()
  await isSound(mette)
  await mette.goto(address)

  // 23 June: screening, on day 40, planned first
  await mette.getByRole('link', { name: 'Aftal screening' }).click()
  await mette.getByLabel('Dag', { exact: true }).fill('2025-06-23')
  await mette.getByLabel('Klokken').fill('13:00')
  await isSound(mette)
  await mette.getByRole('button', { name: 'Gem aftalen' }).click()
  await mette.getByText(/efter fristen/).waitFor()
  await hold(mette, 'Registrér screening', '2025-06-23', {
    summary: 'Let til moderat nedsat funktion i skole og familie.',
  })
  await mette.getByText('10 dage over 30').waitFor()

  // the risk is assessed before anything is treated
  await mette.getByRole('link', { name: 'Gå til risikovurdering' }).first().click()
  await isSound(mette)
  await mette.getByRole('link', { name: 'Vurdér risikoen' }).click()
  await isSound(mette)
  await mette.getByLabel('Barnet/den unge alene', { exact: true }).check()
  for (const question of [
    'Skader barnet',
    'Har der været selvskade',
    'Er der en plan',
    'Er midlerne',
    'Har der været forsøg',
  ])
    await mette
      .getByRole('group', { name: new RegExp(`^${question}`) })
      .getByLabel('Nej')
      .check()
  await mette.getByLabel('Ingen tanker om død eller selvmord').check()
  await mette.getByLabel('Ingen tegn på risiko').check()
  await mette.getByLabel('Hvad bygger vurderingen på?').fill('Spurgt alene. Ingen tegn.')
  await mette.getByRole('button', { name: 'Gem vurderingen' }).click()
  await mette.getByText('Vurderingen, der gælder').waitFor()
  await isSound(mette)
  await mette.goto(address)

  // 7 July: the first treatment, and a way to civil society
  const individual = 'Individuel behandling med barn/ung'
  await hold(mette, 'Registrér behandling', '2025-07-07', { form: individual, summary: 'Første samtale.' })
  await mette.getByRole('link', { name: 'Vis en vej' }).click()
  await mette.getByLabel('Hvilket slags tilbud?').selectOption({ label: 'Civilsamfund' })
  await mette.getByLabel(/Hvem modtager familien/).fill('headspace Holbæk')
  await mette.getByLabel(/Hvem i familien har sagt ja/).fill('Anne Test Holm')
  await isSound(mette)
  await mette.getByRole('button', { name: 'Gem vejen' }).click()
  await mette.getByText('Vist vej: headspace Holbæk').waitFor()

  // three more
  for (const day of ['2025-08-11', '2025-09-08', '2025-10-06']) {
    await hold(mette, 'Registrér behandling', day, { form: individual, summary: 'Som aftalt.' })
  }

  // the check of the way comes back as a task, and is answered
  await mette.getByRole('link', { name: /Er familien kommet i kontakt med headspace/ }).click()
  await mette.getByLabel('familien er i kontakt').check()
  await mette.getByLabel('Hvad ved I?').fill('Josefine går der hver onsdag.')
  await isSound(mette)
  await mette.getByRole('button', { name: 'Gem svaret' }).click()
  await mette.getByText('Set efter hos headspace Holbæk').waitFor()

  // 6 November: the final talk; 8 November: the ending
  await hold(mette, 'Registrér afsluttende samtale', '2025-11-06', { summary: 'Josefine har det godt.' })
  await anotherDay(mette, '2025-11-08')
  await mette.getByRole('link', { name: 'Afslut forløbet' }).first().click()
  await mette.getByLabel('Behandlingen er gennemført').check()
  await isSound(mette)
  await mette.getByRole('button', { name: 'Afslut forløbet' }).click()
  await mette.getByText('Behandlingen er gennemført').first().waitFor()
  await isSound(mette)

  const { rows } = await world.owner.query('select type::text, on_day::text from contacts order by on_day, type')
  assert.deepEqual(
    rows.map(({ type, on_day }) => `${on_day} ${type}`),
    [
      '2025-05-14 enquiry',
      '2025-06-02 preliminary_talk',
      '2025-06-23 screening',
      '2025-07-07 treatment',
      '2025-08-11 treatment',
      '2025-09-08 treatment',
      '2025-10-06 treatment',
      '2025-11-06 final_talk',
      '2025-11-08 ending',
    ],
  )
})

test('the way reads well on a phone, and the work can be done with the keyboard alone', async () => {
  const page = await site.as('mette', { width: 375, height: 800 })
  await page.goto('/pathways?status=completed')
  await isSound(page)
  await page.getByRole('link', { name: /Josefine/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Josefine Test Holm' }).waitFor()
  await isSound(page)
  await page.goto('/day')
  await isSound(page)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Gå til indholdet')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'main')
})
