/**
 * The two tables that hold PUBLISHes as they came, of whatever message. As the first migration makes them: what comes to them later is a
 * migration of its own, and stands here as well.
 */
import { sourceType, type Table, type TableColumn } from './tables.ts'

const term = 'LowCardinality(String)'
const micros = `DateTime64(6, 'UTC')`
const ordered = 'DoubleDelta, ZSTD(1)'
const packed = 'ZSTD(1)'

const receipt: readonly TableColumn[] = [
  { name: 'received_at', type: micros, codec: ordered, comment: 'When the broker read it, UTC' },
  { name: 'ingest_node', type: term, comment: 'Identity of the journal' },
]

export const raw: Table = {
  name: 'raw',
  comment: 'Every sound PUBLISH with its original bytes.',
  columns: [
    { name: 'kind', type: term, comment: 'obu, rsu or pile' },
    { name: 'device_id', type: term, comment: 'Device of the topic' },
    { name: 'type', type: term, comment: 'Type token of the topic' },
    { name: 'publisher', type: term, comment: 'Identity of the MQTT client that sent it' },
    {
      name: 'source',
      type: sourceType,
      codec: packed,
      comment: 'device, simulator, import or load',
    },
    { name: 'sequence', type: 'UInt64', codec: ordered, comment: 'Of the sender, 0 is none' },
    { name: 'generated_at', type: micros, codec: ordered, comment: "The device's word, UTC" },
    ...receipt,
    {
      name: 'ingest_seq',
      type: 'UInt64',
      codec: ordered,
      comment: 'Number of the PUBLISH in the journal',
    },
    {
      name: 'flags',
      type: 'UInt8',
      codec: packed,
      comment: 'Of the PUBLISH: retain 1, QoS 2 and 4, DUP 8',
    },
    { name: 'payload', type: 'String', codec: packed, comment: 'The payload as it came' },
    {
      name: 'topic',
      type: 'String',
      alias: `concat('v2x/v1/', kind, '/', device_id, '/', type, '/up')`,
      comment: 'The topic as it came',
    },
  ],
}

export const quarantine: Table = {
  name: 'quarantine',
  comment:
    'Every other PUBLISH, and stretches of the journal that hold no record, with the reason.',
  columns: [
    ...receipt,
    {
      name: 'ingest_seq',
      type: 'UInt64',
      codec: ordered,
      comment: 'Number of the PUBLISH in the journal; of CORRUPT_RECORD the first that is missing',
    },
    { name: 'publisher', type: term, comment: 'Identity of the MQTT client that sent it' },
    { name: 'topic', type: 'String', codec: packed, comment: 'The topic as it came' },
    { name: 'kind', type: term, comment: 'Of the topic, or empty where it tells none' },
    { name: 'device_id', type: term, comment: 'Of the topic, or empty' },
    { name: 'type', type: term, comment: 'Of the topic, or empty' },
    { name: 'reason', type: term, comment: 'Why it is here, one word' },
    {
      name: 'detail',
      type: 'String',
      codec: packed,
      comment: 'The field, or the place in the journal',
    },
    {
      name: 'payload',
      type: 'String',
      codec: packed,
      comment: 'The first 64 KiB of the payload',
    },
    {
      name: 'payload_bytes',
      type: 'UInt32',
      codec: packed,
      comment: 'Length of the whole payload',
    },
  ],
}
