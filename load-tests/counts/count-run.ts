/** Counts one run in the store of its target, once all that was acknowledged is there, or time is up. */
import { readConfig } from '../../common/config.ts'
import { reasonOf } from '../../common/errors.ts'
import { createStore } from '../../store/clickhouse/client.ts'
import { storeConfig } from '../../store/config.ts'
import { generatorName, type RunOrder } from '../offer.ts'
import { loadDevicePrefix } from '../profiles.ts'
import type { Counts, Words } from '../report/result.ts'
import type { Ledger } from './ledger.ts'
import { reconcile } from './reconcile.ts'
import { storedOnce } from './stored.ts'

/** How long what is acknowledged may take until it is stored, after the last message. */
const storedWithinMs = 60_000
export interface Counted {
  readonly counts: Counts | undefined
  readonly uncounted: Words | undefined
  readonly notes: readonly Words[]
  readonly engine: string
}

export async function countRun(
  { target, progress, signal }: RunOrder,
  { run, ledger, sinceMs }: { run: string; ledger: Ledger; sinceMs: number },
): Promise<Counted> {
  const without = { counts: undefined, notes: [], engine: '–' }
  if (target.storeUrl === '') return { ...without, uncounted: noStore }
  const config = readConfig(storeConfig)
  const store = createStore({ ...config, clickhouseUrl: target.storeUrl })
  try {
    const [version] = await store.query<{ version: string }>('SELECT version() AS version')
    const prefixes = [run, generatorName(run)].map((name) => `${loadDevicePrefix}${name}-`)
    const { acknowledged } = ledger
    const stored = await storedOnce(
      store,
      { prefixes, sinceMs },
      {
        ledger,
        withinMs: storedWithinMs,
        shown: (rows) => progress.show(`stored ${rows} of ${acknowledged} acknowledged`),
        signal,
      },
    )
    progress.clear()
    const counts = reconcile(ledger, stored)
    const engine = `ClickHouse ${version?.version ?? ''}`
    const notes = counts.stored < counts.acknowledged ? [notInTime] : []
    return { counts, uncounted: undefined, notes, engine }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    return {
      ...without,
      uncounted: {
        en: `Counts not judged: the store at ${target.storeUrl} does not answer them: ${reason}`,
        zh: `计数未判定：存储 ${target.storeUrl} 未给出结果：${reason}`,
      },
    }
  } finally {
    await store.close()
  }
}

const noStore: Words = {
  en: 'Counts not judged: nobody said where the store is (--store-url), so nobody knows what was kept',
  zh: '计数未判定：未给出存储地址（--store-url），无从得知保存了什么',
}

const notInTime: Words = {
  en: `What was acknowledged was not all stored within ${storedWithinMs / 1000} s of the end; it may be behind, or lost.`,
  zh: `结束后 ${storedWithinMs / 1000} 秒内，已确认的消息未全部入库；可能滞后，也可能丢失。`,
}
