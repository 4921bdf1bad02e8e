/** Waiting for what another process is about to do. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves once the condition holds; throws when it has not within a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not come to be within 60 s')
    await sleep(20)
  }
}
