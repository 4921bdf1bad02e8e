/**
 * What truly became of each message: what the platform says is held against it. One record a message and receiver; the second copy of
 * a message that came twice is a record too.
 */
import type { LinkName } from './link-model.ts'

export interface Truth {
  readonly topic: string
  /** As the message says it: after a reboot it starts over. */
  readonly sequence: number
  /** When it was made, and what the device's clock said then; UTC microseconds. */
  readonly trueTime: number
  readonly deviceTime: number
  readonly link: LinkName
  /** Who was to receive it over that link: an RSU over PC5, otherwise the broker, which is empty. */
  readonly receiver: string
  /** When it arrives, UTC microseconds of true time; absent where it is lost. */
  readonly arrivesAt?: number
  /** Why it is lost or later than the link made it; empty where it is neither. */
  readonly by: string
  /** Faults and attacks in force at its device, joined by '+'. */
  readonly faults: string
}

export type Witness = (truth: Truth) => void
