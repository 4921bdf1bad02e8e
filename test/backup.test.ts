/** Backup and restore of a whole zone under load, and data directories of other layouts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { productVersion } from '../cli/version.ts'
import { deviceTopic } from '../schemas/topics.ts'
import { loadBsm } from './load-bsm.ts'
import { readProjectFile } from './project-files.ts'
import { TestZone, eventually, run, type Finished } from './zone-process.ts'

const cli = join(import.meta.dirname, '..', 'dist', 'cli.js')

let zone: TestZone
let restored: TestZone
let folder: string

beforeEach(async () => {
  zone = await TestZone.create()
  restored = await TestZone.create()
  folder = await mkdtemp(join(tmpdir(), 'v2x-backup-'))
})
afterEach(async () => {
  await zone.remove()
  await restored.remove()
  await rm(folder, { recursive: true, force: true })
})

interface Backup {
  readonly messagesUpTo: number
  readonly files: number
  readonly bytes: number
}

test('taken under load, killed, restored elsewhere: every message up to the durable mark once, and the zone goes on', async () => {
  await zone.start('--no-simulator')
  const load = await Load.on(zone)
  await eventually('traffic', () => load.acknowledged.size > 2000)
  const before = new Set(load.acknowledged)
  const { backup, taken } = await backupWithPause()
  const { messagesUpTo, files, bytes } = taken
  const during = load.acknowledged.size
  await eventually('traffic after the backup', () => load.acknowledged.size > during + 500)
  await zone.killParent()
  await load.abandon()

  const verified = await zone.cli('backup', '--verify', backup, '--json')
  expect(JSON.parse(verified.stdout)).toMatchObject({ files, bytes, messagesUpTo })

  const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as unknown
  expect(manifest).toMatchObject({ backup: { format: 1, product: productVersion } })

  expect(await restored.cli('restore', backup, '--json')).toMatchObject({ code: 0, stderr: '' })
  await restored.start('--no-simulator')
  await eventually('all of the journal in the store', async () => {
    return (await rowsOf(restored, 'raw')).length >= messagesUpTo
  })
  const raw = await rowsOf(restored, 'raw')
  expect(raw.map(({ seq }) => Number(seq))).toEqual(
    Array.from({ length: messagesUpTo }, (_, index) => index + 1),
  )
  const keys = new Set(raw.map(({ key }) => key))
  expect(keys.size).toBe(raw.length)
  expect([...before].filter((key) => !keys.has(key))).toEqual([])
  expect(await rowsOf(restored, 'bsm')).toEqual(raw)

  await storeSome(restored)
  const all = await rowsOf(restored, 'raw')
  expect(new Set(all.map(({ seq }) => seq)).size).toBe(all.length)
})

test('what is no whole backup is refused, and nothing is written; nor is a backup written over anything', async () => {
  const backup = join(folder, 'backup')
  const refused = await zone.cli('backup', backup)
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot back up the store: .*start the zone/),
  })
  await zone.start('--no-simulator')
  await storeSome(zone)
  expect(await zone.cli('backup', backup)).toMatchObject({ code: 0 })
  expect(await zone.cli('backup', backup)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot back up to .*not empty/),
  })
  for (const nowhere of [join(backup, 'manifest.json', 'below'), '/proc/nowhere']) {
    expect(await zone.cli('backup', nowhere)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/cannot back up to .*; name another directory/),
    })
  }
  expect(await restored.cli('backup', join(folder, 'other'), '--set', storeOf(zone))).toMatchObject(
    { code: 1, stderr: expect.stringMatching(/has its data in .*, not there/) },
  )
  await zone.stop()
  expect(await restored.cli('restore', backup, '--data-dir', zone.dataDir)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot restore into .*not empty/),
  })

  const { backup: manifest } = JSON.parse(
    await readFile(join(backup, 'manifest.json'), 'utf8'),
  ) as { backup: { files: { path: string; bytes: number }[] } }
  const victims = ['store/', 'journal/', 'ingest/'].map(
    (start) => manifest.files.find(({ path, bytes }) => path.startsWith(start) && bytes > 0)!.path,
  )
  for (const path of [...victims, 'manifest.json']) {
    const file = join(backup, path)
    await copyFile(file, join(folder, 'sound'))
    await flipBit(file)
    await expectRefused(
      backup,
      /cannot use the backup .*another SHA-256|sum of its manifest|is no JSON/,
    )
    await copyFile(join(folder, 'sound'), file)
  }
  await rm(join(backup, victims[0]!))
  await expectRefused(backup, /is missing/)
  await rm(join(backup, 'manifest.json'))
  await expectRefused(backup, /has no manifest.json/)
})

test('Ctrl-C ends backup and restore with 130 and a word; what it leaves is taken for nothing whole', async () => {
  await zone.start('--no-simulator')
  await storeSome(zone)
  const interrupted = { code: 130, stdout: '', stderr: 'v2x: interrupted\n' }
  const broken = join(folder, 'broken')
  expect(await ctrlC(zone, ['backup', broken], broken)).toEqual(interrupted)
  expect(existsSync(join(broken, 'manifest.json'))).toBe(false)

  const backup = join(folder, 'backup')
  expect(await zone.cli('backup', backup)).toMatchObject({ code: 0 })
  const format = join(restored.dataDir, 'format')
  expect(await ctrlC(restored, ['restore', backup], format)).toEqual(interrupted)
  expect(await readFile(format, 'utf8')).toBe('v2x-data restoring\n')
})

test('a data directory of before its format was named is brought up; of a newer one every part is refused', async () => {
  await zone.start('--no-simulator')
  await storeSome(zone)
  const stored = await rowsOf(zone, 'raw')
  await zone.stop()
  const format = join(zone.dataDir, 'format')
  expect(await readFile(format, 'utf8')).toBe('v2x-data 1\n')
  await rm(format)
  await zone.start('--no-simulator')
  expect(zone.log.match(/data directory: layout 0 to 1/g)).toHaveLength(1)
  expect(await readFile(format, 'utf8')).toBe('v2x-data 1\n')
  expect(await rowsOf(zone, 'raw')).toEqual(stored)
  await zone.stop()

  await writeFile(format, 'v2x-data 2\n')
  const entries = ['store/engine/main.cjs', ...parts.map((part) => `${part}/main.js`)]
  const starts = [['cli.js', 'start'], ...entries.map((entry) => [entry])]
  for (const [entry, ...args] of starts) {
    const file = join(import.meta.dirname, '..', 'dist', entry!)
    const left = await run(process.execPath, [file, ...args], zone.env)
    expect(left, entry).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /cannot use the data directory .*: a newer version has laid it/,
      ),
    })
  }
  expect(await readFile(format, 'utf8')).toBe('v2x-data 2\n')
})

test('a backup names the version of the package', () => {
  const { version } = JSON.parse(readProjectFile('package.json')) as { version: string }
  expect(productVersion).toBe(version)
})

const parts = ['broker', 'ingest', 'dashboards', 'simulator'] as const

/**
 * A backup that is held between the checkpoint and the store, as a large one on a busy disk is, until the store has gone on by
 * more than the batch that the checkpoint names: a restore must ask, or rows come twice.
 */
