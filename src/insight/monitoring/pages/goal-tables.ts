import { number, percent } from '#ui/danish.ts'
import { workTable } from '#ui/work-table.ts'
import type { Goal } from '../goal.ts'
import { daysOrNone } from './figures.ts'

export type GoalRow = { name: string; goal: Goal }

/** Who reached the goals, and how many days it took, raw and without the days that families asked for. */
export const attainedTable = (goals: readonly GoalRow[]) =>
  workTable({
    caption: 'Hvor mange der nåede målet, og hvor mange dage det tog',
    quietCaption: true,
    columns: [
      { key: 'goal', label: 'Mål' },
      { key: 'met', label: 'Nåede det', numeric: true },
      { key: 'share', label: 'Andel', numeric: true },
      { key: 'adjusted', label: 'Andel*', numeric: true },
      { key: 'median', label: 'Halvdelen inden', numeric: true },
      { key: 'nineTenths', label: '9 af 10 inden', numeric: true },
      { key: 'medianAdjusted', label: 'Halvdelen inden*', numeric: true },
      { key: 'nineTenthsAdjusted', label: '9 af 10 inden*', numeric: true },
    ],
    rows: goals.map(({ name, goal: { days, raw, adjusted, spread, adjustedSpread } }) => ({
      goal: name,
      met: days === null ? '–' : `${number(raw.met)} af ${number(raw.counted)}`,
      share: raw.share === null ? '–' : percent(raw.share),
      adjusted: adjusted.share === null ? '–' : percent(adjusted.share),
      median: daysOrNone(spread.median),
      nineTenths: daysOrNone(spread.nineTenths),
      medianAdjusted: daysOrNone(adjustedSpread.median),
      nineTenthsAdjusted: daysOrNone(adjustedSpread.nineTenths),
    })),
    empty: '',
  })

/** What counts for and against each goal, and what is not counted. */
export const countedTable = (goals: readonly GoalRow[]) =>
  workTable({
    caption: 'Hvad der tæller for og imod målet, og hvad der ikke er talt med',
    quietCaption: true,
    columns: [
      { key: 'goal', label: 'Mål' },
      { key: 'met', label: 'Holdt til tiden', numeric: true },
      { key: 'late', label: 'Holdt for sent', numeric: true },
      { key: 'over', label: 'Venter stadig, over fristen', numeric: true },
      { key: 'gaveUp', label: 'Sluttede efter fristen uden den', numeric: true },
      { key: 'running', label: 'Fristen er ikke nået (tæller ikke)', numeric: true },
      { key: 'spared', label: 'Sluttede før fristen (tæller ikke)', numeric: true },
    ],
    rows: goals
      .filter(({ goal }) => goal.days !== null)
      .map(({ name, goal: { raw } }) => ({ goal: name, ...raw, gaveUp: raw.gave_up })),
    empty: '',
  })
