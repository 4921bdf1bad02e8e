/**
 * The least that an insert can cost: the engine as it is, without HTTP, reading a file that lies there. Started with its plan
 * as JSON; says over IPC when it is ready, and then what it took.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../../common/config.ts'
import { storeConfig } from '../../../store/config.ts'
import { openDirectory } from '../../../store/engine/open-directory.ts'

export interface InfilePlan {
  readonly file: string
  readonly format: string
  /** INSERT INTO … (columns). */
  readonly insert: string
  /** Inserts before the measured ones, and those. */
  readonly warmUp: number
  readonly times: number
}

export interface InfileResult {
  readonly seconds: number
  readonly processorSeconds: number
}

const plan = JSON.parse(process.argv[2]!) as InfilePlan
const directory = openDirectory(readConfig(storeConfig))

async function insert(token: string): Promise<void> {
  await directory.executor.change({
    sql: `${plan.insert} FROM INFILE '${plan.file}' COMPRESSION 'none' FORMAT ${plan.format}`,
    context: {
      database: 'v2x',
      settings: { insert_deduplication_token: token },
      parameters: {},
    },
    changesSession: false,
    signal: new AbortController().signal,
    added: [],
  })
}

async function merges(): Promise<number> {
  const read: Uint8Array[] = []
  await directory.executor.read({
    head: 'SELECT count() FROM system.merges',
    tail: '',
    format: 'TabSeparated',
    context: { database: 'v2x', settings: {}, parameters: {} },
    signal: new AbortController().signal,
    write: async (rows) => void read.push(rows),
  })
  return Number(Buffer.concat(read).toString())
}

process.send!('ready')
for (let count = 0; count < plan.warmUp; count++) await insert(`warm-${count}`)
const from = performance.now()
const start = process.cpuUsage()
for (let count = 0; count < plan.times; count++) await insert(`insert-${count}`)
const seconds = (performance.now() - from) / 1000
for (let idle = 0; idle < 5; await sleep(200)) idle = (await merges()) === 0 ? idle + 1 : 0
const { user, system } = process.cpuUsage(start)
process.send!({ seconds, processorSeconds: (user + system) / 1e6 } satisfies InfileResult)
process.once('SIGTERM', () => {
  directory.close()
  process.exit(0)
})
