import { readConnector } from '../connect/connector'
import type { FactBook } from '../facts/fact-book'
import type { PropertyMap } from './property-map'

const SOURCE = 'debezium.source'

/** Debezium Server, which runs one source connector without Connect: drawn as that connector where it writes to Kafka. */
export function readDebeziumServer(map: PropertyMap, book: FactBook): void {
  const kind = map.get(`${SOURCE}.connector.class`)
  if (!kind) return
  const sink = map.get('debezium.sink.type')
  if (sink && sink.value() !== 'kafka') {
    map.ignore('debezium')
    book.lose(
      sink.place,
      `This Debezium Server writes to \`${sink.value()}\`, not to Kafka: it is not drawn.`,
    )
    return
  }
  const OF_SERVER = /^(?:offset\.|schema\.history|database\.history)/
  readConnector(book, {
    name: map.get('quarkus.application.name')?.value(),
    fallback: 'debezium-server',
    place: kind.place,
    settings: [
      ...map.under(SOURCE).flatMap(([key, property]): [string, unknown, typeof property.place][] => {
        const value = property.value()
        return OF_SERVER.test(key) ? [] : [[key, value, property.place]]
      }),
      ...map
        .under('debezium.transforms')
        .map(([key, property]): [string, unknown, typeof property.place] => [
          `transforms.${key}`,
          property.value(),
          property.place,
        ]),
      ...(map.get('debezium.transforms')
        ? [['transforms', map.get('debezium.transforms')?.value(), kind.place] as const]
        : []),
    ],
  })
  map.ignore('debezium.sink', 'debezium.format')
}
