import { classLabel } from '../../model/connector-words'
import type { Connector } from '../../model/design'
import { systemOfClass } from '../../model/system-of-class'
import type { AboutFact, FactBook } from '../facts/fact-book'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Place } from '../source'
import {
  listOf,
  plainSettings,
  type Reading,
  readDeadLetters,
  readFields,
  Settings,
} from './connector-settings'
import { namesOfPattern } from './names-of-pattern'
import { topicsWritten } from './topics-written'

/** A connector as any of the tools has it: its settings in Connect's own names. */
export interface ConnectorSource {
  readonly name: string | undefined
  /** What stands in for a name where there is none. */
  readonly fallback: string
  readonly place: Place
  readonly settings: readonly (readonly [key: string, value: unknown, place: Place])[]
  /** The Connect cluster that runs it, where the source says so. */
  readonly connect?: string | undefined
  /** What it is for and whose it is. */
  readonly about?: readonly AboutFact[]
}

/** Draws a connector: a sink with the topics that it reads, a source with those that its settings name. */
export function readConnector(book: FactBook, source: ConnectorSource): void {
  const settings = new Settings(source.settings)
  if (isOpen(source.name) && isOpen(settings.look('connector.class')?.value)) {
    // A template for connectors, which says of none what it is.
    book.lose(source.place, `A connector whose name is ${sayExpression(source.name ?? '')} is not drawn.`)
    return
  }
  const name = nameOf(book, source)
  const reading: Reading = { book, settings, name }
  settings.take('name')
  const fields = readFields(reading)
  const isSink = isASink(settings, fields.class ?? '')
  const { place } = source
  const edges = isSink ? sinkOf(reading) : sourceOf(reading, fields)
  const config = plainSettings(book, name, settings.rest)
  const type = systemOfClass(fields.class)
  const connector: Connector = {
    name,
    type: isSink ? 'sink' : 'source',
    ...(source.connect !== undefined &&
      source.connect !== '' &&
      !hasExpression(source.connect) && { connect: source.connect }),
    ...(type !== undefined && { system: { type } }),
    ...aboutFields(source.about ?? []),
    ...fields,
    ...(config && { config }),
    ...edges,
  }
  book.connectors.push({ connector, place })
}

const isOpen = (said: string | undefined): boolean => said !== undefined && hasExpression(said)

const aboutFields = (about: readonly AboutFact[]): Pick<Connector, 'description' | 'owner'> => {
  const said = (field: AboutFact[0]) => about.find(([name]) => name === field)?.[1].trim()
  const [description, owner] = [said('description')?.slice(0, 5000), said('owner')?.slice(0, 200)]
  return { ...(description && { description }), ...(owner && { owner }) }
}

/** A sink has topics to read; of the sources, MirrorMaker's has topics of the other cluster. */
function isASink(settings: Settings, className: string): boolean {
  if (/source|\.mirror\./i.test(classLabel(className).concat(className))) return false
  return (
    settings.look('topics') !== undefined ||
    settings.look('topics.regex') !== undefined ||
    /sink/i.test(className)
  )
}

function nameOf(book: FactBook, { name, fallback, place }: ConnectorSource): string {
  if (name !== undefined && name !== '' && !hasExpression(name)) return name.slice(0, 1000)
  const why = name === undefined || name === '' ? 'has no name' : `has ${sayExpression(name)} for a name`
  book.guess(place, `The connector ${why}: it is called \`${fallback}\`.`)
  return fallback
}

type Edges = Pick<Connector, 'consumes' | 'produces' | 'deadLetter' | 'topicsRegex'>

function sinkOf(reading: Reading): Edges {
  const { book, settings, name } = reading
  const topics = settings.take('topics')
  const read = new Set<string>()
  for (const topic of topics ? listOf(topics.value) : []) {
    if (hasExpression(topic) || topic.length > 1000) {
      if (topics)
        book.lose(
          topics.place,
          `\`${name}\` reads a topic whose name is ${sayExpression(topic)}: the edge is not drawn.`,
        )
    } else if (topics) {
      read.add(topic)
      book.topic(topic, topics.place, 'guessed')
    }
  }
  const pattern = settings.take('topics.regex')
  const deadLetter = readDeadLetters(reading)
  if (deadLetter) {
    const place = settings.look('errors.deadletterqueue.topic.name')?.place ?? { file: '' }
    const topic = book.topic(deadLetter.topic, place, 'guessed')
    if (deadLetter.replicationFactor !== undefined)
      topic.say('replicationFactor', deadLetter.replicationFactor, place, 'guessed')
  }
  const isKnown = pattern !== undefined && !hasExpression(pattern.value) && pattern.value.length <= 5000
  if (pattern && isKnown)
    for (const topic of namesOfPattern(pattern.value) ?? []) {
      read.add(topic)
      book.topic(topic, pattern.place, 'guessed')
    }
  if (pattern && !isKnown)
    book.lose(pattern.place, `\`${name}\` reads topics by a pattern that is ${sayExpression(pattern.value)}.`)
  return {
    ...(isKnown && { topicsRegex: pattern.value }),
    ...(read.size > 0 && { consumes: [...read].map((topic) => ({ topic })) }),
    ...(deadLetter && { deadLetter }),
  }
}

function sourceOf(reading: Reading, fields: Partial<Connector>): Edges {
  const { book, settings } = reading
  const written = topicsWritten(reading, {
    className: fields.class ?? '',
    transforms: fields.transforms ?? [],
  })
  const partitions = settings.look('topic.creation.default.partitions')
  const factor = settings.look('topic.creation.default.replication.factor')
  const names = new Set<string>()
  for (const { name, place } of written) {
    if (name === '' || name.length > 1000 || hasExpression(name)) {
      book.lose(place, `\`${reading.name}\` writes a topic whose name is not known: the edge is not drawn.`)
      continue
    }
    names.add(name)
    const topic = book.topic(name, place, 'guessed')
    if (partitions) topic.say('partitions', partitions.value, partitions.place, 'guessed')
    if (factor) topic.say('replicationFactor', factor.value, factor.place, 'guessed')
  }
  return names.size > 0 ? { produces: [...names].map((topic) => ({ topic })) } : {}
}
