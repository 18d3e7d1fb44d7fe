import type { Errors, Typed } from '#platform/form.ts'
import { optionsOf, themeName } from '#care/pathways/pathways.ts'
import { checkbox, checkboxes, select } from '#ui/choice-fields.ts'
import { hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { details } from '#ui/notice.ts'
import type { Theme } from '#platform/schema.ts'

export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }
export type Places = {
  municipalities: readonly { id: string; name: string }[]
  units: readonly { id: string; name: string; isActive: boolean }[]
  own: { municipalityId: string; unitId: string | null }
}

const options = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }))

export const themeField = (shown: Shown, themes: readonly Theme[] = []) =>
  checkboxes({
    ...shown,
    name: 'themes',
    label: 'Hvad handler det om?',
    optional: true,
    look: 'row',
    options: optionsOf(themeName),
    value: themes,
  })

/** Which unit takes it; not asked where there is one. */
export const unitField = (shown: Shown, { units, own }: Places): Child => {
  const active = units.filter(({ isActive }) => isActive)
  const known = own.unitId ?? active[0]?.id ?? ''
  return active.length > 1
    ? select({ ...shown, name: 'unitId', label: 'Enhed', options: options(active), value: known })
    : hiddenFields({ unitId: known })
}

/** R14: where the child lives, and who acts for it when it is placed. Folded away, because it is most often here and nobody. */
export const placeFields = (
  shown: Shown,
  { municipalities, own }: Places,
  known: { residence: string | null; acting: string | null },
) => {
  const residence = known.residence ?? own.municipalityId
  const special =
    residence !== own.municipalityId ||
    known.acting !== null ||
    (shown.typed && (shown.typed['residence'] !== own.municipalityId || shown.typed['acting'] !== ''))
  return details(
    'Bor i en anden kommune, eller er anbragt',
    html`${select({ ...shown, name: 'residence', label: 'Bopælskommune', options: options(municipalities), value: residence })}
    ${select({
      ...shown,
      name: 'acting',
      label: 'Handlekommune',
      optional: true,
      empty: 'Barnet er ikke anbragt',
      options: options(municipalities),
      value: known.acting ?? '',
      hint: 'Kun når barnet er anbragt uden for hjemmet.',
    })}`,
    { open: Boolean(special) || Boolean(shown.errors?.['residence'] ?? shown.errors?.['acting']) },
  )
}

/** What is only asked when it is needed: a birth date that is corrected deliberately, and a course outside § 126 a (R8). */
export const deliberateFields = (shown: Shown, { under5 = false }: { under5?: boolean } = {}) =>
  html`${
    (shown.errors?.['correctBirth'] || shown.typed?.['correctBirth']) &&
    checkbox({
      ...shown,
      name: 'correctBirth',
      label: 'CPR-nummeret er rigtigt. Ret fødselsdagen efter det',
      optional: true,
    })
  }
  ${
    (under5 || shown.errors?.['outside126a'] || shown.typed?.['outside126a']) &&
    checkbox({ ...shown, name: 'outside126a', label: 'Åbn som forløb uden for § 126 a (STIME)', optional: true })
  }`
