import type { Chain } from './processing'
import { ProgramError } from './topology'

/** How a chain reads a topic. */
export type Reads = 'stream' | 'table' | 'globalTable'

/** Returns the topic that a chain reads and how, where it reads one by its name. */
export function topicRead({
  stream,
  table,
  globalTable,
}: Chain): { readonly topic: string; readonly by: Reads } | undefined {
  if (table !== undefined) return { topic: table, by: 'table' }
  if (globalTable !== undefined) return { topic: globalTable, by: 'globalTable' }
  return typeof stream === 'string' ? { topic: stream, by: 'stream' } : undefined
}

/** What the chains and branches above hold, by their names, and which of them have none. */
export class Names<Held> extends Map<string, Held> {
  readonly #unnamed = new Map<string, Reads>()

  /** Keeps in mind what a chain reads that has no name. */
  leave(chain: Chain): void {
    const read = chain.id === undefined ? topicRead(chain) : undefined
    if (read) this.#unnamed.set(read.topic, read.by)
  }

  /**
   * Returns what goes by a name. Throws a `ProgramError` where nothing above does, with the line that would name it:
   * as it is read above without a name, else as what is wanted.
   */
  of(id: string, wanted: Reads): Held {
    const held = this.get(id)
    if (held !== undefined) return held
    const by = this.#unnamed.get(id)
    const line = `${id} = ${(wanted === 'stream' ? undefined : by) ?? wanted} ${id}`
    throw new ProgramError(
      by === undefined
        ? `nothing above is called ${id}; a ${wanted} is given a name in a line of its own, as ${line}`
        : `nothing above is called ${id}; name it: ${line}`,
    )
  }
}
