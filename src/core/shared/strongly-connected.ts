interface Frame {
  readonly node: number
  next: number
}

/**
 * The strongly connected components of the nodes that have an edge, each before those it leads to
 * (Tarjan's algorithm, without recursion: a chain may be as long as the design).
 */
export function stronglyConnected(
  edges: ReadonlyMap<number, readonly { readonly to: number }[]>,
): readonly (readonly number[])[] {
  const order = new Map<number, number>()
  const low = new Map<number, number>()
  const stack: number[] = []
  const onStack = new Set<number>()
  const components: number[][] = []

  const enter = (node: number, frames: Frame[]) => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    stack.push(node)
    onStack.add(node)
    frames.push({ node, next: 0 })
  }
  const lower = (node: number, to: number) => low.set(node, Math.min(low.get(node) ?? 0, to))

  const leave = (node: number) => {
    if (low.get(node) !== order.get(node)) return
    const component: number[] = []
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack.delete(member)
      component.push(member)
      if (member === node) break
    }
    components.push(component.reverse())
  }

  for (const start of edges.keys()) {
    if (order.has(start)) continue
    const frames: Frame[] = []
    enter(start, frames)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const edge = edges.get(frame.node)?.[frame.next]
      frame.next += 1
      if (edge === undefined) {
        frames.pop()
        leave(frame.node)
        const parent = frames.at(-1)
        if (parent) lower(parent.node, low.get(frame.node) ?? 0)
      } else if (!order.has(edge.to)) enter(edge.to, frames)
      else if (onStack.has(edge.to)) lower(frame.node, order.get(edge.to) ?? 0)
    }
  }
  return components.reverse()
}
