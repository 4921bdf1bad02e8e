/** How many sessions are kept for clients that may come back: each holds filters and messages, and none of them ends by itself. */
export class StoredSessions {
  private readonly max: number
  private readonly clientIds = new Set<string>()

  constructor(max: number) {
    this.max = max
  }

  /** Notes what a CONNECT asks for; false: there is no room for one more session. */
  take(clientId: string, isClean: boolean): boolean {
    if (isClean) {
      this.clientIds.delete(clientId)
      return true
    }
    if (this.clientIds.size >= this.max && !this.clientIds.has(clientId)) return false
    this.clientIds.add(clientId)
    return true
  }
}
