import type { Connector } from '../../model/design'
import type { FactBook } from '../facts/fact-book'
import { hasExpression } from '../reading/expression'
import type { Place } from '../source'

interface Edge {
  readonly topic: string | undefined
  readonly place: Place
}

/** A connector of which a source says the topics and not the class. */
interface ConnectorEdges {
  readonly name: string
  readonly connect: string
  readonly reads: readonly Edge[]
  readonly writes: readonly Edge[]
  readonly place: Place
}

/** Draws a connector by its edges alone: what reads is a sink, all else a source. One that says to do both is told. */
export function connectorByEdges(
  book: FactBook,
  { name, connect, reads, writes, place }: ConnectorEdges,
): void {
  const known = (edges: readonly Edge[]) =>
    edges.flatMap(({ topic, place: at }) => {
      if (topic === undefined || topic === '' || hasExpression(topic) || topic.length > 1000) {
        book.lose(at, `\`${name}\` names a topic that is not known: the edge is not drawn.`)
        return []
      }
      if (!book.topics.has(topic)) book.topic(topic, at, 'guessed')
      return [{ topic }]
    })
  const [consumes, produces] = [known(reads), known(writes)]
  if (hasExpression(name)) return
  const isSink = consumes.length > 0
  if (isSink && produces.length > 0)
    book.lose(place, `\`${name}\` reads and writes, which no connector does: what it writes is not drawn.`)
  const connector: Connector = {
    name,
    type: isSink ? 'sink' : 'source',
    ...(!hasExpression(connect) && { connect }),
    ...(isSink ? { consumes } : produces.length > 0 && { produces }),
  }
  book.connectors.push({ connector, place })
}
