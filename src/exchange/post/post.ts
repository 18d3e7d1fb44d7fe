export type { PostChannel } from './channel.ts'
export { gateway, type PostGateway } from './gateway.ts'
export { sendPost } from './send.ts'
export { spool } from './spool.ts'
