import { describe, expect, it } from 'vitest'
import { analyse } from '../../analyse'
import type { Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import { readChains } from '../../streams/read-chains'
import { RICH_SCHEMAS } from '../starter/rich-schemas'
import { javaStreams } from './java-project'

const avro = (schema: unknown) =>
  ({ format: 'avro', types: [{ versions: [{ text: JSON.stringify(schema) }] }] }) as const

const bill = { type: 'record', name: 'Bill', fields: [{ name: 'id', type: 'string' }] }

const design = (program: string): Design => {
  const read = readChains(program)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return {
    ...emptyDesign('Records'),
    topics: [
      { name: 'orders', ...RICH_SCHEMAS['orders'] },
      { name: 'jobs', ...RICH_SCHEMAS['jobs'] },
      { name: 'prices', ...RICH_SCHEMAS['prices'] },
      { name: 'bills', schema: avro(bill), keySchema: avro('string') },
      { name: 'totals', schema: avro('long') },
      { name: 'sketch', schema: { format: 'protobuf' } },
      { name: 'plain' },
    ],
    streamsApps: [{ name: 'biller', processing: read.value }],
  }
}

const filesOf = (program: string, values = {}): ReadonlyMap<string, string> => {
  const given = design(program)
  return new Map(
    javaStreams
      .export(given, analyse(given), values)
      .map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]),
  )
}
const programOf = (program: string): string => filesOf(program).get('Program.java') ?? ''

describe('a Streams project', () => {
  it('reads and writes by the schemas of its topics, as was reviewed', async () => {
    const given = design(
      'bills = stream orders | filter | mapValues\nfrom bills | to bills\nfrom bills | groupByKey | count | toStream | to totals',
    )
    for (const { path, text } of javaStreams.export(given, analyse(given)))
      await expect(text).toMatchFileSnapshot(`golden/${path}.golden`)
  })

  it('passes on what is of one type, and leaves to its author what becomes another', () => {
    expect(programOf('stream orders | filter | to orders')).toContain(
      '.to("orders", Produced.<String, RecordTypes.Order>with(TopicSerdes.ordersKey(), TopicSerdes.ordersValue()))',
    )
    const made = filesOf('stream orders | mapValues | to bills')
    expect(made.get('Program.java')).toContain('mapValues(value -> Steps.<RecordTypes.Bill>yours(value))')
    expect(made.get('Steps.java')).toContain('static <T> T yours(Object of)')
    expect(filesOf('stream orders | to orders').get('Steps.java')).not.toContain('yours(')
  })

  it('takes text for what has no schema, and bytes for what has one that it cannot read', () => {
    expect(programOf('stream plain | to plain')).toContain('builder.<String, String>stream("plain")')
    expect(programOf('stream sketch | to plain')).toContain(
      'builder.<String, byte[]>stream("sketch", Consumed.<String, byte[]>with(Serdes.String(), Serdes.ByteArray()))',
    )
  })

  it('takes the types that the build makes of Protobuf', () => {
    const files = filesOf('stream prices | filter | to prices')
    expect(files.get('Program.java')).toContain(
      'builder.<String, acme.PricesValue.Price>stream("prices", Consumed.<String, acme.PricesValue.Price>with(Serdes.String(), TopicSerdes.pricesValue()))',
    )
    expect(files.get('pom.xml')).toContain('<artifactId>protobuf-maven-plugin</artifactId>')
    expect([...files.keys()]).toContain('prices_value.proto')
  })

  it('is tested on the least records of its topics, by schemas in a registry of the test', () => {
    const files = filesOf('stream orders | filter | to orders\nstream prices | filter | to prices')
    const test = files.get('ProgramTest.java') ?? ''
    expect(test).toContain(
      'take(driver, "orders", TopicSerdes.ordersKey(), TopicSerdes.ordersValue(), "", new RecordTypes.Order("", 0L, null, new RecordTypes.Status("NEW"), List.of(), new byte[16], Map.of(), null));',
    )
    expect(test).toContain(
      'take(driver, "prices", Serdes.String(), TopicSerdes.pricesValue(), "key", acme.PricesValue.Price.getDefaultInstance());',
    )
    expect(test).toContain(
      'registry.register("prices-value", new ProtobufSchema(Files.readString(Path.of("schemas/protobuf/prices_value.proto"))));',
    )
    expect(files.get('pom.xml')).toContain('<SCHEMA_REGISTRY_URL>mock://test</SCHEMA_REGISTRY_URL>')
  })

  it('is not tested on what JSON Schema may ask more of than its type, nor before it is complete', () => {
    for (const program of ['stream jobs | filter | to jobs', 'stream orders | mapValues | to bills'])
      expect(filesOf(program).get('ProgramTest.java')).not.toContain('take(')
  })

  it('gives a new key the bytes of the key that it is joined with', () => {
    const program = programOf('orders = table orders\nstream plain | selectKey | join orders | to bills')
    expect(program).toContain(
      'Joined.<String, String, RecordTypes.Order>with(TopicSerdes.ordersKey(), Serdes.String(), TopicSerdes.ordersValue())',
    )
    expect(program).toContain('(left, right) -> Steps.<RecordTypes.Bill>yours(left)')
  })

  it('skips no record for a registry that does not answer', () => {
    const skips = 'if (!(exception instanceof SerializationException))'
    const skipping = { 'skip-unreadable': true }
    expect(filesOf('stream orders | to bills', skipping).get('SkipUnreadable.java')).toContain(skips)
    expect(filesOf('stream plain | to plain', skipping).get('SkipUnreadable.java')).not.toContain(skips)
    expect(filesOf('stream orders | to bills').has('SkipUnreadable.java')).toBe(false)
  })
})
