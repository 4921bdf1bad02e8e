/** Saboteur: ingest does not know a device's re-send when it sees one. */
import { ResendSet } from '../../../ingest/resend-set.ts'

ResendSet.prototype.look = () => 'new'
