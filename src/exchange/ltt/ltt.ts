// The door of the module: what other modules may call.
export { type Channel } from './channel.ts'
export { gateway } from './channels/gateway.ts'
export { spool } from './channels/spool.ts'
export { staticToken, tokenExchange } from './channels/token.ts'
export { exportedReports, type Exported } from './export.ts'
export { sendAgain, sendNow, sendReports } from './run.ts'
export { setSorCode, settingsOf } from './settings.ts'
export { validate } from './validate.ts'
