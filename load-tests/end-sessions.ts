/**
 * Ends sessions that a script had the broker keep, where the script itself cannot any more: it was interrupted, or broke. Like the script it
 * puts a clean session in the place of each, so that a broker elsewhere is left as it was found.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt from 'mqtt'

const atOnce = 10
/** Brokers let no more than some newcomers in a second: what is refused is tried again for so long. */
const withinMsUsual = 10_000
const pauseMs = 200
const answerWithinMs = 2000

/** The client ids of those that may still be there when the time is up. */
export async function endSessions(
  broker: { readonly url: string; readonly password: string },
  clientIds: readonly string[],
  withinMs = withinMsUsual,
): Promise<string[]> {
  const deadline = performance.now() + withinMs
  const waiting = [...clientIds]
  const left: string[] = []
  const endSome = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      let isEnded = false
      while (!isEnded && performance.now() < deadline) {
        isEnded = await endSession(broker, id)
        if (!isEnded) await sleep(pauseMs)
      }
      if (!isEnded) left.push(id)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, endSome))
  return left
}

async function endSession(
  { url, password }: { readonly url: string; readonly password: string },
  clientId: string,
): Promise<boolean> {
  const options = {
    clientId,
    clean: true,
    username: 'gateway-load',
    ...(password === '' ? {} : { password }),
    reconnectPeriod: 0,
    connectTimeout: answerWithinMs,
  }
  try {
    const client = await mqtt.connectAsync(url, options, false)
    client.on('error', () => undefined)
    client.end(true)
    return true
  } catch {
    return false
  }
}
