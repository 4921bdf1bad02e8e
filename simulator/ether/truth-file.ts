/** The ground truth beside a run, `--truth FILE`: a line a message, NDJSON or CSV by the file's name; memory stays as it is. */
import { V2xError } from '../../common/errors.ts'
import { PiecesFile } from '../pieces-file.ts'
import type { Truth } from './truth.ts'

const columns = [
  'topic',
  'sequence',
  'trueTime',
  'deviceTime',
  'link',
  'receiver',
  'arrivesAt',
  'by',
  'faults',
] as const satisfies readonly (keyof Truth)[]

export class TruthFile {
  readonly #file: PiecesFile
  readonly #line: (truth: Truth) => string

  /** Touches nothing. Throws V2xError TRUTH_FORMAT. */
  constructor(path: string) {
    this.#file = new PiecesFile(path)
    if (path.endsWith('.ndjson')) {
      this.#line = JSON.stringify
    } else if (path.endsWith('.csv')) {
      this.#file.add(Buffer.from(`${columns.join(',')}\n`))
      // No value holds a comma: topics and names are made of letters, digits and '.', '_', '-', '/', '+', ':'.
      this.#line = (truth) => columns.map((column) => truth[column] ?? '').join(',')
    } else {
      throw new V2xError(
        'TRUTH_FORMAT',
        `cannot tell the format of '${path}': its name ends neither in .ndjson nor in .csv; name it so`,
      )
    }
  }

  /** Makes or empties the file. Throws V2xError RECORDING_WRITE. */
  async open(): Promise<void> {
    await this.#file.open()
  }

  add(truth: Truth): void {
    this.#file.add(Buffer.from(`${this.#line(truth)}\n`))
  }

  /** Resolves when there is room for more. Throws V2xError RECORDING_WRITE. */
  async flush(): Promise<void> {
    await this.#file.flush()
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
