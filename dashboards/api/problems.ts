/** Every problem the API answers with, as RFC 9457 has it: one table of codes, one error handler. */
import { Type, type Static } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { reasonOf } from '../../common/errors.ts'

const problems = {
  INVALID_REQUEST: { status: 400, title: 'The request is not valid' },
  INVALID_TIME: { status: 400, title: 'A time is not valid' },
  INVALID_CURSOR: { status: 400, title: 'The cursor is not one of ours' },
  WINDOW_TOO_LONG: { status: 400, title: 'The span asked for is too long' },
  FORBIDDEN_HOST: { status: 403, title: 'The zone is not served under this name' },
  FORBIDDEN_ORIGIN: { status: 403, title: 'Another site may not watch the live picture' },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address' },
  DEVICE_NOT_FOUND: { status: 404, title: 'No such device is known' },
  FILE_NOT_FOUND: { status: 404, title: 'No such file' },
  UPGRADE_REQUIRED: { status: 426, title: 'This address is a WebSocket' },
  TOO_LARGE: { status: 413, title: 'The request is too large' },
  INTERNAL: { status: 500, title: 'Something broke; the log says what' },
  LIVE_FULL: { status: 503, title: 'Too many browsers watch already' },
  STORE_UNAVAILABLE: { status: 503, title: 'The store cannot be reached' },
  STORE_BUSY: { status: 503, title: 'The store is too busy for this query' },
  RESULT_TOO_LARGE: { status: 503, title: 'The result is too large' },
  QUERY_TOO_LONG: { status: 503, title: 'The query took too long' },
} as const

export type ProblemCode = keyof typeof problems
export const problemCodes = Object.keys(problems) as readonly ProblemCode[]

/** A problem to answer with: thrown by a route, written by the error handler. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number

  constructor(code: ProblemCode, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
  }
}

export const ProblemBody = Type.Object(
  {
    type: Type.String({ description: 'urn:v2x:problem: and the code' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'Path of the request' }),
    code: Type.Enum([...problemCodes]),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details' },
)

/** What routes name as their answer to any error. */
export const ProblemReply = Type.Unsafe<Static<typeof ProblemBody>>({ $ref: 'Problem#' })

function problemBody(problem: Problem, url: string): Static<typeof ProblemBody> {
  return {
    type: `urn:v2x:problem:${problem.code}`,
    title: problems[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance: url.split('?', 1)[0]!,
    code: problem.code,
  }
}

/** What of Fastify's own errors is the caller's doing. */
function problemOf(thrown: FastifyError | Problem | Error): Problem {
  if (thrown instanceof Problem) return thrown
  const { code = '', statusCode = 500, validation } = thrown as Partial<FastifyError>
  if (code === 'FST_ERR_HANDLER_TIMEOUT') {
    return new Problem('QUERY_TOO_LONG', 'no answer within the time set; ask for less')
  }
  if (statusCode === 413) return new Problem('TOO_LARGE', thrown.message)
  if (statusCode === 404) return new Problem('NOT_FOUND', thrown.message)
  if (validation !== undefined || (statusCode >= 400 && statusCode < 500)) {
    return new Problem('INVALID_REQUEST', thrown.message)
  }
  return new Problem('INTERNAL', 'an error of ours, not of the request', { cause: thrown })
}

export function sendProblem(thrown: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(thrown)
  if (problem.code === 'INTERNAL') {
    request.log.error({ err: thrown }, `${request.method} ${request.url}: ${reasonOf(thrown)}`)
  }
  // A store that is away or busy may be back soon.
  if (problem.status === 503) void reply.header('retry-after', '2')
  void reply
    .code(problem.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(problemBody(problem, request.url))
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split('?', 1)[0]!
  sendProblem(
    new Problem('NOT_FOUND', `${request.method} ${path} is not part of this API`),
    request,
    reply,
  )
}
