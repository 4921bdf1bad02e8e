/**
 * The static codec with plain numbers for 64-bit integers: counters and microseconds of ours stay below 2^53. Without
 * this protobufjs decodes them to Long objects whenever the package `long` is installed, whatever the declarations say.
 */
import protobuf from 'protobufjs/minimal.js'

// The declarations do not allow what protobufjs documents: no Long means numbers.
const { util } = protobuf as { util: { Long?: unknown } }
util.Long = undefined
protobuf.configure()

export { v2x } from './gen/codec.js'
