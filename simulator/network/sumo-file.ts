/** Reads what a network needs of a SUMO `net.xml`. https://sumo.dlr.de/docs/Networks/SUMO_Road_Networks.html */
import type { Point } from '../road/path.ts'
import { readXml, type Attributes } from './xml.ts'

export interface SumoLane {
  readonly speedMps: number
  readonly shape: readonly Point[]
  readonly usable: boolean
}

export interface SumoEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  /** As netconvert keeps it of its source, like `highway.primary`. */
  readonly type: string
  /** From the kerb to the middle. */
  readonly lanes: SumoLane[]
}

export interface SumoConnection {
  readonly from: string
  readonly to: string
  readonly dir: string
  readonly tl: string
  readonly linkIndex: number
}

export interface SumoProgram {
  readonly actuated: boolean
  readonly offsetS: number
  readonly phases: { readonly durationS: number; readonly state: string }[]
}

export interface SumoNet {
  location: Attributes
  readonly junctions: Map<string, Point>
  readonly edges: SumoEdge[]
  /** Of those that a signal regulates. */
  readonly connections: SumoConnection[]
  readonly programs: Map<string, SumoProgram>
}

export async function readSumoNet(path: string): Promise<SumoNet> {
  const net: SumoNet = {
    location: {},
    junctions: new Map(),
    edges: [],
    connections: [],
    programs: new Map(),
  }
  // What a lane and a phase belong to.
  let edge: SumoEdge | undefined
  let program: SumoProgram | undefined
  await readXml(path, {
    open: (name, attributes) => {
      if (name === 'location') net.location = attributes
      if (name === 'edge') edge = edgeOf(attributes)
      if (name === 'lane') edge?.lanes.push(laneOf(attributes))
      if (name === 'junction') addJunction(net, attributes)
      if (name === 'connection') addConnection(net, attributes)
      if (name === 'tlLogic') program = addProgram(net, attributes)
      if (name === 'phase') {
        const { duration, state = '' } = attributes
        program?.phases.push({ durationS: Number(duration), state })
      }
    },
    close: (name) => {
      if (name !== 'edge') return
      if (edge !== undefined) net.edges.push(edge)
      edge = undefined
    },
  })
  return net
}

/** Undefined for what is no road: the ways inside of junctions, crossings, footways around them. */
function edgeOf(attributes: Attributes): SumoEdge | undefined {
  const { id = '', from = '', to = '', name = '', type = '' } = attributes
  if ((attributes['function'] ?? 'normal') !== 'normal' || from === '' || to === '')
    return undefined
  return { id, from, to, name, type, lanes: [] }
}

function laneOf({ speed, shape = '', allow, disallow }: Attributes): SumoLane {
  const has = (list: string, ...words: string[]): boolean =>
    words.some((word) => list.split(' ').includes(word))
  const usable =
    allow === undefined ? !has(disallow ?? '', 'all', 'passenger') : has(allow, 'all', 'passenger')
  return { speedMps: Number(speed), shape: shapeOf(shape), usable }
}

/** `x,y x,y`, with or without a height. */
function shapeOf(text: string): Point[] {
  return text
    .split(' ')
    .map((point) => point.split(',').map(Number))
    .map(([x = Number.NaN, y = Number.NaN]) => ({ x, y }))
}

function addJunction(net: SumoNet, { id = '', x, y, type }: Attributes): void {
  if (type !== 'internal') net.junctions.set(id, { x: Number(x), y: Number(y) })
}

function addConnection(net: SumoNet, attributes: Attributes): void {
  const { from = '', to = '', dir = '', tl, linkIndex } = attributes
  if (tl !== undefined) net.connections.push({ from, to, dir, tl, linkIndex: Number(linkIndex) })
}

/** Of several programs of one signal SUMO runs the last. */
function addProgram(net: SumoNet, { id = '', type = '', offset }: Attributes): SumoProgram {
  const program = { actuated: type !== 'static', offsetS: Number(offset ?? 0), phases: [] }
  net.programs.set(id, program)
  return program
}
