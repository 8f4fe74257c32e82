import type { Config, StreamsApp } from '../../model/design'
import type { Chain } from '../../streams/processing'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Place } from '../source'
import type { FactBook } from './fact-book'
import type { StreamsAppFact } from './streams-app-fact'

/** What a source says of a Streams application whose steps it does not know. */
interface KnownOfStreams {
  readonly name: string | undefined
  readonly applicationId?: string | undefined
  readonly reads?: readonly { readonly topic: string | undefined; readonly place: Place }[]
  readonly writes?: readonly { readonly topic: string | undefined; readonly place: Place }[]
  readonly config?: Config | undefined
  readonly instances?: number | undefined
  readonly place: Place
}

/**
 * Notes a Streams application by the topics that it reads and writes. How it makes one of the other stands in its code: each
 * topic that it writes takes what it reads, through a step that is not known.
 */
export function noteStreamsApp(book: FactBook, known: KnownOfStreams): void {
  const { place, applicationId } = known
  const name = known.name?.trim() ?? ''
  if (name === '' || hasExpression(name)) {
    const what = name === '' ? 'missing' : sayExpression(name)
    book.lose(place, `A Streams application whose name is ${what} is not drawn.`)
    return
  }
  const topicsOf = (edges: KnownOfStreams['reads'], verb: string) => [
    ...new Set(
      (edges ?? []).flatMap(({ topic, place: at }) => {
        if (topic === undefined || topic === '' || hasExpression(topic) || topic.length > 1000) {
          const what = topic === undefined ? 'missing' : sayExpression(topic)
          book.lose(at, `\`${name}\` ${verb} a topic whose name is ${what}: the edge is not drawn.`)
          return []
        }
        if (!book.topics.has(topic)) book.topic(topic, at, 'guessed')
        return [topic]
      }),
    ),
  ]
  // One that several parts of a source speak of reads and writes what all of them say.
  const before = book.streamsApps.findIndex(
    ({ app, edges }) => edges && (app.applicationId ?? app.name) === (applicationId ?? name),
  )
  const earlier = book.streamsApps[before]
  const { reads: readBefore = [], writes: wroteBefore = [] } = earlier?.edges ?? {}
  const reads = [...new Set([...readBefore, ...topicsOf(known.reads, 'reads')])]
  const writes = [...new Set([...wroteBefore, ...topicsOf(known.writes, 'writes')])]
  const processing = chainsOf(reads, writes)
  const config = { ...known.config, ...earlier?.app.config }
  const app: StreamsApp = {
    name,
    ...(applicationId !== undefined && applicationId !== name && { applicationId }),
    ...(known.instances !== undefined && { instances: known.instances }),
    ...earlier?.app,
    ...(Object.keys(config).length > 0 && { config }),
    ...(processing.length > 0 && { processing }),
  }
  const fact: StreamsAppFact = {
    app,
    isNamed: true,
    edges: { reads, writes },
    place: earlier?.place ?? place,
  }
  if (earlier) book.streamsApps[before] = fact
  else book.streamsApps.push(fact)
  if (earlier && earlier.app.name !== name)
    book.guess(place, `\`${name}\` has the application id of \`${earlier.app.name}\`: they are drawn as one.`)
  if (processing.length > 0 && !earlier?.app.processing)
    book.guess(
      place,
      `\`${name}\` is a Streams application: its edges are drawn. Its steps stand in its code, and ${writes.length === 0 || reads.length === 0 ? 'are not drawn' : 'come as `process`'}.`,
    )
}

function chainsOf(reads: readonly string[], writes: readonly string[]): readonly Chain[] {
  const [first] = reads
  const stream = reads.length === 1 && first !== undefined ? first : reads
  if (reads.length === 0) return writes.map((topic): Chain => ({ steps: [{ op: 'to', topic }] }))
  if (writes.length === 0) return [{ stream }]
  if (writes.length === 1) return [{ stream, steps: stepsTo(writes[0] ?? '') }]
  return [{ id: 'in', stream }, ...writes.map((topic): Chain => ({ from: 'in', steps: stepsTo(topic) }))]
}

const stepsTo = (topic: string): NonNullable<Chain['steps']> => ['process', { op: 'to', topic }]
