/** The programs of the page “connect a device”, pasted and run against a zone without simulated traffic. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examplesFor, type Example, type Target } from '../dashboards/web/page/connect/examples.ts'
import { firstMessage } from '../dashboards/web/page/connect/first-message.ts'
import { deviceTopic } from '../schemas/topics.ts'
import { mosquittoPubPath, needs, pythonWithMqtt } from './needs.ts'
import { TestZone, eventually, run } from './zone-process.ts'

let zone: TestZone

beforeAll(async () => {
  zone = await TestZone.create()
  await zone.start('--no-simulator')
  // A newcomer installs these two packages beside the program.
  await symlink(join(import.meta.dirname, '..', 'node_modules'), join(zone.dataDir, 'node_modules'))
})
afterAll(async () => {
  await zone.remove()
})

function exampleOf(name: Example['name'], deviceId: string): Example {
  const mqtt = new URL(zone.mqttUrl)
  const target: Target = {
    deviceId,
    topic: deviceTopic('obu', deviceId, 'bsm'),
    host: mqtt.hostname,
    port: Number(mqtt.port),
    web: zone.url,
    payload: firstMessage(Date.now()),
  }
  return examplesFor(target).find((example) => example.name === name)!
}

async function storedBsms(deviceId: string): Promise<number> {
  const [row] = await zone.query<{ rows: string }>(
    `SELECT count() AS rows FROM v2x.bsm WHERE device_id = '${deviceId}'`,
  )
  return Number(row!.rows)
}

/** Runs a program of thirty seconds until its message is acknowledged and stored. */
async function runUntilStored(command: string, name: Example['name'], id: string): Promise<void> {
  const { file, text } = exampleOf(name, id)
  await writeFile(join(zone.dataDir, file!), text)
  const program = spawn(command, [join(zone.dataDir, file!)], { cwd: zone.dataDir })
  const gone = once(program, 'close')
  let printed = ''
  program.stderr.setEncoding('utf8').on('data', (part: string) => (printed += part))
  await eventually(`${file} to be stored`, async () => {
    if (program.exitCode !== null) throw new Error(`${file} ended: ${printed}`)
    return (await storedBsms(id)) >= 5
  })
  program.kill()
  await gone
  expect(printed).toBe('')
}

test('the line for mosquitto_pub stores one message', async ({ skip }) => {
  if (mosquittoPubPath() === undefined) skip(needs.mosquitto)
  const { text } = exampleOf('mosquitto_pub', 'first-line')
  const { code, stderr } = await run('sh', ['-c', text], {})
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  await eventually('the message to be stored', async () => (await storedBsms('first-line')) === 1)
})

test('the program for Node.js runs as it is', async () => {
  await runUntilStored(process.execPath, 'Node.js', 'first-node')
})

test('the program for Python runs as it is', async ({ skip }) => {
  const python = pythonWithMqtt() ?? skip(needs.python)
  await runUntilStored(python, 'Python', 'first-python')
})
