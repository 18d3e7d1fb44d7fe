import assert from 'node:assert/strict'
import test from 'node:test'
import { daysBetween, dayOf, plainDate } from '#platform/time.ts'
import { readCpr } from '#registry/people/people.ts'
import { isWorkday } from '#platform/workdays.ts'
import { MAIN, MUNICIPALITIES } from './places.ts'
import type { Deed, PlannedChild } from './plan.ts'
import { planOf } from './plans.ts'

const now = new Date('2026-11-23T11:20:00Z')
const plan = planOf(MAIN, { now })
const children = plan.families.flatMap(({ children }) => children)
const deedsOf = ({ visits }: PlannedChild) => visits.flatMap(({ deeds }) => deeds)
const only = <Does extends Deed['does']>(deeds: readonly Deed[], does: Does) =>
  deeds.filter((deed): deed is Extract<Deed, { does: Does }> => deed.does === does)
const held = (child: PlannedChild) => only(deedsOf(child), 'hold').map(({ agreed }) => agreed)
const firstHeld = (child: PlannedChild, what: string) => held(child).find((agreed) => agreed.what === what)?.day
const between = (value: number, low: number, high: number) => assert.ok(value >= low && value <= high, `${value}`)

test('the same seed at the same time plans the same lives, another seed others', () => {
  const [, small] = MUNICIPALITIES
  assert.ok(small)
  assert.deepEqual(planOf(small, { now }).families, planOf(small, { now }).families)
  assert.notDeepEqual(planOf(small, { now, seed: 1 }).families, planOf(small, { now }).families)
})

test('some 300 children come, and nothing has happened that lies ahead', () => {
  between(children.length, 290, 310)
  for (const { visits } of children) {
    const times = visits.map(({ at }) => at.getTime())
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    )
    assert.ok((times.at(-1) ?? 0) <= now.getTime())
  }
})

test('of those whose forsamtale is over and who were decided on, about three in four went on', () => {
  const decided = children.filter(
    (child) => firstHeld(child, 'preliminary_talk') && only(deedsOf(child), 'choose').length,
  )
  const wentOn = decided.filter((child) => only(deedsOf(child), 'choose')[0]?.outcome === 'treatment')
  between((100 * wentOn.length) / decided.length, 68, 82)
})

test('service goals are met in some 70 to 80 % of the cases', () => {
  const days = (what: string) =>
    children.flatMap((child) => {
      const [open] = only(deedsOf(child), 'open')
      const day = firstHeld(child, what)
      return open && day ? [daysBetween(dayOf(open.enquiryAt), day)] : []
    })
  const met = (all: number[], goal: number) => (100 * all.filter((each) => each <= goal).length) / all.length
  between(met(days('preliminary_talk'), 14), 65, 85)
  between(met(days('screening'), 30), 65, 85)
})

test('most treatment is given to the child alone, some in groups and some without the child', () => {
  const forms = children.flatMap((child) => held(child).flatMap(({ form }) => form ?? []))
  const share = (willDo: (form: string) => boolean) => (100 * forms.filter(willDo).length) / forms.length
  between(
    share((form) => form === 'individual_with_child'),
    45,
    75,
  )
  between(
    share((form) => form.startsWith('group')),
    8,
    35,
  )
  between(
    share((form) => form.endsWith('without_child')),
    20,
    45,
  )
})

test('whoever completes treatment had four to ten talks, and nobody ends without a way or a reason', () => {
  for (const child of children) {
    const deeds = deedsOf(child)
    const [end] = only(deeds, 'end')
    if (!end) continue
    assert.ok(end.noWayReason || only(deeds, 'show').length, child.givenName)
    if (end.closingReason === 'treatment_completed')
      between(held(child).filter(({ what }) => what === 'treatment').length, 4, 10)
  }
})

test('talks are held on working days, and today', () => {
  const days = new Set(children.flatMap((child) => held(child).map(({ day }) => day)))
  const odd = [...days].filter((day) => !isWorkday(plainDate(day)) && day !== '2026-11-23')
  assert.deepEqual(odd, [])
})

test('each therapist and each who takes in has talks today, and something of the last two weeks to register', () => {
  const agreed = children.flatMap((child) => {
    const deeds = deedsOf(child)
    const over = new Set(
      [...only(deeds, 'hold'), ...only(deeds, 'cancel'), ...only(deeds, 'miss')].map(({ talk }) => talk),
    )
    return only(deeds, 'end').length
      ? []
      : only(deeds, 'plan').flatMap(({ talk, agreed }) => (over.has(talk) ? [] : [agreed]))
  })
  const today = [...agreed, ...children.flatMap(held)].filter(({ day }) => day === '2026-11-23')
  for (const { key, roles } of MAIN.staff.filter(
    ({ roles }) => roles.includes('therapist') || roles.includes('intake'),
  )) {
    between(today.filter(({ who }) => who === key).length, 2, 5)
    if (roles.includes('therapist'))
      assert.ok(
        agreed.some(({ who, day }) => who === key && day < '2026-11-23'),
        key,
      )
  }
})

test('the entrance has some fourteen who wait, one of them a child we know', () => {
  const waiting = plan.enquiries.filter(({ handled }) => handled === null)
  between(waiting.length, 12, 15)
  const known = waiting.filter(({ enquiry }) =>
    children.some(({ givenName, birthDate }) => givenName === enquiry.givenName && birthDate === enquiry.birthDate),
  )
  assert.equal(known.length, 1)
  assert.ok(waiting.some(({ enquiry }) => enquiry.referral?.by === 'general_practice'))
  assert.ok(waiting.some(({ enquiry }) => enquiry.source === 'staff' && enquiry.cpr === null))
})

test('R21 Josefine waits 19 days for her forsamtale and 40 for her screening', () => {
  const josefine = children.find(({ givenName, familyName }) => givenName === 'Josefine' && familyName === 'Test Holm')
  assert.ok(josefine)
  assert.equal(josefine.birthDate, '2014-05-05')
  assert.deepEqual(
    held(josefine).map(({ what, day }) => `${what} ${day}`),
    [
      'preliminary_talk 2025-06-02',
      'screening 2025-06-23',
      'treatment 2025-07-07',
      'treatment 2025-08-18',
      'treatment 2025-09-08',
      'treatment 2025-10-06',
      'final_talk 2025-11-06',
    ],
  )
  const [open] = only(deedsOf(josefine), 'open')
  const after = held(josefine).map(({ day }) => open && daysBetween(dayOf(open.enquiryAt), day))
  assert.deepEqual(after.slice(0, 2), [19, 40])
})

test('every child is marked as invented, with a CPR number of its own that says its birth date', () => {
  const numbers = new Set(children.map(({ cpr }) => cpr))
  assert.equal(numbers.size, children.length)
  for (const { familyName, cpr, birthDate } of children) {
    assert.match(familyName, /^Test /)
    assert.equal(readCpr(cpr)?.birthDate.toString(), birthDate)
  }
})
