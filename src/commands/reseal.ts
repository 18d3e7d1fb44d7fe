import { resealEnquiries } from '#care/entrance/entrance.ts'
import { resealRecordRequests } from '#care/record-requests/record-requests.ts'
import { municipalities } from '#registry/organisations/organisations.ts'
import { resealAttachments } from '#care/journal/journal.ts'
import { resealCpr } from '#registry/people/people.ts'
import { resealMessages } from '#platform/post.ts'
import { resealSecrets } from '#registry/staff/staff.ts'
import type { Command } from './command.ts'
import { inMunicipality, withMachine } from './machine.ts'

export const reseal: Command = {
  summary: 'seal everything with the first of TRIN2_KEYS',
  usage: `

Seals CPR numbers, authenticator secrets, kept aktindsigt, messages that wait and the keys of attachments that an older key sealed again, with the first
key of TRIN2_KEYS. Afterwards the older keys can be taken out of TRIN2_KEYS, once letters between municipalities that were under way
have arrived.`,
  run: (config) =>
    withMachine(config, async (machine) => {
      let resealed = 0
      for (const { id } of await inMunicipality(machine, '0101', municipalities)) {
        for (let some = -1; some !== 0; resealed += some) some = await inMunicipality(machine, id, resealCpr)
        for (let some = -1; some !== 0; resealed += some) some = await inMunicipality(machine, id, resealAttachments)
        resealed += await inMunicipality(machine, id, resealEnquiries)
        resealed += await inMunicipality(machine, id, resealSecrets)
        resealed += await inMunicipality(machine, id, resealMessages)
        for (let some = -1; some !== 0; resealed += some) some = await inMunicipality(machine, id, resealRecordRequests)
      }
      console.log(
        resealed === 0 ? 'Everything is sealed with the first key already.' : `${resealed} seals were renewed.`,
      )
    }),
}
