/** `connect-configs`, `shop_connect.offset.storage`, `status`: what stands before the role, and what after it. */
const ROLE = /^(.*?)(config|offset|status|statuse)(s?)((?:[-_.](?:storage|topic|storage[-_.]topic))?)$/

/** What ends in a role word and is Connect's though its sisters are not named. */
const OF_CONNECT = /(?:^|[-_.])connect(?:[-_.]\w+)?[-_.](?:configs?|offsets?|status(?:es)?)$/

/**
 * Returns which of these names are topics in which Connect's workers keep connectors, offsets and states: those that
 * differ in that word alone, as `shop-configs`, `shop-offsets` and `shop-status`, and those that name Connect.
 *
 * @see config.storage.topic, offset.storage.topic and status.storage.topic of org.apache.kafka.connect.runtime.distributed.DistributedConfig
 */
export function connectInternals(names: Iterable<string>): ReadonlySet<string> {
  const sisters = new Map<string, { readonly name: string; readonly role: string }[]>()
  const found = new Set<string>()
  for (const name of names) {
    if (OF_CONNECT.test(name)) found.add(name)
    const [, before = '', role = '', , after = ''] = ROLE.exec(name) ?? []
    if (role === '') continue
    const key = `${before}\n${after}`
    sisters.set(key, [...(sisters.get(key) ?? []), { name, role: role.slice(0, 6) }])
  }
  for (const all of sisters.values())
    if (new Set(all.map(({ role }) => role)).size === 3) for (const { name } of all) found.add(name)
  return found
}
