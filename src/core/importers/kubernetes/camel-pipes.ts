import type { Application } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { Cluster, Handler } from './resource'

/** A URI of Camel's Kafka component: `kafka:orders?groupId=billing`. */
const URI = /^kafka:(?:\/\/)?([^?]*)(?:\?(.*))?$/s

/** What an end of a pipe says of Kafka. */
interface End {
  readonly topics: readonly string[]
  readonly group?: Field | string | undefined
  readonly place: Field['place']
}

/**
 * A pipe of Camel K: its source and its sink are a topic, a Kamelet of Kafka, a URI, or something else. What begins at a
 * topic reads it, what ends at one writes it; both are the pipe.
 */
export const camelPipe: Handler = ({ spec, name, root }, { book }) => {
  const [source, sink] = [endOf(spec?.get('source')), endOf(spec?.get('sink'))]
  spec?.ignore('steps', 'integration', 'errorHandler', 'replicas', 'serviceAccountName')
  if (!source && !sink) {
    book.lose(root.place, `The pipe \`${name ?? ''}\` has no topic of Kafka at either end: it is not drawn.`)
    return
  }
  const pipe = book.application(name, root.place)
  if (!pipe) return
  pipe.isOneProgram = true
  if (source) read(pipe, source, book)
  for (const topic of sink?.topics ?? []) book.join(pipe, 'writes', topic, sink?.place ?? root.place)
}

function read(pipe: Application, { topics, group, place }: End, book: Cluster['book']): void {
  pipe.isGroup = true
  const id = typeof group === 'string' ? group : group?.text()
  if (id !== undefined && id !== '')
    pipe.say('groupId', id, typeof group === 'string' ? place : (group?.place ?? place))
  else
    book.guess(
      place,
      `This pipe names no group: Camel makes one for each start, and \`${pipe.name}\` stands for it.`,
    )
  for (const topic of topics) book.join(pipe, 'reads', topic, place)
}

/** How a pipe reaches its ends is no part of a drawing. */
function endOf(field: Field | undefined): End | undefined {
  const end = field && kafkaEnd(field)
  field?.get('ref')?.ignore('apiVersion', 'namespace')
  field
    ?.get('properties')
    ?.ignore('bootstrapServers', 'brokers', 'user', 'password', 'securityProtocol', 'saslMechanism')
  return end
}

function kafkaEnd(field: Field): End | undefined {
  const { place } = field
  const [, topics, query] = URI.exec(field.get('uri')?.text()?.trim() ?? '') ?? []
  if (topics !== undefined)
    return { topics: listOf(topics), group: /(?:^|&)groupId=([^&]*)/.exec(query ?? '')?.[1], place }
  const kind = field.in('ref', 'kind')?.text()
  const name = field.in('ref', 'name')
  if (kind === 'KafkaTopic') return { topics: listOf(name?.text() ?? ''), place: name?.place ?? place }
  if (kind !== 'Kamelet' || !/kafka/.test(name?.text() ?? '')) return undefined
  const properties = field.get('properties')
  const topic = properties?.first('topic', 'topics')
  const group = properties?.first('consumerGroup', 'groupId', 'group')
  return { topics: listOf(topic?.text() ?? ''), group, place: topic?.place ?? place }
}

const listOf = (said: string): string[] => said.split(',').map((topic) => topic.trim())
