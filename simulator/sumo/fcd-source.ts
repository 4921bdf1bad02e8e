/** SUMO's floating-car data as a run: no ether is before it, what is sent arrives. */
import type { SimulatedMessage } from '../recording.ts'
import { messagesOfTick } from '../simulated-source.ts'
import type { MessageSource } from '../traffic-source.ts'
import { FcdTraffic, type FcdOptions } from './fcd-traffic.ts'

export class FcdSource implements MessageSource {
  readonly world: FcdTraffic
  readonly ether = undefined

  /** Throws V2xError FCD_FILE or FCD_PLACE. */
  constructor(options: FcdOptions) {
    this.world = new FcdTraffic(options)
  }

  tick(): SimulatedMessage[] {
    return messagesOfTick(this.world)
  }

  rest(): SimulatedMessage[] {
    return []
  }
}
