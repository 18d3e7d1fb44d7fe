import { join } from 'node:path'
import { gateway, spool, staticToken, tokenExchange, type Channel } from '#exchange/ltt/ltt.ts'
import type { Config } from './config.ts'

/** The way by which national reports leave the house, as the environment says. */
export function reportChannel({ data, reportGateway }: Config, clock: () => Date): Channel {
  if (!reportGateway) return spool(join(data, 'ltt'))
  const { token, exchange, ...rest } = reportGateway
  return gateway({
    ...rest,
    token: exchange ? tokenExchange(exchange, clock) : token === null ? null : staticToken(token),
  })
}