async function backupWithPause(): Promise<{ backup: string; taken: Backup }> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const backup = join(folder, `backup-${attempt}`)
    const child = spawn(process.execPath, [cli, 'backup', backup, '--json'], {
      env: zone.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    const closed = once(child, 'close')
    while (!existsSync(join(backup, 'ingest', 'progress')) && child.exitCode === null) await turn()
    child.kill('SIGSTOP')
    const [begun] = await zone.query<{ n: string }>('SELECT count() AS n FROM system.backups')
    const isHeld = Number(begun!.n) === attempt
    if (isHeld) {
      const copied = await sequencesOf(backup)
      await eventually('two batches more', async () => {
        return (await sequencesOf(zone.dataDir)).reach > copied.batch
      })
    }
    child.kill('SIGCONT')
    await closed
    expect(child.exitCode).toBe(0)
    if (isHeld) return { backup, taken: JSON.parse(stdout) as Backup }
  }
  throw new Error('no backup could be held before the store’s turn')
}

/** Where the checkpoint of a directory is, and where the batch ends that was on its way. */
async function sequencesOf(directory: string): Promise<{ reach: number; batch: number }> {
  const [, json = ''] = (await readFile(join(directory, 'ingest', 'progress'), 'utf8')).split('\n')
  const { reach, batch } = JSON.parse(json) as {
    reach: { sequence: number }
    batch?: { to: { sequence: number } }
  }
  return { reach: reach.sequence, batch: batch?.to.sequence ?? reach.sequence }
}

