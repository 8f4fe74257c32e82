import type { ClientAnswer, ClientGroup, ServerAnswer, ServerGroup } from './assignor'
import { assignStickyCooperatively } from './cooperative-sticky'
import { assignRange } from './range'
import { assignRoundRobin } from './round-robin'
import { assignServerRange } from './server-range'
import { assignServerUniform } from './server-uniform'
import { assignShareSimple } from './share-simple'
import { assignStickyEagerly } from './sticky'

type ClientAssignor = (group: ClientGroup) => ClientAnswer
type ServerAssignor = (group: ServerGroup) => ServerAnswer

/**
 * Kafka's assignors by Kafka's names. The first four run in the leader of a classic group; `server-range` and
 * `server-uniform` in the coordinator of a consumer group (KIP-848); `share-simple` in that of a share group
 * (KIP-932). None of them throws on a group that Kafka could form, one without members or partitions included.
 */
export const assignors = {
  range: assignRange,
  roundrobin: assignRoundRobin,
  sticky: assignStickyEagerly,
  'cooperative-sticky': assignStickyCooperatively,
  'server-range': assignServerRange,
  'server-uniform': assignServerUniform,
  'share-simple': assignShareSimple,
} as const satisfies Record<string, ClientAssignor | ServerAssignor>
