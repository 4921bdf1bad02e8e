/** By which client ids the k6 scripts connect, and which of them the broker keeps a session for. The scripts bundle this. */
import type { Profile } from './profile-form.ts'

/** `number` is that of the gateway, counted from 1, among those of its role. */
export function clientIdOf(run: string, role: string, number: number): string {
  return `gateway-load-${run}-${role}-${number}`
}

/** What a run of this profile leaves on the broker unless each is given up. */
export function keptSessions(run: string, { script, shape }: Profile): string[] {
  if (script === 'slow-reader') return [clientIdOf(run, 'away', 1), clientIdOf(run, 'silent', 2)]
  if (script !== 'reconnect-storm') return []
  const { connections = 0 } = shape
  return Array.from({ length: connections }, (_, index) => clientIdOf(run, 'drive', index + 1))
}
