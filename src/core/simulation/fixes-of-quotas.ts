/** Fixes of quotas that hold clients back. */
import type { DesignChange } from '../model/design-change'
import { LIMITS } from '../model/quota-limits'
import { formatBytesPerSecond } from '../shared/format'
import { least, type Proposal, type Search } from './proposals'
import type { Simulation, ThrottledRun } from './simulation'
import { sayNodes } from './tell'

/** A quota is raised by tenths of itself, and never to more than so many times what it is. */
const PARTS = 10
const MOST_TIMES = 100

/** A higher limit for each quota that holds anybody back. */
export function* raiseQuotas({ run }: Search, before: Simulation): Iterable<Proposal> {
  for (const throttled of before.throttled) {
    const { quota, limit, nodes } = throttled
    const now = quota[limit] ?? 0
    const change = (tenths: number): DesignChange => ({
      kind: 'quota',
      quota,
      limit,
      bytes: roundUp((now * tenths) / PARTS),
    })
    const tenths = least(
      PARTS + 1,
      MOST_TIMES * PARTS,
      (count) => !run(change(count)).throttled.some((other) => isSame(other, throttled)),
    )
    if (tenths === undefined) continue
    const raised = change(tenths)
    const bytes = 'bytes' in raised ? raised.bytes : now
    yield {
      at: nodes[0] ?? 'cluster',
      title: `${sayNodes(nodes)}: ${LIMITS[limit]} ${formatBytesPerSecond(now)} → ${formatBytesPerSecond(bytes)} a broker`,
      effect: 'brokers hold nothing of it back',
      changes: [raised],
      reachesGoal: true,
    }
  }
}

const isSame = (one: ThrottledRun, other: ThrottledRun): boolean =>
  one.limit === other.limit && one.nodes.some((node) => other.nodes.includes(node))

/** To two digits that count, upwards. */
function roundUp(bytes: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(bytes)) - 1)
  return Math.ceil(bytes / unit - 1e-9) * unit
}
