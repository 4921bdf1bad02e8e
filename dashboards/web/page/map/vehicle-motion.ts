/**
 * Where vehicles are between two messages. Each has 16 numbers in one array that goes to the graphics card as it is;
 * the vertex shader and `poseAt` work them out by the same formula, so nothing is computed per vehicle per frame here.
 *
 * A vehicle drives on along its arc for at most a second. What a new message corrects is not jumped but faded out;
 * once the vehicle is late it goes back to where it was last heard of.
 */
export const floatsPerVehicle = 16
/** Dead reckoning ends here: a silent vehicle must not drive on. */
export const reckoningSecondsMax = 1
/** A correction has faded to 37 % after this time. */
export const correctionSeconds = 0.15
/** Beyond this a correction is a jump of the vehicle itself, and drawn as one. */
export const correctionMetresMax = 60
/** How long a late vehicle takes to return to its last known place. */
export const returnSeconds = 0.5

/** Times of the array are seconds after this many seconds at most, so that 32 bits resolve a tenth of a millisecond. */
const rebaseAfterSeconds = 512

export interface MotionState {
  /** Web Mercator, unit square. */
  readonly x: number
  readonly y: number
  /** Unit squares a second. */
  readonly speed: number
  /** From north, clockwise, radians; and radians a second. */
  readonly heading: number
  readonly yawRate: number
  /** Server time at which this was true, ms. */
  readonly atMs: number
  readonly lateAtMs: number
  readonly offlineAtMs: number
  readonly icon: number
  /** Unit squares in a metre here. */
  readonly perMetre: number
}

export interface Pose {
  readonly x: number
  readonly y: number
  readonly heading: number
}

export class VehicleMotion {
  /** hi.xy, lo.xy | speed, heading, yaw rate, at | correction x, y, heading, made at | icon, late at, offline at, shown. */
  data = new Float32Array(256 * floatsPerVehicle)
  /** Grows with each change: tells the layer to upload. */
  revision = 0
  #baseMs: number

  constructor(nowMs: number) {
    this.#baseMs = nowMs
  }

  /** Seconds of the array's time at a server time. */
  secondsAt(nowMs: number): number {
    return (nowMs - this.#baseMs) / 1000
  }

  reserve(count: number): void {
    if (count * floatsPerVehicle <= this.data.length) return
    const grown = new Float32Array(Math.max(count * floatsPerVehicle, this.data.length * 2))
    grown.set(this.data)
    this.data = grown
  }

  /** Takes a new state; where the vehicle was already shown it glides from where it is drawn now. */
  place(at: number, state: MotionState, nowMs: number): void {
    const { data } = this
    const o = at * floatsPerVehicle
    const before = data[o + 15] === 1 ? this.poseAt(at, nowMs) : undefined
    const hiX = Math.fround(state.x)
    const hiY = Math.fround(state.y)
    data[o] = hiX
    data[o + 1] = hiY
    data[o + 2] = state.x - hiX
    data[o + 3] = state.y - hiY
    data[o + 4] = state.speed
    data[o + 5] = state.heading
    data[o + 6] = state.yawRate
    data[o + 7] = this.secondsAt(state.atMs)
    data.fill(0, o + 8, o + 11)
    data[o + 11] = this.secondsAt(nowMs)
    data[o + 12] = state.icon
    data[o + 13] = this.secondsAt(state.lateAtMs)
    data[o + 14] = this.secondsAt(state.offlineAtMs)
    data[o + 15] = 1
    if (before !== undefined) this.#correct(o, before, this.poseAt(at, nowMs), state.perMetre)
    this.revision++
  }

  #correct(o: number, before: Pose, after: Pose, perMetre: number): void {
    const x = before.x - after.x
    const y = before.y - after.y
    if (Math.hypot(x, y) > correctionMetresMax * perMetre) return
    this.data[o + 8] = x
    this.data[o + 9] = y
    this.data[o + 10] = turnBetween(after.heading, before.heading)
  }

  hide(at: number): void {
    this.data[at * floatsPerVehicle + 15] = 0
    this.revision++
  }

  /** The formula of the shader (vehicle-shader.ts). */
  poseAt(at: number, nowMs: number): Pose {
    const { data } = this
    const o = at * floatsPerVehicle
    const now = this.secondsAt(nowMs)
    const [speed, heading, yawRate] = [data[o + 4]!, data[o + 5]!, data[o + 6]!]
    const back = smoothstep(0, returnSeconds, now - data[o + 13]!)
    const t = Math.min(Math.max(now - data[o + 7]!, 0), reckoningSecondsMax) * (1 - back)
    const turned = heading + yawRate * t
    let x = Math.sin(heading) * speed * t
    let y = -Math.cos(heading) * speed * t
    if (Math.abs(yawRate) > 0.001) {
      x = ((Math.cos(heading) - Math.cos(turned)) * speed) / yawRate
      y = (-(Math.sin(turned) - Math.sin(heading)) * speed) / yawRate
    }
    const fade = Math.exp(-Math.max(now - data[o + 11]!, 0) / correctionSeconds)
    return {
      x: data[o]! + data[o + 2]! + x + data[o + 8]! * fade,
      y: data[o + 1]! + data[o + 3]! + y + data[o + 9]! * fade,
      heading: turned + data[o + 10]! * fade,
    }
  }

  /** Moves the array's zero of time when it is long past; a wall may show this page for weeks. */
  rebase(count: number, nowMs: number): void {
    const shift = Math.floor(this.secondsAt(nowMs))
    if (shift < rebaseAfterSeconds) return
    this.#baseMs += shift * 1000
    for (let o = 0; o < count * floatsPerVehicle; o += floatsPerVehicle) {
      for (const field of [7, 11, 13, 14]) this.data[o + field]! -= shift
    }
    this.revision++
  }
}

/** The shorter turn from one heading to another, radians. */
function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  if (turn > Math.PI) return turn - 2 * Math.PI
  return turn < -Math.PI ? turn + 2 * Math.PI : turn
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1)
  return t * t * (3 - 2 * t)
}
