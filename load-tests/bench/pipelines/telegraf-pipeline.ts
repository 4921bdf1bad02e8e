/** What can be had without writing a program: Mosquitto, and Telegraf from there into the same embedded engine over HTTP. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mosquitto } from '../brokers.ts'
import { peerMissing, peerPath } from '../peers.ts'
import { startProgram } from '../program.ts'
import { withStore } from './naive-pipeline.ts'
import type { Pipeline } from './pipeline.ts'

const program = 'telegraf'
const schemas = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'proto')

/** Columns of `bsm` and where each stands in the message. */
const columns = {
  sequence: 'header/sequence',
  generated_at: 'header/generated_at',
  source: 'header/source',
  clock_quality: 'header/clock_quality',
  schema_version: 'header/schema_version',
  message_count: 'message_count',
  second_mark: 'second_mark',
  latitude: 'latitude',
  longitude: 'longitude',
  elevation: 'elevation',
  speed: 'speed',
  heading: 'heading',
  acceleration_longitudinal: 'acceleration_longitudinal',
  acceleration_lateral: 'acceleration_lateral',
  yaw_rate: 'yaw_rate',
  steering_wheel_angle: 'steering_wheel_angle',
  width: 'width',
  length: 'length',
  height: 'height',
  vehicle_class: 'vehicle_class',
} as const

export const telegrafPipeline: Pipeline = {
  name: 'Mosquitto and Telegraf',
  aheadMax: 40_000,
  missing: () =>
    mosquitto.missing() ?? (peerPath(program) === undefined ? peerMissing(program) : undefined),
  start: () =>
    withStore(async (zone) => {
      const broker = await mosquitto.start()
      const file = join(zone.directory, 'telegraf.conf')
      writeFileSync(file, configuration(broker.port, zone.storeUrl))
      const telegraf = await startProgram({
        command: peerPath(program)!,
        args: ['--config', file],
        cwd: zone.directory,
        readyText: 'Connected [tcp:',
      })
      return {
        zone,
        mqttPort: broker.port,
        lastTable: 'bsm',
        tables: ['bsm'],
        broker: broker.pid,
        workers: [telegraf.pid],
        end: async () => {
          await telegraf.end()
          await broker.stop()
          await zone.end()
        },
      }
    }),
}

/** QoS 1 with a session that stays, as its documentation advises, and batches that ClickHouse likes. */
function configuration(mqttPort: number, storeUrl: string): string {
  const names = Object.keys(columns)
  const insert = `INSERT INTO v2x.bsm (device_id, received_at, ${names.join(', ')}) FORMAT CSV`
  const ints = Object.entries(columns).map(([name, path]) => `      ${name} = "${path}"`)
  return `[agent]
  interval = "1s"
  flush_interval = "1s"
  metric_batch_size = 20000
  metric_buffer_limit = 200000
  omit_hostname = true

[[inputs.mqtt_consumer]]
  servers = ["tcp://127.0.0.1:${mqttPort}"]
  topics = ["v2x/v1/obu/+/bsm/up"]
  qos = 1
  client_id = "telegraf"
  persistent_session = true
  max_undelivered_messages = 40000
  topic_tag = ""
  data_format = "xpath_protobuf"
  xpath_protobuf_files = ["v2x/v1/bsm.proto"]
  xpath_protobuf_type = "v2x.v1.Bsm"
  xpath_protobuf_import_paths = ["${schemas}"]
  xpath_native_types = true
  [[inputs.mqtt_consumer.topic_parsing]]
    topic = "v2x/v1/obu/+/bsm/up"
    tags = "_/_/_/device_id/_/_"
  [[inputs.mqtt_consumer.xpath]]
    metric_selection = "/"
    [inputs.mqtt_consumer.xpath.fields]
${ints.join('\n')}

[[outputs.http]]
  url = "${storeUrl}/?query=${encodeURIComponent(insert)}&date_time_input_format=best_effort"
  data_format = "csv"
  csv_columns = [${['tag.device_id', 'timestamp', ...names.map((name) => `field.${name}`)].map((name) => `"${name}"`).join(', ')}]
  timeout = "60s"
`
}
