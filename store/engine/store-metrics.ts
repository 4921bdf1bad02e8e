/** What the embedded engine counts. */
import { counter, gauge, secondsHistogram } from '../../common/metrics.ts'
import type { Gate } from './gate.ts'

export const requestsTotal = counter(
  'v2x_store_requests_total',
  'Requests answered, by kind of statement and HTTP status',
  ['kind', 'status'],
)
export const rowsReadTotal = counter('v2x_store_rows_read_total', 'Rows that queries have read')
export const rowsInsertedTotal = counter('v2x_store_rows_inserted_total', 'Rows inserted')
export const handedOverTotal = counter(
  'v2x_store_handed_over_total',
  'Inserts whose data were handed over as a file instead of being sent',
)
export const outgrownTotal = counter(
  'v2x_store_reads_outgrown_total',
  'Reads that outgrew their light place, and whether they ran on or waited for the heavy one',
  ['outcome'],
)
export const requestSeconds = secondsHistogram(
  'v2x_store_request_seconds',
  'From the whole request to the end of its answer',
)

/** Shows who is in and who waits at each gate. */
export function showGates(gates: Readonly<Record<string, Gate>>): void {
  const show = (
    name: 'v2x_store_running' | 'v2x_store_waiting',
    help: string,
    of: (gate: Gate) => number,
  ): void => {
    gauge<'place'>(name, help, {
      labelNames: ['place'],
      collect() {
        for (const [place, gate] of Object.entries(gates)) this.set({ place }, of(gate))
      },
    })
  }
  show('v2x_store_running', 'Statements that run, by kind of place', (gate) => gate.taken)
  show('v2x_store_waiting', 'Statements that wait, by kind of place', (gate) => gate.waiting)
}
