/**
 * Reads an OpenStreetMap extract, `.osm` (XML) or `.osm.pbf`: the places of all nodes, and of nodes, ways and relations those that have
 * a tag that a network can use.
 */
import { createReadStream } from 'node:fs'
import { finished } from 'node:stream'
import { OSMTransform } from 'osm-pbf-parser-node'
import { V2xError } from '../../common/errors.ts'
import type { Position } from '../../schemas/network.ts'
import { readXml } from './xml.ts'

export type Tags = Readonly<Record<string, string>>

export interface OsmNode {
  readonly id: number
  readonly position: Position
  readonly tags: Tags
}

export interface OsmWay {
  readonly id: number
  readonly nodes: readonly number[]
  readonly tags: Tags
}

interface OsmMember {
  readonly type: string
  readonly ref: number
  readonly role: string
}

export interface OsmRelation {
  readonly id: number
  readonly members: readonly OsmMember[]
  readonly tags: Tags
}

/** An element as the PBF reader gives it. */
interface OsmElement {
  readonly type?: 'node' | 'way' | 'relation'
  readonly id: number
  readonly lat: number
  readonly lon: number
  readonly refs?: readonly number[]
  readonly members?: readonly OsmMember[]
  readonly tags?: Tags
}

/** A city of ten million has fewer. All are kept in memory, some hundred bytes each. */
const nodesMax = 6_000_000
/** Blocks that one piece of a PBF file can hold at most: far more than fit. */
const blocksMax = 1 << 20
const wayKeys = ['highway', 'landuse', 'natural', 'amenity', 'public_transport']
const nodeKeys = ['highway', 'amenity', 'public_transport']

export class OsmExtract {
  readonly positions = new Map<number, Position>()
  readonly nodes = new Map<number, OsmNode>()
  readonly ways = new Map<number, OsmWay>()
  readonly relations: OsmRelation[] = []

  addNode(id: number, position: Position, tags: Tags): void {
    if (this.positions.size === nodesMax) {
      throw new V2xError(
        'NETWORK_TOO_LARGE',
        `cannot take more than ${nodesMax} nodes of OpenStreetMap: cut a smaller extract, or keep only roads (osmium tags-filter FILE w/highway r/route=bus n/amenity=charging_station)`,
      )
    }
    this.positions.set(id, position)
    if (nodeKeys.some((key) => tags[key] !== undefined)) this.nodes.set(id, { id, position, tags })
  }

  addWay(id: number, nodes: readonly number[], tags: Tags): void {
    if (wayKeys.some((key) => tags[key] !== undefined)) this.ways.set(id, { id, nodes, tags })
  }

  addRelation(id: number, members: readonly OsmMember[], tags: Tags): void {
    if (tags['type'] === 'route' || tags['type'] === 'restriction') {
      this.relations.push({ id, members, tags })
    }
  }
}

export async function readOsm(path: string): Promise<OsmExtract> {
  const extract = new OsmExtract()
  if (path.endsWith('.pbf')) await readPbf(path, extract)
  else await readOsmXml(path, extract)
  return extract
}

/**
 * Written and read by hand: the reader throws at what it cannot read, and in a pipeline nobody would catch that. With room for
 * all of a block it never waits, so that it throws here.
 */
async function readPbf(path: string, extract: OsmExtract): Promise<void> {
  const reader = new OSMTransform({ withInfo: false }, { readableHighWaterMark: blocksMax })
  const ended = new Promise<Error | undefined>((resolve) => {
    finished(reader, (error) => resolve(error ?? undefined))
  })
  const take = (): void => {
    for (let batch = readBatch(reader); batch !== null; batch = readBatch(reader)) {
      for (const element of batch) addElement(extract, element)
    }
  }
  for await (const chunk of createReadStream(path)) {
    reader.write(chunk)
    take()
  }
  reader.end()
  take()
  const error = await ended
  if (error !== undefined) throw new Error('it ends in the middle, or is no PBF', { cause: error })
}

function readBatch(reader: OSMTransform): readonly OsmElement[] | null {
  return reader.read() as readonly OsmElement[] | null
}

/** The header of the file has no type and is passed over. */
function addElement(extract: OsmExtract, element: OsmElement): void {
  const { type, id, lat, lon, refs = [], members = [], tags = {} } = element
  if (type === 'node') extract.addNode(id, [lon, lat], tags)
  if (type === 'way') extract.addWay(id, refs, tags)
  if (type === 'relation') extract.addRelation(id, members, tags)
}

async function readOsmXml(path: string, extract: OsmExtract): Promise<void> {
  let [id, position]: [number, Position] = [0, [0, 0]]
  let tags: Record<string, string> = {}
  let nodes: number[] = []
  let members: OsmMember[] = []
  await readXml(path, {
    open: (name, attributes) => {
      if (name === 'node' || name === 'way' || name === 'relation') {
        id = Number(attributes['id'])
        position = [Number(attributes['lon']), Number(attributes['lat'])]
        ;[tags, nodes, members] = [{}, [], []]
      } else if (name === 'tag') tags[attributes['k'] ?? ''] = attributes['v'] ?? ''
      else if (name === 'nd') nodes.push(Number(attributes['ref']))
      else if (name === 'member') {
        const { type = '', ref, role = '' } = attributes
        members.push({ type, ref: Number(ref), role })
      }
    },
    close: (name) => {
      if (name === 'node') extract.addNode(id, position, tags)
      if (name === 'way') extract.addWay(id, nodes, tags)
      if (name === 'relation') extract.addRelation(id, members, tags)
    },
  })
}
