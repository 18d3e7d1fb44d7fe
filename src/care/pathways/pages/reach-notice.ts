import { notice } from '#ui/notice.ts'
import type { Child } from '#ui/html.ts'
import type { Reach } from '../reach.ts'

/** R57: said on top of what is read by leave for quality work, which is not all there is. */
export const reachNotice = (reach: Reach): Child =>
  reach &&
  notice(
    'info',
    'Åbnet til kvalitetsarbejde',
    'Du ser kun dette forløb, og kun det, der er under fem år gammelt. Du kan læse, ikke skrive. Barnets andre sider og forløb er lukkede for dig.',
  )
