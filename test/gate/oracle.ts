/**
 * The judge of one round: holds what the ledger says against what the store answers. It knows nothing of how either came
 * about; every difference is a number.
 */
import type { LedgerEntry } from './ledger.ts'

/** A row of the target's query, in the order in which the target took the messages in. */
export interface Row {
  readonly device: string
  /** 0 where the target could not read it. */
  readonly sequence: number
  readonly hash: string
  readonly isQuarantined: boolean
}

export interface Verdict {
  readonly acknowledged: number
  /** Sent, and neither answered nor found: allowed, for nobody promised anything. */
  readonly unanswered: number
  readonly stored: number
  readonly quarantined: number
  /** Acknowledged and not there. */
  lost: number
  /** There more than once: each further copy. */
  readonly duplicated: number
  /** There under the number of another payload. */
  readonly changed: number
  /** There and never sent. */
  readonly phantom: number
  /** Rows of a device whose number is below the one before it. */
  readonly outOfOrder: number
  /** In the wrong place: a sound message in quarantine, an unsound one among the stored. */
  unaccounted: number
  /** The first few findings, in words. */
  readonly findings: string[]
}

const findingsMax = 10

interface Sent {
  readonly isUnsound: boolean
  readonly hash: string
  isAcknowledged: boolean
  copies: number
}

interface DeviceLedger {
  readonly bySequence: Map<number, Sent>
  readonly unsoundByHash: Map<string, Sent>
  lastSequence: number
}

/** `deviceNumber` gives the number of a device of this round, or undefined for any other name. */
export function judge(
  ledger: Iterable<LedgerEntry>,
  rows: Iterable<Row>,
  deviceNumber: (name: string) => number | undefined,
): Verdict {
  const devices = new Map<number, DeviceLedger>()
  for (const entry of ledger) record(devices, entry)
  const found = { stored: 0, quarantined: 0, changed: 0, phantom: 0, outOfOrder: 0, unaccounted: 0 }
  const findings: string[] = []
  const find = (kind: 'changed' | 'phantom' | 'outOfOrder' | 'unaccounted', row: Row): void => {
    found[kind]++
    if (findings.length < findingsMax) findings.push(`${kind}: ${JSON.stringify(row)}`)
  }
  for (const row of rows) {
    if (row.isQuarantined) found.quarantined++
    else found.stored++
    const number = deviceNumber(row.device)
    const device = number === undefined ? undefined : devices.get(number)
    const sent = device?.unsoundByHash.get(row.hash) ?? device?.bySequence.get(row.sequence)
    if (device === undefined || sent === undefined) {
      find('phantom', row)
      continue
    }
    sent.copies++
    if (sent.hash !== row.hash) find('changed', row)
    else if (sent.isUnsound !== row.isQuarantined) find('unaccounted', row)
    if (row.isQuarantined || sent.copies > 1) continue
    if (row.sequence < device.lastSequence) find('outOfOrder', row)
    device.lastSequence = row.sequence
  }
  return { ...found, ...settle(devices, findings), findings }
}

function record(devices: Map<number, DeviceLedger>, entry: LedgerEntry): void {
  let device = devices.get(entry.device)
  if (device === undefined) {
    device = { bySequence: new Map(), unsoundByHash: new Map(), lastSequence: 0 }
    devices.set(entry.device, device)
  }
  if (entry.isAcknowledged) {
    device.bySequence.get(entry.sequence)!.isAcknowledged = true
    return
  }
  const { hash, isUnsound } = entry
  const sent: Sent = { hash, isUnsound, isAcknowledged: false, copies: 0 }
  device.bySequence.set(entry.sequence, sent)
  if (isUnsound) device.unsoundByHash.set(hash, sent)
}

/** What can be said only once all rows were seen. */
function settle(
  devices: ReadonlyMap<number, DeviceLedger>,
  findings: string[],
): Pick<Verdict, 'acknowledged' | 'unanswered' | 'lost' | 'duplicated'> {
  let [acknowledged, unanswered, lost, duplicated] = [0, 0, 0, 0]
  const say = (kind: string, device: number, sequence: number): void => {
    if (findings.length < findingsMax)
      findings.push(`${kind}: device ${device}, message ${sequence}`)
  }
  for (const [number, device] of devices) {
    for (const [sequence, { isAcknowledged, isUnsound, copies }] of device.bySequence) {
      if (isAcknowledged) acknowledged++
      if (isAcknowledged && copies === 0) {
        lost++
        say('lost', number, sequence)
      }
      if (!isAcknowledged && copies === 0) unanswered++
      // Without a number to know it by, an unsound payload that was sent again is quarantined again.
      if (copies > 1 && !isUnsound) {
        duplicated += copies - 1
        say(`duplicated (${copies} copies)`, number, sequence)
      }
    }
  }
  return { acknowledged, unanswered, lost, duplicated }
}

/** Whether nothing at all was found wrong. */
export function isSound(verdict: Verdict): boolean {
  const { lost, duplicated, changed, phantom, outOfOrder, unaccounted } = verdict
  return lost + duplicated + changed + phantom + outOfOrder + unaccounted === 0
}

/** The sum of two rounds. */
export function add(one: Verdict, other: Verdict): Verdict {
  return {
    acknowledged: one.acknowledged + other.acknowledged,
    unanswered: one.unanswered + other.unanswered,
    stored: one.stored + other.stored,
    quarantined: one.quarantined + other.quarantined,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    changed: one.changed + other.changed,
    phantom: one.phantom + other.phantom,
    outOfOrder: one.outOfOrder + other.outOfOrder,
    unaccounted: one.unaccounted + other.unaccounted,
    findings: [...one.findings, ...other.findings].slice(0, findingsMax),
  }
}

export const nothing: Verdict = {
  acknowledged: 0,
  unanswered: 0,
  stored: 0,
  quarantined: 0,
  lost: 0,
  duplicated: 0,
  changed: 0,
  phantom: 0,
  outOfOrder: 0,
  unaccounted: 0,
  findings: [],
}
