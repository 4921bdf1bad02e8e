/** Templates: what is patched into a packet is what a decoder reads, in a vehicle's BSM and in an RSU's frame. */
import { parser, type IPublishPacket } from 'mqtt-packet'
import { expect, test } from 'vitest'
import { FrameReader } from '../../schemas/frames.ts'
import { v2x } from '../../schemas/index.ts'
import { rowWriterOf } from '../../schemas/row-writers.ts'
import { EncodedTime, firstSequence, heardInFrame, PublishTemplate } from './template.ts'

const at = 1_795_000_000_123_456

/** The packets of messages a millisecond apart; those without an id are of QoS 0. */
function packetsOf(template: PublishTemplate, packetIds: readonly number[]): IPublishPacket[] {
  const packets: IPublishPacket[] = []
  const reader = parser()
  reader.on('packet', (packet) => void packets.push(packet as IPublishPacket))
  const time = new EncodedTime()
  packetIds.forEach((packetId, index) => {
    time.set(at + index * 1000)
    const bytes = Buffer.alloc(template.bytes)
    reader.parse(bytes.subarray(0, template.write(bytes, 0, packetId, time)))
  })
  return packets
}

test('a BSM: sequence, time and position go on, the packet id and the QoS are as asked', () => {
  const packets = packetsOf(new PublishTemplate('LOAD-1', 1), [7, 0, 9])
  expect(packets.map(({ topic, qos, messageId }) => ({ topic, qos, messageId }))).toEqual(
    [7, undefined, 9].map((messageId) => ({
      topic: 'v2x/v1/obu/LOAD-1/bsm/up',
      qos: messageId === undefined ? 0 : 1,
      messageId,
    })),
  )
  const bsms = packets.map(({ payload }) => v2x.v1.Bsm.decode(payload as Buffer))
  expect(bsms.map(({ header }) => header!.sequence)).toEqual(
    [0, 1, 2].map((n) => firstSequence + n),
  )
  expect(bsms.map(({ header }) => header!.generatedAt)).toEqual([0, 1000, 2000].map((n) => at + n))
  expect(new Set(bsms.map(({ latitude }) => latitude)).size).toBe(3)
})

test('a frame of an RSU: sound, and of one time, whatever was heard', () => {
  const packets = packetsOf(new PublishTemplate('LOAD-RSU', 3, 'rsu'), [1, 0])
  packets.forEach(({ topic, payload }, index) => {
    expect(topic).toBe('v2x/v1/rsu/LOAD-RSU/bsm_frame/up')
    const bytes = payload as Buffer
    expect(bytes.length).toBeGreaterThan(1000)
    expect(new FrameReader(rowWriterOf('bsm')).read(bytes, 0, bytes.length)).toBe(0)
    const { header, heard } = v2x.v1.BsmFrame.decode(bytes)
    expect(header!.sequence).toBe(firstSequence + index)
    expect(heard).toHaveLength(heardInFrame)
    expect(new Set(heard.map(({ deviceId }) => deviceId)).size).toBe(heardInFrame)
    const times = [header!, ...heard.map(({ bsm }) => bsm!.header!)].map((each) => each.generatedAt)
    expect(new Set(times)).toEqual(new Set([at + index * 1000]))
  })
})
