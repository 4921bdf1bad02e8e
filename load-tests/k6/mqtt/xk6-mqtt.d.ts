/** What tcp.ts uses of `k6/x/mqtt`, the official extension (grafana/xk6-mqtt); @types/k6 has no types of extensions. */
declare module 'k6/x/mqtt' {
  export class Client {
    constructor(options: {
      readonly client_id: string
      readonly username: string
      readonly password: string
    })
    /** Returns once there is a CONNACK, and throws where the broker refuses. */
    connect(
      url: string,
      options: { readonly keepalive: number; readonly clean_session: true },
    ): void
    publish(topic: string, payload: Uint8Array, options: { readonly qos: 0 }): void
    /** Resolves with the PUBACK. */
    publishAsync(topic: string, payload: Uint8Array, options: { readonly qos: 1 }): Promise<void>
    /** Resolves with the SUBACK. */
    subscribeAsync(topic: string, options: { readonly qos: 0 }): Promise<void>
    end(): void
    on(event: 'reconnect', listener: () => void): void
    on(event: 'message', listener: (topic: string, payload: ArrayBuffer) => void): void
  }
}
