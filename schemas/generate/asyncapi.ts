/** Writes docs/asyncapi.json: the topics, who sends what on them, and the payloads, as an AsyncAPI 3.0 document of the test zone. */
import type protobuf from 'protobufjs'
import { snakeCase, type MessageShape } from '../shape.ts'
import { deviceKinds, liveTypes, slowTopic, topicRoot, upTypes } from '../topics.ts'
import { messageSchema, type Json } from './json-schema.ts'
import { messagesIn } from './read-protos.ts'

type Shapes = Readonly<Record<string, MessageShape>>

const contentType = 'application/x-protobuf'
const mqttVersion = '0.2.0'

/** The message on each live topic. */
const liveMessages = {
  vehicles: 'LiveVehicles',
  messages: 'LiveMessages',
  stats: 'LiveStats',
} as const

const parameters = {
  kind: {
    enum: [...deviceKinds],
    description: 'obu: a vehicle; rsu: a roadside unit; pile: a charging pile.',
  },
  deviceId: {
    description:
      'One topic level: 1 to 64 letters, digits, ".", "_" and "-", a letter or a digit first.',
    examples: ['BUS-00315', 'RSU-0007'],
  },
  replayId: { description: 'Names one replay.' },
  type: { enum: [...upTypes], description: 'The type token of the recorded original.' },
}

function reference(...path: readonly string[]): Json {
  return { $ref: `#/${path.join('/')}` }
}

export function asyncApi(protos: protobuf.Namespace, shapes: Shapes): string {
  const types = messagesIn(protos).filter(({ name }) => !name.endsWith('Rule'))
  const telemetry = upTypes.map((type) =>
    Object.values(shapes).find((shape) => shape.type === type)!,
  )
  const document = {
    asyncapi: '3.0.0',
    info,
    defaultContentType: contentType,
    servers,
    channels: {
      ...upChannels(telemetry),
      ...liveChannels,
      ...replayChannel(telemetry),
      ...slowChannel,
    },
    operations: {
      ...upOperations(telemetry),
      ...liveOperations,
      ...replayOperation,
      ...slowOperation,
    },
    components: {
      securitySchemes: {
        user: { type: 'userPassword', description: 'User name and password of CONNECT.' },
      },
      parameters,
      messages: Object.fromEntries(
        [...telemetry.map(({ name }) => name), ...Object.values(liveMessages)].map((name) => [
          name,
          message(types.find((type) => type.name === name)!),
        ]),
      ),
      schemas: Object.fromEntries(types.map((type) => [type.name, messageSchema(type, shapes)])),
    },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

const info = {
  title: 'v2x-testzone',
  version: '1.0.0',
  description: [
    'Topics of the connected-vehicle test zone. Payloads are protobuf (schemas/proto); the payload schemas here show their JSON',
    'mapping with the rules that ingest checks. Operations are named from the test zone: it receives what devices and gateways',
    'send, and sends the live picture and replays.',
  ].join(' '),
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  tags: [
    { name: 'device', description: 'A vehicle, RSU or pile: publishes under its own id alone.' },
    { name: 'gateway', description: 'Publishes under the ids it was granted.' },
    { name: 'service', description: 'The live picture and replays, each under its own prefix.' },
  ],
}

const servers = Object.fromEntries(
  [
    ['mqtt', 'mqtt', 1883, 'TCP'],
    ['mqtts', 'mqtts', 8883, 'TLS; only where a certificate is configured'],
    ['ws', 'ws', 8083, 'WebSocket, subprotocol mqtt'],
  ].map(([name, protocol, port, transport]) => [
    name,
    {
      host: `{host}:${port}`,
      protocol,
      protocolVersion: '3.1.1',
      description: `MQTT over ${transport}.`,
      variables: { host: { default: 'localhost', description: 'Where the broker listens.' } },
      security: [reference('components', 'securitySchemes', 'user')],
    },
  ]),
)

function message(type: protobuf.Type): Json {
  const summary = (type.comment ?? '').replace(/\s*\n\s*/g, ' ').trim()
  return {
    name: type.name,
    title: type.name,
    ...(summary === '' ? {} : { summary }),
    contentType,
    payload: reference('components', 'schemas', type.name),
  }
}

function parametersOf(...names: readonly (keyof typeof parameters)[]): Json {
  return Object.fromEntries(
    names.map((name) => [name, reference('components', 'parameters', name)]),
  )
}

function messagesOf(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, reference('components', 'messages', name)]))
}

function upChannels(telemetry: readonly MessageShape[]): Json {
  return Object.fromEntries(
    telemetry.map(({ name, type, doc }) => [
      `${snakeCase(name)}_up`,
      {
        address: `${topicRoot}/{kind}/{deviceId}/${type}/up`,
        description: `${doc} Acknowledged once it is on disk, then stored exactly once.`,
        parameters: parametersOf('kind', 'deviceId'),
        messages: messagesOf([name]),
      },
    ]),
  )
}

/** QoS 1 is the promise; QoS 0 is taken too, as best effort. */
function upOperations(telemetry: readonly MessageShape[]): Json {
  return Object.fromEntries(
    telemetry.map(({ name }) => [
      `receive${name}`,
      {
        action: 'receive',
        channel: reference('channels', `${snakeCase(name)}_up`),
        messages: [reference('channels', `${snakeCase(name)}_up`, 'messages', name)],
        tags: [{ name: 'device' }, { name: 'gateway' }],
        bindings: { mqtt: { qos: 1, retain: false, bindingVersion: mqttVersion } },
      },
    ]),
  )
}

const liveChannels = Object.fromEntries(
  liveTypes.map((type) => [
    `live_${type}`,
    {
      address: `${topicRoot}/live/${type}`,
      description: 'The live picture. Snapshots are retained for late joiners.',
      messages: messagesOf([liveMessages[type]]),
    },
  ]),
)

const liveOperations = Object.fromEntries(
  liveTypes.map((type) => [
    `send${liveMessages[type]}`,
    {
      action: 'send',
      channel: reference('channels', `live_${type}`),
      messages: [reference('channels', `live_${type}`, 'messages', liveMessages[type])],
      tags: [{ name: 'service' }],
      bindings: { mqtt: { qos: 0, retain: true, bindingVersion: mqttVersion } },
    },
  ]),
)

function replayChannel(telemetry: readonly MessageShape[]): Json {
  return {
    replay: {
      address: `${topicRoot}/replay/{replayId}/{kind}/{deviceId}/{type}/up`,
      description:
        'Recorded originals, byte for byte, in their own spacing or faster; never stored again.',
      parameters: parametersOf('replayId', 'kind', 'deviceId', 'type'),
      messages: messagesOf(telemetry.map(({ name }) => name)),
    },
  }
}

const replayOperation = {
  sendReplay: {
    action: 'send',
    channel: reference('channels', 'replay'),
    tags: [{ name: 'service' }],
    bindings: { mqtt: { qos: 0, retain: false, bindingVersion: mqttVersion } },
  },
}

const slowChannel = {
  slow: {
    address: slowTopic,
    description:
      'Ingest tells the broker whose messages to read more slowly for a minute: too many of them ended in quarantine.',
    messages: {
      Slow: {
        name: 'Slow',
        contentType: 'application/json',
        payload: {
          type: 'object',
          required: ['publishers'],
          properties: { publishers: { type: 'array', items: { type: 'string' } } },
        },
      },
    },
  },
}

const slowOperation = {
  sendSlow: {
    action: 'send',
    channel: reference('channels', 'slow'),
    tags: [{ name: 'service' }],
    bindings: { mqtt: { qos: 0, retain: false, bindingVersion: mqttVersion } },
  },
}
