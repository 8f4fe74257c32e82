import { derivesOfConnect } from './derives-of-connect'
import { derivesOfStreams, relaysOfStreams } from './derives-of-streams'
import { EXPAND_KINDS, type ExpandKinds } from './index'

/** All that Kafka makes by itself, with what has to build a topology first: no part of the first load. */
export const WHOLE_KINDS: ExpandKinds = {
  ...EXPAND_KINDS,
  streamsApp: { ...EXPAND_KINDS.streamsApp, derives: derivesOfStreams, relays: relaysOfStreams },
  connector: { ...EXPAND_KINDS.connector, derives: derivesOfConnect },
}
