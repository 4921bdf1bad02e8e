/**
 * What is judged, and how far a real vehicle with a real receiver may be off. A bound is what vehicles can do plus what GNSS
 * and sensors are known to err; it is never broken by a sound recording, so one breach fails a device.
 */

export const ruleNames = [
  'order',
  'repeat',
  'rate',
  'twin',
  'speed',
  'acceleration',
  'braking',
  'turning',
  'jump',
  'distance',
  'direction',
  'gain',
  'yaw',
] as const
export type RuleName = (typeof ruleNames)[number]

export interface RuleText {
  readonly unit: string
  /** What a breach is, said after the value. */
  readonly breach: string
}

export const ruleTexts: Readonly<Record<RuleName, RuleText>> = {
  order: { unit: 'messages', breach: 'messages back in its count while time goes on' },
  repeat: { unit: 'times', breach: 'times another message under the same count and time' },
  rate: { unit: 'messages', breach: 'messages in one second' },
  twin: {
    unit: 'messages',
    breach: 'messages whose motion another device says too, at the same time',
  },
  speed: { unit: 'm/s', breach: 'm/s of speed' },
  acceleration: { unit: 'm/s²', breach: 'm/s² of acceleration' },
  braking: { unit: 'm/s', breach: 'm/s more or less than in the message before' },
  turning: { unit: '°', breach: '° turned since the message before' },
  jump: { unit: 'm', breach: 'm from where it could have come since the message before' },
  distance: { unit: 'm', breach: 'm more or less on the way than its speed makes' },
  direction: { unit: 'm', breach: 'm beside the way that its heading points' },
  gain: { unit: 'm/s', breach: 'm/s more or less gained than its acceleration makes' },
  yaw: { unit: '°', breach: '° more or less turned than its yaw rate makes' },
}

export const bounds = {
  /**
   * Between two fixes of one receiver, metres. SAE J2945/1 asks for 1.5 m (one sigma), two fixes then differ by 2.1 m; 5 m is
   * 2.4 sigma of what are errors correlated in time. SUMO's change of lane in one step, 3.2 m, lies within.
   */
  positionM: 5,
  /** A receiver that says it is worse is believed, up to the standard's greatest value (DF_PositionalAccuracy: 12.7 m or more). */
  accuracyMaxM: 12.7,
  /** One sigma of what J2945/1 asks of a sender: 1 km/h, 0.3 m/s², 0.5 °/s, and 3° below 12.5 m/s. */
  speedMps: 0.28,
  accelerationMps2: 0.3,
  yawRateDps: 0.5,
  headingDeg: 3,
  /** 250 km/h over ground (3GPP TS 22.185), and a little. */
  speedMaxMps: 70,
  /** A dry road's grip on tyres, about 1 g: what Artery's detector takes too. SUMO's emergency braking is 9. */
  gripMps2: 10,
  /** The standard sends at 10 Hz, 3GPP TS 22.185 as well; clocks and timers jitter. */
  messagesASecondMax: 25,
  /** What two devices may happen to say alike, in all. In 600,000 BSMs of our runs none is alike while they drive. */
  twinMessagesMax: 10,
  /** Below this a receiver's heading is of little worth, and wheels turn on the spot. */
  headingFromMps: 3,
  /** A heading that comes from a polyline, as SUMO's, turns in corners. */
  cornerDeg: 15,
} as const

/** Position, speed, heading and the rest are held against one another over this time: noise stays, what is wrong adds up. */
export const windowS = 5
/** Longer than this between two messages, and the way between is not known well enough for that. */
export const stepMaxS = 1.5
/** A count that falls back after this silence is a device that was started again. */
export const restartS = 2
