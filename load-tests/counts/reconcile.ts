/** Offered, acknowledged and stored side by side, for each device that any of the three knows. */
import { unequalMax, type Counts, type DeviceCounts } from '../report/result.ts'
import type { Ledger } from './ledger.ts'
import type { StoredRun } from './stored.ts'

export function reconcile(ledger: Ledger, stored: StoredRun): Counts {
  const devices = [...new Set([...ledger.devices, ...stored.devices.keys()])]
  const rows = devices.map((device): DeviceCounts => {
    return { device, ...ledger.get(device), stored: stored.devices.get(device) ?? 0 }
  })
  const unequal = rows.filter(
    (row) => row.offered !== row.acknowledged || row.acknowledged !== row.stored,
  )
  const untyped = rows.map((row) => Math.abs(row.stored - (stored.typed.get(row.device) ?? 0)))
  return {
    offered: ledger.offered,
    acknowledged: ledger.acknowledged,
    stored: rows.reduce((sum, row) => sum + row.stored, 0),
    storedTwice: stored.storedTwice,
    untyped: untyped.reduce((sum, each) => sum + each, 0),
    quarantined: stored.quarantined,
    devices: devices.length,
    unequalDevices: unequal.length,
    unequal: unequal.slice(0, unequalMax),
  }
}
