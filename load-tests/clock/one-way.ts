/** From a tester's vehicle to the zone: received_at by the zone's clock less generated_at by the tester's. It says nothing without the offset. */
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError, reasonOf } from '../../common/errors.ts'

/** As the API gives them. */
interface Page {
  readonly messages: readonly { readonly generatedAt: string; readonly receivedAt: string }[]
}

export interface OneWay {
  readonly messages: number
  /** As the two clocks have it, the offset included. */
  readonly medianMs: number
}

const pollMs = 250
/** Of more the last ones are looked at. */
const pageMax = 1000
const storedWithinMs = 15_000

/** Waits until `sent` messages of the device are stored, or for a while. Throws V2xError `LOAD_ONE_WAY`. */
export async function measureOneWay(apiUrl: string, device: string, sent: number): Promise<OneWay> {
  const deadline = performance.now() + storedWithinMs
  for (;;) {
    const messages = await stored(apiUrl, device)
    if (messages.length >= Math.min(sent, pageMax) || performance.now() > deadline)
      return summary(messages)
    await sleep(pollMs)
  }
}

async function stored(apiUrl: string, device: string): Promise<Page['messages']> {
  const url = `${apiUrl}/api/v1/messages?by=received&limit=${pageMax}&deviceId=${device}`
  try {
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    return ((await answer.json()) as Page).messages
  } catch (thrown) {
    throw new V2xError('LOAD_ONE_WAY', `cannot ask ${url}: ${reasonOf(thrown)}`)
  }
}

function summary(messages: Page['messages']): OneWay {
  const times = messages
    .map(({ generatedAt, receivedAt }) => millis(receivedAt) - millis(generatedAt))
    .toSorted((one, other) => one - other)
  return { messages: times.length, medianMs: times[Math.floor(times.length / 2)] ?? 0 }
}

/** With the microseconds, which Date leaves out. */
function millis(iso: string): number {
  const whole = Date.parse(iso)
  const micros = Number(/\.\d{3}(\d{3})Z$/.exec(iso)?.[1] ?? 0)
  return whole + micros / 1000
}
