/** A device's own re-sends are known over exactly the window that is set, beside a set that remembers all in plain sight. */
import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { ResendSet, StreamMark, type MessageKey, type Seen } from './resend-set.ts'

const half = 2 ** 32

/** Few values of each, so that they meet; such as share a slot and such as stand side by side. */
const keys = record<MessageKey>({
  streamLow: constantFrom(1, 2),
  streamHigh: constantFrom(3, 4),
  sequenceLow: constantFrom(1, 2, 17, half - 1),
  sequenceHigh: constantFrom(0, 1, half - 1),
  generatedAtLow: constantFrom(5, 6, 2 ** 20),
  generatedAtHigh: constantFrom(7, 8),
  payload: constantFrom(0, 9, half - 1),
})

/** The newest `messagesMax` of what was added, looked through one by one. */
function lookThrough(added: readonly MessageKey[], messagesMax: number, key: MessageKey): Seen {
  const { payload, ...message } = key
  const same = added.slice(-messagesMax).filter((other) => {
    return Object.entries(message).every(([name, value]) => other[name as 'payload'] === value)
  })
  const isAgain = same.some((other) => other.payload === payload)
  return isAgain ? 'again' : same.length > 0 ? 'changed' : 'new'
}

const rarely = integer({ min: 0, max: 20 }).map((dice) => dice === 0)
const steps = tuple(keys, rarely)
const windows = integer({ min: 1, max: 40 })

/** The marks of all streams, as the routes of ingest have them: made when a stream comes, now and then all forgotten. */
class Marks {
  #marks = new Map<string, StreamMark>()

  of({ streamLow, streamHigh }: MessageKey): StreamMark {
    const name = `${streamLow} ${streamHigh}`
    const mark = this.#marks.get(name) ?? new StreamMark()
    this.#marks.set(name, mark)
    return mark
  }

  forget(set: ResendSet): void {
    this.#marks.clear()
    set.forgetMarks()
  }
}

test.each([
  ['its first ones', 1],
  ['those at which the numbers begin again', half - 50],
])('of each message it says what the newest ones say: %s', (_name, first) => {
  assert(
    property(windows, array(steps, { maxLength: 200, size: 'max' }), (messagesMax, sent) => {
      const set = new ResendSet(messagesMax, first)
      const marks = new Marks()
      const added: MessageKey[] = []
      for (const [key, forgets] of sent) {
        if (forgets) marks.forget(set)
        expect(set.look(key, marks.of(key))).toBe(lookThrough(added, messagesMax, key))
        set.add(key, marks.of(key))
        added.push(key)
      }
      expect(set.size).toBe(Math.min(added.length, messagesMax))
    }),
  )
})

test('a fleet sends all again: its newest messages are known, and nothing is taken for another one', () => {
  const messagesMax = 5_000
  const sent = messagesMax * 3
  const set = new ResendSet(messagesMax)
  const marks = new Marks()
  const look = (key: MessageKey): Seen => set.look(key, marks.of(key))
  const said = (change: Partial<MessageKey> = {}): Seen[] =>
    Array.from({ length: sent }, (_, message) => look({ ...keyOf(message), ...change }))
  const first: Seen[] = []
  for (let message = 0; message < sent; message++) {
    first.push(look(keyOf(message)))
    set.add(keyOf(message), marks.of(keyOf(message)))
  }
  const all = (seen: Seen, count: number): Seen[] => Array.from({ length: count }, () => seen)
  const gone = all('new', sent - messagesMax)
  expect(first).toEqual(all('new', sent))
  expect(said()).toEqual([...gone, ...all('again', messagesMax)])
  expect(said({ payload: sent })).toEqual([...gone, ...all('changed', messagesMax)])
})

/** Of 250 devices in turn, ten messages a second each. */
function keyOf(message: number): MessageKey {
  const [device, sequence] = [message % 250, Math.floor(message / 250)]
  return {
    streamLow: Math.imul(device, 0x9e3779b1) >>> 0,
    streamHigh: device,
    sequenceLow: sequence + 1,
    sequenceHigh: 0,
    generatedAtLow: (sequence * 100_000) % half,
    generatedAtHigh: 400_000,
    payload: message,
  }
}
