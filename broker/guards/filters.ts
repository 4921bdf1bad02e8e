/** How many filters a SUBSCRIBE or UNSUBSCRIBE has, told from its lengths alone: each of them costs more than its bytes. */
import { Refused } from '../refusals.ts'

const subscribeType = 8
const unsubscribeType = 10

/** Looks at one whole packet of any kind. Throws Refused `subscription` where it has more than `max` filters. */
export function boundFilters(packet: Buffer, max: number): void {
  const type = packet[0]! >> 4
  if (type !== subscribeType && type !== unsubscribeType) return
  let at = 1
  while (packet[at]! >= 0x80) at++
  // Behind the remaining length: the packet id, then length, filter and (SUBSCRIBE) the QoS asked for.
  at += 3
  const behind = type === subscribeType ? 3 : 2
  for (let count = 0; at + 1 < packet.length; count++) {
    if (count === max) {
      throw new Refused(
        'subscription',
        `cannot take more than ${max} filters in one packet; send several, or raise V2X_BROKER_SUBSCRIPTIONS_MAX`,
      )
    }
    at += packet.readUInt16BE(at) + behind
  }
}
