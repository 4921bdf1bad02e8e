/** The zone's clock against the tester's: asked of GET /api/v1/time, the shortest of some requests. */
import { systemClock } from '../../common/clock.ts'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { bestOffset, type FourTimes, type Offset } from './offset.ts'

const samples = 20
/** Over a line that is held back fewer will do: none of them can say more. */
const enoughMs = 3000
const answerWithinMs = 5000

/** Takes some round trips, one after another. Throws V2xError `LOAD_CLOCK` where nobody answers. */
export async function measureOffset(apiUrl: string): Promise<Offset> {
  const taken: FourTimes[] = []
  const beganMs = performance.now()
  // The first one makes the connection; it is the longest, and counts only where there is no other.
  do taken.push(await ask(`${apiUrl}/api/v1/time`))
  while (taken.length < samples && performance.now() < beganMs + enoughMs)
  return bestOffset(taken)!
}

async function ask(url: string): Promise<FourTimes> {
  const sentAt = systemClock.nowMicros()
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    const zone = (await answer.json()) as { readonly receivedAt: number; readonly sentAt: number }
    const arrivedAt = systemClock.nowMicros()
    return { sentAt, receivedAt: zone.receivedAt, answeredAt: zone.sentAt, arrivedAt }
  } catch (thrown) {
    throw new V2xError('LOAD_CLOCK', `cannot ask ${url} for the zone's time: ${reasonOf(thrown)}`)
  }
}
