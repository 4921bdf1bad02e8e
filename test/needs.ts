/**
 * What a test may need and a machine may lack. A test skips aloud with the note, which holds the command that
 * installs it: `test('…', ({ skip }) => { const chromium = chromiumPath() ?? skip(needs.chromium) … })`.
 */
import { spawnSync } from 'node:child_process'
import { hasMqtt, k6Missing, k6MqttMissing, k6Path, onPath } from '../load-tests/k6-path.ts'

export { k6Path } from '../load-tests/k6-path.ts'

export const needs = {
  chromium: 'there is no Chromium; install it with: apt-get install chromium',
  k6: k6Missing,
  k6WithMqtt: k6MqttMissing,
  mosquitto: 'there is no mosquitto_pub; install it with: apt-get install mosquitto-clients',
  prlimit: 'there is no prlimit; install it with: apt-get install util-linux',
  sumo: 'there is no SUMO; install it with: apt-get install --no-install-recommends sumo',
  python:
    'there is no Python with the two packages; install them with: pip install paho-mqtt protobuf',
} as const

export function chromiumPath(): string | undefined {
  return onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')
}

/** A k6 that speaks MQTT over TCP: the one that V2X_LOAD_K6 names. */
export function k6WithMqttPath(): string | undefined {
  const k6 = k6Path()
  return k6 !== undefined && hasMqtt(k6) ? k6 : undefined
}

export function mosquittoPubPath(): string | undefined {
  return onPath('mosquitto_pub')
}

export function prlimitPath(): string | undefined {
  return onPath('prlimit')
}

/** SUMO's programs come together. */
export function sumoPath(program: 'sumo' | 'netgenerate' | 'netconvert'): string | undefined {
  return onPath(program)
}

/** A Python that has paho-mqtt of version 2 and protobuf. */
export function pythonWithMqtt(): string | undefined {
  const wanted =
    'from paho.mqtt.client import CallbackAPIVersion; from google.protobuf import message_factory'
  return ['/usr/bin/python3', onPath('python3')].find(
    (path) => path !== undefined && spawnSync(path, ['-c', wanted]).status === 0,
  )
}
