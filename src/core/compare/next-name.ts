import { checkTopicName, collides } from '../kafka/topic-name'

/** A version at the end of a name: `.v2`, `-v2`, `_V2`. */
const VERSION = /^(.+[._-][vV])(\d{1,6})$/

/**
 * Returns the name of the topic that takes another one's part: `orders.v2` after `orders`, `orders-v4` after `orders-v3`;
 * none of `taken`, and none that collides with one of them.
 */
export function nextName(name: string, taken: Iterable<string>): string {
  const found = VERSION.exec(name)
  const stem = found?.[1] ?? `${name.slice(0, 240)}.v`
  const others = [...taken]
  for (let version = Number(found?.[2] ?? 1) + 1; ; version += 1) {
    const next = `${stem}${version}`
    const isFree = others.every((other) => other !== next && !collides(other, next))
    if (isFree || !checkTopicName(next).ok) return next
  }
}
