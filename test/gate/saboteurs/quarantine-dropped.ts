/** Saboteur: ingest drops what it cannot decode, acknowledged as it was. */
import { Batch, type BatchTable } from '../../../ingest/batch.ts'

const tables = Object.getOwnPropertyDescriptor(Batch.prototype, 'tables')!
Object.defineProperty(Batch.prototype, 'tables', {
  get(this: Batch): BatchTable[] {
    const all = tables.get!.call(this) as BatchTable[]
    return all.filter(({ name }) => name !== 'quarantine')
  },
})
