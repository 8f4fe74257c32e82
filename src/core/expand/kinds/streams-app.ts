import { isExactlyOnce, threadsOf } from '../../model/inside-streams'
import { kindOf } from '../../model/kinds/index'
import type { ExpandKind } from './expand-kind'

const [READS] = kindOf('streamsApp').ports

/** What the cluster keeps for a Streams application; its own internal topics follow from its topology. */
export const streamsApp: ExpandKind<'streamsApp'> = {
  offsets: (app) => READS?.topics(app).length ?? 0,
  transactionalIds: (app) => (isExactlyOnce(app) ? threadsOf(app) : 0),
}
