import type { StreamsApp } from '../../model/design'
import { formatDuration } from '../../shared/format'
import { chainsOfDescription } from '../../streams/chains-of-description'
import { ASSUMED_JOIN_MS } from '../../streams/described-joins'
import { type Step, stepOf } from '../../streams/processing'
import { type Description, printDescription, readDescriptions } from '../../streams/read-descriptions'
import { withAssumedWindows } from '../../streams/tell-step'
import { TopologyError } from '../../streams/topology'
import { chainsForEdges, topologyOfDescription } from '../../streams/topology-of-description'
import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import type { Place } from '../source'

/** A document holds no longer text of this kind. */
export const LONGEST_TOPOLOGY = 200_000
/** As many chains and steps as a document holds of one application. */
const MOST_CHAINS = 1000

/** What Kafka Streams prints of its topologies, any number of them in one text. */
export const streamsTopologies = defineImporter(({ name, text }, book) => {
  const found = readStreams(text, { file: name }, book)
  if (!found)
    book.problems.push({ file: name, path: '', message: 'No sub-topology with a processor stands in it.' })
})

/** Writes the applications that a text describes into a book; false where there is none. `at` is where the text begins. */
export function readStreams(text: string, at: Place, book: FactBook): boolean {
  const described = readDescriptions(text)
  for (const description of described) {
    const place = { file: at.file, line: (at.line ?? 1) + description.line - 1 }
    for (const sentence of description.losses) book.lose(place, sentence)
    readOne(description, described.length === 1 ? nameOfFile(at.file) : undefined, place, book)
  }
  return described.length > 0
}

function readOne(description: Description, called: string | undefined, place: Place, book: FactBook): void {
  const id = description.applicationId
  const topics = description.subtopologies.flatMap(({ nodes }) => nodes.flatMap((node) => node.topics))
  // It is called after what others know of it; internal topics have names like these.
  const first = topics.find((topic) => !/-(?:repartition|changelog)$/.test(topic)) ?? topics[0]
  const name = id ?? called ?? `${first ?? 'described'}-streams`
  const app = appOf(description, name, place, book)
  if (!app) return
  book.streamsApps.push({ app, isNamed: id !== undefined, isCalled: called !== undefined, place })
  for (const { kind, topics } of description.subtopologies.flatMap(({ nodes }) => nodes))
    for (const topic of topics)
      if (kind !== 'processor' && !isInternal(app, topic)) book.topic(topic, place, 'seen')
  if (id === undefined && called !== undefined)
    book.guess(
      place,
      `Its description does not say the application id: \`${called}\`, as the file is called, is taken.`,
    )
}

const isInternal = (app: StreamsApp, topic: string): boolean =>
  !JSON.stringify(app.processing ?? []).includes(JSON.stringify(topic))

function appOf(description: Description, name: string, place: Place, book: FactBook): StreamsApp | undefined {
  try {
    topologyOfDescription(description)
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    book.lose(place, `\`${name}\` is not drawn: ${error.message.replace(/[.!]?$/, '.')}`)
    return undefined
  }
  const found = chainsOfDescription(description)
  const isSmall = (found?.processing.length ?? 0) <= MOST_CHAINS
  if (found && isSmall) {
    const steps = found.processing.flatMap((chain) => (chain.steps ?? []).map(stepOf))
    tellUnnamed(steps, name, place, book)
    const isJoined = steps.some((step) => 'window' in step && step.window !== undefined)
    book.guess(
      place,
      `\`${name}\` is drawn as the program of which Kafka prints this description. How many records each step puts out, and whether an aggregation has windows, a description does not say.`,
    )
    if (isJoined)
      book.guess(
        place,
        `How far apart joined records of \`${name}\` may be is not described: ${formatDuration(ASSUMED_JOIN_MS)} are taken.`,
      )
    if (steps.some((step) => 'graceMs' in step && step.graceMs !== undefined))
      book.guess(
        place,
        `A stream of \`${name}\` waits for a versioned table: for how long, and how long that keeps what was, is not described. A minute and a day are taken.`,
      )
    const config = found.optimization === 'all' ? { config: { 'topology.optimization': 'all' } } : {}
    return { name, ...config, processing: withAssumedWindows(found.processing) }
  }
  const text = printDescription(description)
  const edges = chainsForEdges(description)
  if (edges.length > MOST_CHAINS || text.length > LONGEST_TOPOLOGY) {
    book.lose(place, `\`${name}\` is not drawn: its description is longer than a design holds.`)
    return undefined
  }
  book.lose(
    place,
    `The steps of \`${name}\` cannot be told from this description: one \`process\` stands for all before each topic that it writes. Its sub-topologies, tasks, stores and internal topics are those described.`,
  )
  return { name, processing: edges, topology: text }
}

/** Says which steps were given names in the program, so that no description tells what they do. */
function tellUnnamed(steps: readonly Step[], name: string, place: Place, book: FactBook): void {
  const said = steps.flatMap((step) =>
    /^(?:process|processValues)$/.test(step.op) && step.named !== undefined ? [`\`${step.named}\``] : [],
  )
  const [first, ...others] = [...new Set(said)]
  if (first === undefined) return
  const shown = others.length < 4 ? others : others.slice(0, 3)
  const rest = others.length > shown.length ? [`${others.length - shown.length} more`] : []
  const last = [...shown, ...rest].pop()
  const names =
    last === undefined ? first : `${[first, ...shown, ...rest].slice(0, -1).join(', ')} and ${last}`
  book.lose(
    place,
    others.length === 0
      ? `What the step ${names} of \`${name}\` does is not described, since it has a name of its own: it comes as \`process\` or \`processValues\`.`
      : `What the steps ${names} of \`${name}\` do is not described, since they have names of their own: they come as \`process\` or \`processValues\`.`,
  )
}

/** What a file is called, where that says something. */
function nameOfFile(file: string): string | undefined {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,10}$/, '')
  return /^[\w.-]+$/.test(name) &&
    !/^(?:paste|topolog|descri|untitled|streams-topology|console|output|log)/i.test(name)
    ? name
    : undefined
}
