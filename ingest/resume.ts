/**
 * Where ingest goes on: at its progress; or at the journal's oldest record, where that is missing, of another journal, or not to be
 * believed since the store was restored or the machine started again.
 */
import type { Log } from '../common/log.ts'
import { openJournalReader, type JournalReader } from '../store/journal/reader.ts'
import { durableMark, oldestReach } from './backlog.ts'
import { isBefore } from './intake.ts'
import { noTotals, type Progress, type ProgressFile } from './progress.ts'

export interface Resumed {
  readonly reader: JournalReader
  readonly progress: Progress
}

/** Throws the errors of the journal and of the progress file. */
export function resume(journal: string, file: ProgressFile, log: Log): Resumed {
  const kept = file.read()
  const reader = openJournalReader({ directory: journal })
  if (typeof kept === 'string') {
    const beginning = beginningOf(journal, reader.identity)
    if (beginning.askBefore > 1) {
      log.warn(
        `no progress to go on from: ${kept}; the journal is read from its beginning, and the store asked what it has of it`,
      )
    }
    return { reader, progress: beginning }
  }
  if (kept.journal !== reader.identity) {
    log.warn(
      { was: kept.journal, is: reader.identity },
      'the journal is another one than before; it is read from its beginning',
    )
    return { reader, progress: beginningOf(journal, reader.identity) }
  }
  reader.close()
  if (file.isDoubtful()) {
    log.warn(
      'the store was restored, or the machine started again without a stop of ingest: what it stored lately may be lost; the journal is read from its beginning, and the store asked what it has of it',
    )
    return { reader: openJournalReader({ directory: journal }), progress: goneBack(journal, kept) }
  }
  const resumed = openJournalReader({ directory: journal, from: kept.reach.position })
  if (resumed.takeSkipped().some(({ reason }) => reason === 'unknown-position')) {
    log.warn(
      { position: kept.reach.position },
      'the journal ends before the progress; it is read from its beginning, and the store asked what it has of it',
    )
    return { reader: resumed, progress: beginningOf(journal, resumed.identity) }
  }
  return { reader: resumed, progress: kept }
}

/** As far back as the journal goes. What was on its way is among what the store is asked for. */
function goneBack(directory: string, { batch, ...progress }: Progress): Progress {
  const { reach, askBefore, countFrom = reach.position } = progress
  return {
    ...progress,
    reach: oldestReach(directory),
    askBefore: Math.max(askBefore, batch?.to.sequence ?? reach.sequence),
    countFrom: isBefore(countFrom, reach.position) ? reach.position : countFrom,
  }
}

function beginningOf(directory: string, identity: string): Progress {
  return {
    journal: identity,
    reach: oldestReach(directory),
    // The store may have any of what the journal holds now.
    askBefore: durableMark(directory)?.nextSequence ?? 1,
    totals: noTotals,
  }
}
