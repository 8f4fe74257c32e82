/**
 * Which things hang together, by their indices: groups in the order of their first member, members in order.
 * Near linear (union by smaller index, with path halving).
 */
export function connected(
  count: number,
  edges: Iterable<readonly [number, number]>,
): readonly (readonly number[])[] {
  const leader = Array.from({ length: count }, (_, at) => at)
  const leaderOf = (at: number): number => {
    let now = at
    for (;;) {
      const above = leader[now] ?? now
      if (above === now) return now
      const next = leader[above] ?? above
      leader[now] = next
      now = next
    }
  }
  for (const [one, other] of edges) {
    const first = leaderOf(one)
    const second = leaderOf(other)
    if (first !== second) leader[Math.max(first, second)] = Math.min(first, second)
  }
  const groups = new Map<number, number[]>()
  for (let at = 0; at < count; at += 1) {
    const own = leaderOf(at)
    const known = groups.get(own)
    if (known) known.push(at)
    else groups.set(own, [at])
  }
  return [...groups.values()]
}
