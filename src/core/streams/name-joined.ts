import { type Reads, topicRead } from './names-in-hand'
import { namesIn } from './offered-steps'
import { type Chain, stepOf } from './processing'

/** A program with a name for what it joins, and how that is written. */
interface NamedJoined {
  readonly line: string
  readonly chains: readonly Chain[]
}

/**
 * Returns a program in which the first thing that is joined or merged and has no name is named by its topic: where it is
 * read above, else in a chain of its own before. Undefined where everything has its name.
 */
export function nameJoined(chains: readonly Chain[]): NamedJoined | undefined {
  for (const [at, { steps = [] }] of chains.entries()) {
    const known = new Set(namesIn(chains.slice(0, at + 1)))
    for (const written of steps) {
      const step = stepOf(written)
      const other = 'with' in step && typeof step.with === 'string' ? step.with : undefined
      if (other === undefined || known.has(other)) continue
      const isOfStreams = step.op === 'merge' || ('window' in step && step.window !== undefined)
      return namedBefore(chains, at, other, isOfStreams)
    }
  }
  return undefined
}

function namedBefore(
  chains: readonly Chain[],
  at: number,
  topic: string,
  isOfStreams: boolean,
): NamedJoined | undefined {
  if (namesIn(chains).includes(topic)) return undefined
  const found = chains.slice(0, at).findIndex((chain) => {
    const read = topicRead(chain)
    return chain.id === undefined && read?.topic === topic && (!isOfStreams || read.by === 'stream')
  })
  const before = chains[found]
  const by: Reads = (before && topicRead(before)?.by) ?? (isOfStreams ? 'stream' : 'table')
  const line = `${topic} = ${by} ${topic}`
  return {
    line,
    chains: before
      ? chains.with(found, { id: topic, ...before })
      : chains.toSpliced(at, 0, { id: topic, [by]: topic }),
  }
}
