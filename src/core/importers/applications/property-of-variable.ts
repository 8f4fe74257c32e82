/** Settings of a client below these are in Kafka's own words, with points; all others are Spring's, with hyphens. */
const OF_CLIENT = /^((?:[a-z]+_)*?(?:properties|configuration))_(.+)$/
/** What may stand below `spring.kafka`, before the words of one property. */
const PARTS = /^(consumer|producer|admin|streams|template|listener|ssl|security|jaas|retry_topic)_(.+)$/
/** What may stand below one binding of Spring Cloud Stream. */
const OF_BINDING = /^(.+?)_(destination|group|binder|content_type|consumer_.+|producer_.+)$/

const hyphens = (words: string): string => words.replaceAll('_', '-')
const points = (words: string): string => words.replaceAll('_', '.')

/** `process-in-0.consumer.enable-dlq` for the words of a variable; undefined of what is of no binding. */
function bindingOf(words: string): string | undefined {
  const [, name, rest] = OF_BINDING.exec(words) ?? []
  if (name === undefined || rest === undefined) return undefined
  const [, side, property] = /^(consumer|producer)_(.+)$/.exec(rest) ?? []
  return `${hyphens(name)}.${side === undefined ? hyphens(rest) : `${side}.${clientOr(property ?? '')}`}`
}

function clientOr(words: string): string {
  const [, before, setting] = OF_CLIENT.exec(words) ?? []
  return setting === undefined ? hyphens(words) : `${hyphens(before ?? '')}.${points(setting)}`
}

/**
 * Returns the property of Spring or Quarkus that a variable sets, as `spring.kafka.consumer.group-id` for
 * `SPRING_KAFKA_CONSUMER_GROUP_ID`; undefined of a variable that sets none of those about Kafka. A name that is a property
 * already stays as it is.
 *
 * @see Spring Boot, Externalized Configuration, Binding From Environment Variables
 */
export function propertyOfVariable(variable: string): string | undefined {
  if (/^(?:spring\.(?:kafka|cloud\.(?:stream|function)|application)|mp\.messaging)\./.test(variable))
    return variable
  const words = variable.toLowerCase()
  const below = (start: string) => (words.startsWith(start) ? words.slice(start.length) : undefined)
  if (words === 'spring_application_name') return 'spring.application.name'
  const definition = /^spring_cloud_(stream_)?function_definition$/.exec(words)
  if (definition) return `spring.cloud.${definition[1] ? 'stream.' : ''}function.definition`
  const kafka = below('spring_kafka_')
  if (kafka !== undefined) {
    const [, part, rest] = PARTS.exec(kafka) ?? []
    return `spring.kafka.${part === undefined ? clientOr(kafka) : `${hyphens(part)}.${clientOr(rest ?? '')}`}`
  }
  const streams = below('spring_cloud_stream_kafka_streams_')
  const binder = streams ?? below('spring_cloud_stream_kafka_')
  const root = `spring.cloud.stream.kafka${streams === undefined ? '' : '.streams'}`
  if (binder?.startsWith('bindings_')) {
    const binding = bindingOf(binder.slice('bindings_'.length))
    return binding && `${root}.bindings.${binding}`
  }
  if (binder?.startsWith('binder_')) return `${root}.binder.${clientOr(binder.slice('binder_'.length))}`
  const bindings = below('spring_cloud_stream_bindings_')
  if (bindings !== undefined) {
    const binding = bindingOf(bindings)
    return binding && `spring.cloud.stream.bindings.${binding}`
  }
  const [, direction, channel, attribute] =
    /^mp_messaging_(incoming|outgoing)_(.+)_(topics?|connector|group_id|failure_strategy|dead_letter_queue_topic|auto_offset_reset)$/.exec(
      words,
    ) ?? []
  if (direction === undefined) return undefined
  const name = /^(?:failure_strategy|dead_letter_queue_topic)$/.test(attribute ?? '')
    ? hyphens(attribute ?? '').replace('queue-topic', 'queue.topic')
    : points(attribute ?? '')
  return `mp.messaging.${direction}.${hyphens(channel ?? '')}.${name}`
}
