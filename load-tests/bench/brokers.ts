/** The brokers that are benched, each as its own documentation tunes it, with what its acknowledgement means. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFs } from '../../store/journal/fs.ts'
import { readDurableMark } from '../../store/journal/segments.ts'
import { peerPath, peerMissing } from './peers.ts'
import { launch, type Launch, type Subject } from './subject.ts'

const dist = join(import.meta.dirname, '..', '..')

function nodeProgram(program: string): Launch {
  return { command: process.execPath, args: ({ port }) => [join(dist, program), String(port)] }
}

function subject(name: string, keeps: Subject['keeps'], plan: Launch): Subject {
  return {
    name,
    keeps,
    missing: () => undefined,
    start: () => launch(plan),
  }
}

/** A program that is not ours: where it is not installed it is left out, aloud. */
function peer(
  name: string,
  keeps: Subject['keeps'],
  program: string,
  plan: Omit<Launch, 'command'>,
): Subject {
  return {
    name,
    keeps,
    missing: () => (peerPath(program) === undefined ? peerMissing(program) : undefined),
    start: () => launch({ ...plan, command: peerPath(program)! }),
  }
}

/** Our broker alone: its acknowledgements are counted against its journal. */
export const ourBroker: Subject = subject('v2x broker', 'on disk', {
  command: process.execPath,
  args: () => [join(dist, 'broker/main.js')],
  env: ({ port, directory }) => ({
    V2X_DATA_DIR: join(directory, 'data'),
    V2X_LOG_LEVEL: 'error',
    V2X_BROKER_PORT: String(port),
    V2X_BROKER_WS_PORT: '0',
    V2X_BROKER_TLS_PORT: '0',
    V2X_BROKER_HEALTH_PORT: '0',
  }),
  kept: (directory) =>
    (readDurableMark(nodeFs, join(directory, 'data', 'journal'))?.nextSequence ?? 1) - 1,
})

export const stockAedes = subject(
  'stock Aedes',
  'nothing',
  nodeProgram('load-tests/bench/brokers/stock-aedes.js'),
)
export const bareFloor = subject(
  'bare floor',
  'nothing',
  nodeProgram('load-tests/bench/brokers/bare-floor.js'),
)

/** Without a limit of messages in flight or queued, no delay on sockets, no persistence. */
export const mosquitto = peer('Mosquitto', 'in memory', 'mosquitto', {
  args: ({ port, directory }) => {
    const file = join(directory, 'mosquitto.conf')
    const lines = [
      `listener ${port} 127.0.0.1`,
      'allow_anonymous true',
      'max_inflight_messages 0',
      'max_queued_messages 0',
      'set_tcp_nodelay true',
      'persistence false',
      'log_type error',
    ]
    writeFileSync(file, `${lines.join('\n')}\n`)
    return ['-c', file]
  },
})

const mochi = peer('Mochi', 'in memory', 'mochi', {
  args: ({ port }) => ['-tcp', `127.0.0.1:${port}`, '-ws', '', '-info', ''],
})

const rumqttd = peer('rumqttd', 'in memory', 'rumqttd', {
  args: ({ port, directory }) => {
    const file = join(directory, 'rumqttd.toml')
    writeFileSync(file, rumqttdConfig(port))
    return ['-c', file, '-q']
  },
})

function nats(name: string, keeps: Subject['keeps'], sync: string): Subject {
  return peer(name, keeps, 'nats-server', {
    args: ({ port, directory }) => {
      const file = join(directory, 'nats.conf')
      const store = `store_dir: "${join(directory, 'jetstream')}"`
      writeFileSync(
        file,
        `server_name: bench\nlisten: "127.0.0.1:-1"\njetstream { ${store}${sync} }\nmqtt { listen: "127.0.0.1:${port}", max_ack_pending: 65535 }\n`,
      )
      return ['-c', file]
    },
  })
}

const natsCached = nats('NATS', 'in the OS cache', '')
export const natsAlways = nats('NATS, sync always', 'on disk', ', sync_interval: always')

export const peers: readonly Subject[] = [rumqttd, natsAlways, natsCached, mosquitto, mochi]

function rumqttdConfig(port: number): string {
  return `id = 0

[router]
id = 0
max_connections = 10010
max_outgoing_packet_count = 200
max_segment_size = 104857600
max_segment_count = 10

[v4.1]
name = "v4-1"
listen = "127.0.0.1:${port}"
next_connection_delay_ms = 0
    [v4.1.connections]
    connection_timeout_ms = 60000
    max_payload_size = 20480
    max_inflight_count = 1000
    dynamic_filters = true
`
}
