/** What a charging pile's connectors add up to: the colour of its sign on the map. */
import { v2x } from '../../../../schemas/codec.ts'

export type PileState = 'available' | 'charging' | 'faulted' | 'busy'

/** A fault shows before all, then a running charge; it is available while one connector is. */
export function pileState(status: v2x.v1.IPileStatus): PileState {
  const { ConnectorStatus } = v2x.v1
  const connectors = status.connectors ?? []
  const isAny = (wanted: v2x.v1.ConnectorStatus): boolean =>
    connectors.some((connector) => connector.status === wanted)
  if (isAny(ConnectorStatus.CONNECTOR_STATUS_FAULTED)) return 'faulted'
  if (isAny(ConnectorStatus.CONNECTOR_STATUS_CHARGING)) return 'charging'
  return isAny(ConnectorStatus.CONNECTOR_STATUS_AVAILABLE) ? 'available' : 'busy'
}
