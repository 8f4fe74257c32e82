import type { Connector, Design, Topic } from '../../model/design'
import { consumerInConnector } from '../../model/inside-connector'
import { nodeId } from '../../model/node-id'
import { isEqual } from '../../shared/is-equal'
import { wholeNameTest } from '../../shared/quick-pattern'
import type { Place } from '../source'
import type { Drawing } from './drawing'
import type { FactBook } from './fact-book'

/**
 * Draws the connectors of a book. One that is drawn already under its name gets what the source says of it, and keeps
 * what only the drawing says. A sink by a pattern reads what of the drawing it matches.
 */
export function drawConnectors(
  book: FactBook,
  base: Design,
  topics: readonly Topic[],
  drawing: Drawing,
): readonly Connector[] {
  if (book.connectors.length === 0) return base.connectors
  const connectors = [...base.connectors]
  for (const { connector: said, place } of book.connectors) {
    const read = said.topicsRegex === undefined ? said : matched(said, topics, book, place)
    const at = connectors.findIndex(({ name }) => name === read.name)
    const known = connectors[at]
    // Its group is what listings show of it.
    const group = consumerInConnector(read, base.cluster)?.groupId
    if (group !== undefined) book.applications.delete(group)
    if (!known) {
      connectors.push(read)
      drawing.added.push(nodeId('connector', read.name))
      continue
    }
    const merged = drawing.prefer === 'drawn' ? { ...read, ...known } : { ...known, ...read }
    if (isEqual(merged, known)) continue
    connectors[at] = merged
    drawing.changes.push({ at: nodeId('connector', read.name), field: 'config', after: 'as it is said' })
  }
  return connectors
}

/** The sink with the topics of the drawing that its pattern matches, all of a name. @see SinkConnectorConfig.TOPICS_REGEX_CONFIG */
function matched(connector: Connector, topics: readonly Topic[], book: FactBook, place: Place): Connector {
  const { name, topicsRegex = '', consumes = [] } = connector
  const lost = () =>
    book.lose(
      place,
      `\`${name}\` reads the topics that match \`${topicsRegex.slice(0, 200)}\`: which those are is not known.`,
    )
  const fits = wholeNameTest(topicsRegex)
  const found = fits ? topics.filter((topic) => fits(topic.name)) : []
  if (found.length === 0) lost()
  if (!fits) return connector
  const all = new Set([...consumes.map(({ topic }) => topic), ...found.map((topic) => topic.name)])
  const { deadLetter } = connector
  if (deadLetter) all.delete(deadLetter.topic)
  return all.size === 0 ? connector : { ...connector, consumes: [...all].map((topic) => ({ topic })) }
}
