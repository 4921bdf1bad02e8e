/**
 * The types of attack of VeReMi Extension (Kamel, Wolf, van der Heijden, Kaiser, Urien, Kargl: "VeReMi Extension: A Dataset for
 * Comparable Evaluation of Misbehavior Detection in VANETs", IEEE ICC 2020), each as what it says, how often, and under which name.
 */
export type Content =
  | 'true'
  | 'constantPosition'
  | 'constantPositionOffset'
  | 'randomPosition'
  | 'randomPositionOffset'
  | 'constantSpeed'
  | 'constantSpeedOffset'
  | 'randomSpeed'
  | 'randomSpeedOffset'
  | 'eventualStop'
  /** What another vehicle said last; each time another one. */
  | 'others'
  /** What one other vehicle said a while ago. */
  | 'replay'
  /** What the attacker itself would have said a while ago. */
  | 'delayed'
  /** Position and speed at random. */
  | 'random'

export interface AttackForm {
  readonly content: Content
  /** Several messages instead of one. */
  readonly flood?: true
  /** Under the names of ghosts: each message under the next one's, or ghosts that drive beside the attacker. */
  readonly names?: 'next' | 'grid'
}

export const attackForms = {
  constantPosition: { content: 'constantPosition' },
  constantPositionOffset: { content: 'constantPositionOffset' },
  randomPosition: { content: 'randomPosition' },
  randomPositionOffset: { content: 'randomPositionOffset' },
  constantSpeed: { content: 'constantSpeed' },
  constantSpeedOffset: { content: 'constantSpeedOffset' },
  randomSpeed: { content: 'randomSpeed' },
  randomSpeedOffset: { content: 'randomSpeedOffset' },
  eventualStop: { content: 'eventualStop' },
  disruptive: { content: 'others' },
  dataReplay: { content: 'replay' },
  delayedMessages: { content: 'delayed' },
  dos: { content: 'true', flood: true },
  dosRandom: { content: 'random', flood: true },
  dosDisruptive: { content: 'others', flood: true },
  trafficSybil: { content: 'true', names: 'grid' },
  dataReplaySybil: { content: 'replay', names: 'next' },
  dosRandomSybil: { content: 'random', flood: true, names: 'next' },
  dosDisruptiveSybil: { content: 'others', flood: true, names: 'next' },
} as const satisfies Readonly<Record<string, AttackForm>>

export type AttackKind = keyof typeof attackForms
export const attackKinds = Object.keys(attackForms) as AttackKind[]
