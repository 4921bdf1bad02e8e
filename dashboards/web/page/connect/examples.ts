/** Programs that send a first message, as they are pasted: for mosquitto_pub, Node and Python. */
import { base64Of, exampleLatitude, exampleLongitude, exampleRadiusM } from './first-message.ts'

export interface Target {
  readonly deviceId: string
  readonly topic: string
  readonly host: string
  readonly port: number
  /** Where this page and the API are served, without a trailing slash. */
  readonly web: string
  readonly payload: Uint8Array
}

export interface Example {
  readonly name: 'mosquitto_pub' | 'Node.js' | 'Python'
  /** Commands that install what it needs. */
  readonly install: string
  /** The file to save it as; undefined where it is a command. */
  readonly file: string | undefined
  readonly run: string | undefined
  readonly text: string
}

export function examplesFor(target: Target): readonly Example[] {
  return [
    {
      name: 'mosquitto_pub',
      install: 'sudo apt-get install mosquitto-clients',
      file: undefined,
      run: undefined,
      text: mosquittoText(target),
    },
    {
      name: 'Node.js',
      install: 'npm install mqtt protobufjs',
      file: 'first-device.mjs',
      run: 'node first-device.mjs',
      text: nodeText(target),
    },
    {
      name: 'Python',
      install: 'pip install paho-mqtt protobuf',
      file: 'first_device.py',
      run: 'python3 first_device.py',
      text: pythonText(target),
    },
  ]
}

function mosquittoText({ deviceId, topic, host, port, payload }: Target): string {
  return `printf '%s' '${base64Of(payload)}' |
  base64 -d |
  mosquitto_pub -V mqttv311 -h ${host} -p ${port} -i ${deviceId} -q 1 -s \\
    -t ${topic}`
}

/** Ten messages a second for half a minute, around a circle. */
function nodeText({ deviceId, topic, host, port, web }: Target): string {
  return `import mqtt from 'mqtt'
import protobuf from 'protobufjs'

// The schema, as this zone serves it.
const root = new protobuf.Root()
for (const file of ['header.proto', 'bsm.proto']) {
  const text = await (await fetch('${web}/api/v1/proto/' + file)).text()
  protobuf.parse(text, root)
}
const Bsm = root.lookupType('v2x.v1.Bsm')

const client = await mqtt.connectAsync('mqtt://${urlHost(host)}:${port}', {
  clientId: '${deviceId}',
  protocolVersion: 4,
})
for (let tick = 0; tick < 300; tick++) {
  const angle = tick / 30 // radians around the circle
  const now = Date.now()
  const bsm = Bsm.create({
    header: { schemaVersion: 1, sequence: tick + 1, generatedAt: now * 1000, source: 1 },
    messageCount: tick % 128,
    secondMark: now % 60000,
    latitude: Math.round(${exampleLatitude} + ${exampleRadiusM * 89.93} * Math.cos(angle)), // 1e-7 degree
    longitude: Math.round(${exampleLongitude} + ${exampleRadiusM * 101.96} * Math.sin(angle)),
    speed: 1000, // 0.02 m/s
    heading: Math.round((((angle * 180) / Math.PI + 90) % 360) / 0.0125), // 0.0125 degree
    transmission: 2,
    vehicleClass: 10,
  })
  // Resolves once the zone has the message on disk.
  await client.publishAsync('${topic}', Buffer.from(Bsm.encode(bsm).finish()), { qos: 1 })
  if (tick === 0) console.log('acknowledged')
  await new Promise((resolve) => setTimeout(resolve, 100))
}
await client.endAsync()
`
}

function pythonText({ deviceId, topic, host, port, web }: Target): string {
  return `import math
import time
from urllib.request import urlopen

import paho.mqtt.client as mqtt
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

# The schema, as this zone serves it.
pool = descriptor_pool.DescriptorPool()
schema = descriptor_pb2.FileDescriptorSet.FromString(urlopen("${web}/schema/v2x.binpb").read())
for file in schema.file:
    pool.AddSerializedFile(file.SerializeToString())
Bsm = message_factory.GetMessageClass(pool.FindMessageTypeByName("v2x.v1.Bsm"))

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="${deviceId}")
client.connect("${host}", ${port})
client.loop_start()
for tick in range(300):
    angle = tick / 30  # radians around the circle
    now = time.time_ns() // 1000
    bsm = Bsm()
    bsm.header.schema_version = 1
    bsm.header.sequence = tick + 1
    bsm.header.generated_at = now  # microseconds, UTC
    bsm.header.source = 1
    bsm.message_count = tick % 128
    bsm.second_mark = now // 1000 % 60000
    bsm.latitude = round(${exampleLatitude} + ${exampleRadiusM * 89.93} * math.cos(angle))  # 1e-7 degree
    bsm.longitude = round(${exampleLongitude} + ${exampleRadiusM * 101.96} * math.sin(angle))
    bsm.speed = 1000  # 0.02 m/s
    bsm.heading = round((math.degrees(angle) + 90) % 360 / 0.0125)  # 0.0125 degree
    bsm.transmission = 2
    bsm.vehicle_class = 10
    # Done once the zone has the message on disk.
    client.publish("${topic}", bsm.SerializeToString(), qos=1).wait_for_publish(10)
    if tick == 0:
        print("acknowledged")
    time.sleep(0.1)
client.disconnect()
client.loop_stop()
`
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
