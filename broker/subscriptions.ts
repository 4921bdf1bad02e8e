/**
 * Who listens to telemetry: the filters of live and of stored sessions, so that a message nobody hears is not fanned
 * out. It errs on the side of listening, but for what is sent down: each vehicle listens to that.
 */
import { topicRoot } from '../schemas/topics.ts'

/** With more filters than this, asking each is dearer than the ordinary way. */
const filtersMax = 32

export class TelemetryListeners {
  /** Another number each time when somebody else may hear something. */
  version = 0
  private readonly filters = new Map<string, { levels: readonly string[]; clients: Set<string> }>()

  add(clientId: string, filter: string): void {
    if (filter.endsWith('/down')) return
    this.version++
    const known = this.filters.get(filter)
    if (known !== undefined) known.clients.add(clientId)
    else this.filters.set(filter, { levels: filter.split('/'), clients: new Set([clientId]) })
  }

  remove(clientId: string, filter: string): void {
    const known = this.filters.get(filter)
    if (known === undefined || !known.clients.delete(clientId)) return
    this.version++
    if (known.clients.size === 0) this.filters.delete(filter)
  }

  /** Forgets all of a client whose session begins anew. */
  forget(clientId: string): void {
    for (const filter of [...this.filters.keys()]) this.remove(clientId, filter)
  }

  /** True where a filter matches this topic, or might. */
  hear(topic: string): boolean {
    if (this.filters.size === 0) return false
    if (this.filters.size > filtersMax) return true
    const levels = topic.split('/')
    for (const filter of this.filters.values()) {
      if (matches(filter.levels, levels)) return true
    }
    return false
  }
}

/** A topic `v2x/v1/{obu|rsu|pile}/…/up`, as far as a glance tells. */
export function isTelemetry(topic: string): boolean {
  return (
    topic.endsWith('/up') &&
    topic.startsWith(`${topicRoot}/`) &&
    !topic.startsWith(`${topicRoot}/replay/`) &&
    !topic.startsWith(`${topicRoot}/live/`)
  )
}

/** [MQTT-4.7.1]: `+` is one level, `#` all that follow, and the level above too. */
function matches(filter: readonly string[], topic: readonly string[]): boolean {
  for (const [index, level] of filter.entries()) {
    if (level === '#') return true
    if (index >= topic.length || (level !== '+' && level !== topic[index])) return false
  }
  return filter.length === topic.length
}
