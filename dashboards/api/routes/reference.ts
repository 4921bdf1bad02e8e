/** GET network and proto: what the map is drawn from, and what devices speak. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Type } from '@fastify/type-provider-typebox'
import { defaultNetworkFile, loadNetwork } from '../../../schemas/network.ts'
import type { ApiContext, App } from '../context.ts'
import { Problem, ProblemReply } from '../problems.ts'
import { shippedPath } from '../shipped-files.ts'

const cacheHeader = 'public, max-age=60'

/** Read once at the start: a wrong path is told then, not when somebody opens the map. */
export function referenceRoutes(app: App, context: ApiContext): void {
  const network = readNetwork(context.networkFile)
  app.get(
    '/network',
    {
      schema: {
        tags: ['reference'],
        summary: 'The road network as GeoJSON',
        response: {
          200: { content: { 'application/geo+json': { schema: Type.Any() } } },
          default: ProblemReply,
        },
      },
    },
    (_request, reply) => {
      void reply.type('application/geo+json').header('cache-control', cacheHeader)
      return reply.send(network)
    },
  )
  protoRoutes(app)
}

function protoRoutes(app: App): void {
  const protos = readProtos()
  app.get(
    '/proto',
    {
      schema: {
        tags: ['reference'],
        summary: 'The .proto files of all messages',
        response: {
          200: Type.Object({
            files: Type.Array(
              Type.Object({
                name: Type.String(),
                path: Type.String({ description: 'As other files import it' }),
                href: Type.String(),
              }),
            ),
          }),
          default: ProblemReply,
        },
      },
    },
    () => ({
      files: [...protos.keys()].map((name) => ({
        name,
        path: `v2x/v1/${name}`,
        href: `/api/v1/proto/${name}`,
      })),
    }),
  )
  app.get(
    '/proto/:file',
    {
      schema: {
        tags: ['reference'],
        summary: 'One .proto file',
        params: Type.Object({ file: Type.String({ pattern: '^[a-z_]{1,64}\\.proto$' }) }),
        response: {
          200: { content: { 'text/plain': { schema: Type.String() } } },
          default: ProblemReply,
        },
      },
    },
    (request, reply) => {
      const text = protos.get(request.params.file)
      if (text === undefined) {
        throw new Problem('FILE_NOT_FOUND', `there is no ${request.params.file}`)
      }
      void reply.type('text/plain; charset=utf-8').header('cache-control', cacheHeader)
      return text
    },
  )
}

/** The file as it is, once it is known to be a network. Throws V2xError NETWORK_FILE or NETWORK_INVALID. */
function readNetwork(given: string): Buffer {
  const path = given === '' ? defaultNetworkFile() : given
  loadNetwork(path)
  return readFileSync(path)
}

function readProtos(): Map<string, string> {
  const folder = shippedPath('schemas/proto/v2x/v1')
  const names = readdirSync(folder).filter((name) => name.endsWith('.proto'))
  return new Map(
    names.sort().map((name) => [basename(name), readFileSync(join(folder, name), 'utf8')]),
  )
}
