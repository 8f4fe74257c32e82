import { INTERNAL_ROLES, type InternalRole } from '../../model/connect-cluster'

/** What Connect's workers keep, each in a topic of its own; of some only a part is named. */
export type ConnectTopics = Readonly<Partial<Record<InternalRole, string>>>

/** `connect-configs`, `shop_connect.offset.storage`, `status`, `mm2-offsets.west.internal`: the word that says the role. */
const ROLE = /(config|offset|status)(?:e?s)?(?=$|[-_.])/g

/** The brokers make no topic of a longer name. @see org.apache.kafka.common.internals.Topic */
const LONGEST = 249

/** What ends in a role word and is Connect's though its sisters are not named. */
const OF_CONNECT = /(?:^|[-_.])connect(?:[-_.]\w+)?[-_.](config|offset|status)(?:e?s)?$/

/**
 * Returns those of these names that are topics in which Connect's workers keep connectors, offsets and states, by their
 * clusters: those that differ in that word alone, as `shop-configs`, `shop-offsets` and `shop-status`, and those that
 * name Connect.
 *
 * @see config.storage.topic, offset.storage.topic and status.storage.topic of org.apache.kafka.connect.runtime.distributed.DistributedConfig
 */
export function connectClustersIn(names: Iterable<string>): readonly ConnectTopics[] {
  const sisters = new Map<string, Partial<Record<InternalRole, string>>>()
  const alone: ConnectTopics[] = []
  for (const name of names) {
    if (name.length > LONGEST) continue
    for (const { 0: word, 1: role, index } of name.matchAll(ROLE)) {
      const key = `${name.slice(0, index)}\n${name.slice(index + word.length)}`
      sisters.set(key, { ...sisters.get(key), [role as InternalRole]: name })
    }
    const role = OF_CONNECT.exec(name)?.[1]
    if (role !== undefined) alone.push({ [role as InternalRole]: name })
  }
  const whole = [...sisters.values()].filter((topics) => INTERNAL_ROLES.every((role) => topics[role]))
  const found = new Set(whole.flatMap((topics) => Object.values(topics)))
  return [...whole, ...alone.filter((topics) => Object.values(topics).some((name) => !found.has(name)))]
}
