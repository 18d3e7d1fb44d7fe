import { join } from 'node:path'
import { gateway, spool, type PostChannel } from '#exchange/post/post.ts'
import type { Config } from './config.ts'

/** The way by which messages leave the house, as the environment says. */
export const postChannel = ({ data, postGateway }: Config): PostChannel =>
  postGateway ? gateway(postGateway) : spool(join(data, 'post'))
