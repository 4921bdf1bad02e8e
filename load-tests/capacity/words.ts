/** What was found out about a capacity, in words and as a table of all windows. */
import { number } from '../bench/figures.ts'
import { confidence, type Capacity, type Tried } from './capacity.ts'
import { devicesOf, shapeText, type LoadShape } from './shape.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const usualHz = 10

/** Column heads and rows of all windows, in the order in which they were measured. */
export interface WindowTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What was found, a sentence a line: the bracket, how sure it is, what was left open. */
export function sentencesOf(
  capacity: Capacity,
  shape: LoadShape,
  windowSeconds: number,
): readonly string[] {
  const { bracket, repeats, tried } = capacity
  const sentences = [shapeText(shape), heldText(capacity, shape)]
  if (bracket.notHeld !== undefined) {
    sentences.push(`not held: ${perSecond(bracket.notHeld)}: ${whyNot(tried, bracket.notHeld)}`)
  }
  if (repeats.of > 0) {
    const share = Math.round(repeats.low * 100)
    sentences.push(
      `the highest rate once more: ${repeats.held} of ${repeats.of} windows held; with ${confidence * 100} % confidence ${share} to ${Math.round(repeats.high * 100)} % of windows of ${windowSeconds} s hold (Wilson)`,
    )
  }
  return [...sentences, ...leftOpen(capacity, shape)]
}

function heldText({ bracket }: Capacity, shape: LoadShape): string {
  const { held, notHeldBy, endedBy } = bracket
  if (held === undefined) return 'no rate held'
  const isLeast = notHeldBy === 'late' || endedBy === 'max' || endedBy === 'time'
  const hz = held / devicesOf(shape)
  const fleet =
    shape.frame === 'rsu' ? '' : `, or ${whole.format(held / usualHz)} vehicles at ${usualHz} Hz`
  return `held: ${isLeast ? 'at least ' : ''}${perSecond(held)}: ${figure(hz)} Hz of each device${fleet}`
}

/** What a reader has to know before the figure is quoted. */
function leftOpen({ bracket, tried, repeats }: Capacity, shape: LoadShape): string[] {
  const { held, notHeld, notHeldBy, endedBy } = bracket
  const open: string[] = []
  if (notHeldBy === 'late') {
    open.push(
      'AT LEAST: above it the generator itself was late, so the zone may hold more; give it --workers, or a machine of its own',
    )
  }
  if (endedBy === 'max') open.push('AT LEAST: the search ended at its cap; raise --max')
  if (endedBy === 'time') {
    open.push(
      held === undefined || notHeld === undefined
        ? 'LEFT OPEN: the time was up before a rate that held and one that did not were found; raise --for'
        : `LEFT WIDE: the time was up with ${Math.round((notHeld / held - 1) * 100)} % between the two rates; raise --for`,
    )
  }
  if (held !== undefined && repeats.of === 0) {
    open.push('NOT CONFIRMED: there was no time, or no wish, to repeat the highest rate')
  }
  if (repeats.of > 0 && repeats.held < repeats.of / 2) {
    open.push('NOT CONFIRMED: most repeats did not hold; take a lower rate for what must hold')
  }
  const lost = tried.filter((each) => isLost(each, shape))
  if (lost.length > 0) {
    open.push(
      `LOST: in ${lost.length} windows rows are missing or there twice: that is no limit but a fault`,
    )
  }
  return open
}

/** Acknowledged and not stored, or stored twice: of QoS 0, what the broker sheds is no fault. */
export function isLost(tried: Tried, { qos }: LoadShape): boolean {
  if (tried.window === undefined) return false
  const { wrongRows, acknowledged, stored } = tried.window
  return wrongRows > 0 || (qos === 1 && stored !== acknowledged)
}

function whyNot(tried: readonly Tried[], rate: number): string {
  const last = tried.findLast((each) => each.rate === rate && each.outcome !== 'held')
  if (last === undefined) return ''
  if (last.failure !== undefined) return last.failure
  const crossed = last.criteria.filter(({ holds }) => !holds)
  const reasons = crossed.map(
    ({ name, found, limit, unit }) => `${name} ${figure(found)} of ${figure(limit)} ${unit}`,
  )
  const late = last.window?.lateMs.p99 ?? 0
  return [
    ...reasons,
    ...(last.outcome === 'late' ? [`generator late ${figure(late)} ms`] : []),
  ].join(', ')
}

export function windowTable(tried: readonly Tried[]): WindowTable {
  const head = [
    'messages/s',
    'outcome',
    'PUBACK p50',
    'PUBACK p99',
    'live p99',
    'queryable p99',
    'backlog growth',
    'generator late p99',
    'offered',
    'acknowledged',
    'stored',
    'broker µs',
    'ingest µs',
  ]
  const rows = tried.map((each) => {
    const { rate, isRepeat, outcome, window, criteria, failure } = each
    const start = [whole.format(rate), `${outcome}${isRepeat ? ', repeat' : ''}`]
    if (window === undefined) return [...start, failure ?? '']
    const growth = criteria.find(({ name }) => name === 'growth of the backlog')?.found ?? 0
    const ms = (value: number): string => `${figure(value)} ms`
    return [
      ...start,
      ms(window.latencyMs.p50),
      ms(window.latencyMs.p99),
      ms(window.liveP99Ms),
      ms(window.queryableP99Ms),
      `${(growth * 100).toFixed(1)} %`,
      ms(window.lateMs.p99),
      whole.format(window.offered),
      whole.format(window.acknowledged),
      whole.format(window.stored),
      figure(window.brokerMicros),
      figure(window.ingestMicros),
    ]
  })
  return { head, rows }
}

function perSecond(rate: number): string {
  return `${whole.format(rate)} messages/s`
}

function figure(value: number): string {
  return Number.isNaN(value) ? 'none' : number(value)
}
