/** Which topics are a client's: one rule for publishing (wills too), one for subscribing. The form is schemas/topics.ts. */
import {
  deviceIdPattern,
  isDeviceKind,
  liveTypes,
  originalTopic,
  parseDeviceTopic,
  replayStatusTopic,
  slowTopic,
  topicBytesMax,
  topicRoot,
} from '../schemas/topics.ts'
import type { Identity } from './identity.ts'

/** What becomes of a PUBLISH: kept in the journal, passed on to subscribers only (`slow`: after the broker has read it), or refused. */
export type PublishRule = 'journal' | 'forward' | 'slow' | 'refuse'

export function publishRule(identity: Identity, topic: string): PublishRule {
  if (identity.openTopics !== undefined) {
    return parseDeviceTopic(topic)?.direction === 'up' ? 'journal' : 'forward'
  }
  if (topic.length > topicBytesMax && !topic.startsWith(`${topicRoot}/replay/`)) return 'refuse'
  const isService = identity.class === 'service'
  const device = parseDeviceTopic(topic)
  if (device !== undefined) {
    if (device.direction === 'down') return isService ? 'forward' : 'refuse'
    return identity.mayUse(device.id) ? 'journal' : 'refuse'
  }
  if (isService && topic === slowTopic) return 'slow'
  return isService && (isLiveTopic(topic) || isReplayTopic(topic)) ? 'forward' : 'refuse'
}

function isLiveTopic(topic: string): boolean {
  return topic.startsWith(`${topicRoot}/live/`) && /^[a-z][a-z0-9_]*$/.test(topic.slice(12))
}

/** A recorded original, or how far a replay is. */
function isReplayTopic(topic: string): boolean {
  const replayId = topic.split('/')[3] ?? ''
  if (topic === replayStatusTopic(replayId)) return deviceIdPattern.test(replayId)
  const original = originalTopic(topic)
  return original !== undefined && parseDeviceTopic(original)?.direction === 'up'
}

/** Whether any topic of this client is one that is kept: only then need it wait for the journal. */
export function mayJournal(identity: Identity): boolean {
  return identity.class === 'device' || identity.class === 'gateway'
}

/** A retained message is kept only for the live picture's late joiners: so their number stays bounded. */
export function mayRetain(identity: Identity, topic: string): boolean {
  if (identity.openTopics !== undefined) return publishRule(identity, topic) === 'forward'
  return (
    identity.class === 'service' &&
    topic.startsWith(`${topicRoot}/live/`) &&
    (liveTypes as readonly string[]).includes(topic.slice(12))
  )
}

/** True where every topic the filter can match is one this client may read. */
export function maySubscribe(identity: Identity, filter: string): boolean {
  if (identity.openTopics !== undefined) return filter !== identity.openTopics.refusedFilter
  if (filter.length > topicBytesMax || filter.startsWith('$share')) return false
  if (identity.class === 'service') return true
  const levels = filter.split('/')
  const [v2x, version, tree = '', ...rest] = levels
  if (v2x !== 'v2x' || version !== 'v1') return false
  const seesAll = identity.isOpen || identity.class === 'observer'
  if (tree === 'live' || tree === 'replay') return seesAll && rest.length > 0
  if (tree !== '+' && !isDeviceKind(tree)) return false
  const [id = '', type = '', direction] = rest
  const isOwn = deviceIdPattern.test(id) && identity.mayUse(id)
  // `+` is `live` and `replay`, too: a device may well be called `vehicles`.
  if (rest.length === 2 && type === '#') return isOwn && tree !== '+'
  if (rest.length !== 3 || (type !== '+' && !/^[a-z][a-z0-9_]*$/.test(type))) return false
  if (direction === 'down') return isOwn || (id === '+' && isOpenGateway(identity))
  return direction === 'up' && (isOwn || (seesAll && (id === '+' || deviceIdPattern.test(id))))
}

function isOpenGateway(identity: Identity): boolean {
  return identity.isOpen && identity.class === 'gateway'
}