/** Runs a command of the CLI up to the moment at which it has made `path`: its work is still before it then. */
async function ctrlC(of: TestZone, args: readonly string[], path: string): Promise<Finished> {
  return run(process.execPath, [cli, ...args], of.env, async () => {
    while (!existsSync(path)) await turn()
  })
}

async function expectRefused(backup: string, why: RegExp): Promise<void> {
  const stderr = expect.stringMatching(why) as string
  expect(await restored.cli('backup', '--verify', backup)).toMatchObject({ code: 1, stderr })
  expect(await restored.cli('restore', backup)).toMatchObject({ code: 1, stderr })
  expect(await readdir(restored.dataDir)).toEqual([])
}

/** Publishes some hundred messages and waits until each is a row. */
async function storeSome(into: TestZone): Promise<void> {
  const load = await Load.on(into, 'some-more')
  await eventually('traffic', () => load.acknowledged.size > 500)
  await load.stop()
  await eventually('it in the store', async () => {
    const known = new Set((await rowsOf(into, 'raw')).map(({ key }) => key))
    return [...load.acknowledged].every((key) => known.has(key))
  })
}

async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path)
  const at = Math.floor((await stat(path)).size / 2)
  bytes[at] = bytes[at]! ^ 1
  await writeFile(path, bytes)
}

function storeOf(other: TestZone): string {
  return `V2X_STORE_PORT=${new URL(other.clickhouseUrl).port}`
}

async function rowsOf(of: TestZone, table: string): Promise<{ key: string; seq: string }[]> {
  return of.query(
    `SELECT concat(device_id, '/', toString(sequence)) AS key, ingest_seq AS seq FROM v2x.${table} ORDER BY ingest_seq`,
  )
}

/** One vehicle that sends 20 BSMs every 10 ms at QoS 1, and does not come back when the broker is gone. */
class Load {
  /** `device/sequence`, as rows have it. */
  readonly acknowledged = new Set<string>()
  readonly #client: MqttClient
  readonly #timer: NodeJS.Timeout
  #sequence = 0

  static async on(zone: TestZone, clientId = 'vehicle'): Promise<Load> {
    return new Load(await connectAsync(zone.mqttUrl, { clientId, reconnectPeriod: 0 }))
  }

  private constructor(client: MqttClient) {
    this.#client = client
    client.on('error', () => {})
    this.#timer = setInterval(() => {
      for (let i = 0; i < 20; i++) this.#send()
    }, 10)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await eventually('all acknowledgements', () => this.acknowledged.size === this.#sequence)
    await this.abandon()
  }

  /** Where the broker is dead. */
  async abandon(): Promise<void> {
    clearInterval(this.#timer)
    await this.#client.endAsync(true)
  }

  #send(): void {
    const sequence = ++this.#sequence
    const deviceId = this.#client.options.clientId!
    const topic = deviceTopic('obu', deviceId, 'bsm')
    this.#client.publish(topic, loadBsm(sequence), { qos: 1 }, (error) => {
      if (!error) this.acknowledged.add(`${deviceId}/${sequence}`)
    })
  }
}
