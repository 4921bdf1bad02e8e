/** The k6 scripts that there are, and what each speaks: those of MQTT are bundled once for each transport. */
export const transports = ['websocket', 'tcp'] as const
export type Transport = (typeof transports)[number]

export const mqttScripts = [
  'smoke',
  'steady',
  'ramp',
  'burst',
  'reconnect-storm',
  'soak',
  'mixed',
] as const
export const otherScripts = ['slow-reader', 'http-api', 'live'] as const

export const scriptNames = [...mqttScripts, ...otherScripts] as const
