import type { Ctx } from '#platform/ctx.ts'
import { groundOf } from '../ground.ts'
import { keptAnswers, type Asked } from './asked.ts'
import type { Sheet } from './pages/question-page.ts'
import { questionsOf } from './walk.ts'

/** The questions follow the page where both are ours to choose; somebody who was asked in another language is asked in that. */
const preferred = ({ language }: Asked, code: 'da' | 'en'): string =>
  language === 'da' || language === 'en' ? code : language

/** The questions of a link and what has been answered so far; null when the form may not be shown any more. */
export async function sheetOf(ctx: Ctx, asked: Asked, code: 'da' | 'en'): Promise<Sheet | null> {
  const inLanguage = (language: string) => groundOf(ctx, asked.pathway_id, asked.form_id, language, asked.form_version)
  const [best, answers] = await Promise.all([inLanguage(preferred(asked, code)), keptAnswers(ctx, asked.id)])
  const ground = best.shown?.length || best.language === asked.language ? best : await inLanguage(asked.language)
  if (!ground.shown?.length) return null
  return { questions: questionsOf(ground.definition, ground.shown), answers, written: ground.language }
}
