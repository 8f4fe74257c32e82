/** Catches Java that is pasted and not understood, or understood as something else. */
import { describe, expect, it } from 'vitest'
import { printChains } from './print-chains'
import { readChains } from './read-chains'

const printed = (text: string): string => {
  const read = readChains(text)
  return read.ok
    ? printChains(read.value)
    : read.error.map(({ line, message }) => `${line}: ${message}`).join('\n')
}

const onStream = (typed: string) =>
  printed(`stream orders\n${typed}`)
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .join(' | ')

describe('Java as it is pasted', () => {
  it.each([
    ['.windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(5)))', 'windowedBy tumbling 5 min'],
    ['groupByKey()', 'groupByKey'],
    ['KStream#to("x")', 'to x'],
    [
      '.windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofSeconds(30)))',
      'windowedBy tumbling 5 min grace 30 s',
    ],
    [
      '.windowedBy(TimeWindows.of(Duration.ofMinutes(5)).advanceBy(Duration.ofMinutes(1)).grace(Duration.ofHours(1)))',
      'windowedBy hopping 5 min every 1 min grace 1 h',
    ],
    [
      '.windowedBy(SessionWindows.ofInactivityGapWithNoGrace(Duration.ofMinutes(30)))',
      'windowedBy session 30 min',
    ],
    [
      '.windowedBy(SlidingWindows.ofTimeDifferenceAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(1)))',
      'windowedBy sliding 5 min grace 1 min',
    ],
    [
      '.windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.of(5, ChronoUnit.MINUTES)))',
      'windowedBy tumbling 5 min',
    ],
    ['.windowedBy(TimeWindows.of(TimeUnit.MINUTES.toMillis(5)))', 'windowedBy tumbling 5 min grace 1435 min'],
    [
      '.windowedBy(TimeWindows.of(Duration.ofHours(2)).advanceBy(Duration.ofHours(1)))',
      'windowedBy hopping 2 h every 1 h grace 22 h',
    ],
    ['.windowedBy(TimeWindows.of(Duration.ofDays(2)))', 'windowedBy tumbling 2 d'],
    ['.windowedBy(SessionWindows.with(Duration.ofHours(1)))', 'windowedBy session 1 h grace 23 h'],
    [
      '.windowedBy(SessionWindows.with(Duration.ofHours(1)).grace(Duration.ofMinutes(1)))',
      'windowedBy session 1 h grace 1 min',
    ],
    ['.join(paid, joiner, JoinWindows.of(Duration.ofHours(1)))', 'join paid within 1 h grace 22 h'],
    [
      '.join(paid, joiner, JoinWindows.of(Duration.ofHours(1)).after(Duration.ofHours(2)))',
      'join paid before 1 h after 2 h grace 22 h',
    ],
    [
      '.join(paid, joiner, JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofHours(1)))',
      'join paid within 1 h',
    ],
    ['.filter((key, order) -> order.amount() > 100, Named.as("large"))', 'filter named large'],
    ['.filter { _, order -> order.amount > 100 }', 'filter'],
    [
      '.mapValues(Order::total).to("totals", Produced.with(Serdes.String(), Serdes.Long()))',
      'mapValues | to totals',
    ],
    [
      '.groupByKey(Grouped.with("by-id", Serdes.String(), orderSerde))\n.count(Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as("per-id").withCachingDisabled())',
      'groupByKey named by-id | count store per-id uncached',
    ],
    [
      '.groupByKey().count(Materialized.as(Stores.inMemoryKeyValueStore("c")))',
      'groupByKey | count store c memory',
    ],
    [
      '.groupByKey().count().suppress(Suppressed.untilWindowCloses(unbounded()))',
      'groupByKey | count | suppress until windowCloses',
    ],
    [
      '.groupByKey().count().suppress(Suppressed.untilTimeLimit(Duration.ofMinutes(1), maxRecords(10)))',
      'groupByKey | count | suppress until timeLimit every 1 min',
    ],
    [
      '.repartition(Repartitioned.<String, Order>as("by-customer").withNumberOfPartitions(12))',
      'repartition 12 named by-customer',
    ],
    ['.process(() -> new Deduplicator(), Named.as("dedup"), "seen")', 'process stores seen named dedup'],
    ['.toTable(Materialized.as("latest"))', 'toTable store latest'],
    [
      '.split().branch((k, v) -> v.large(), Branched.as("large")).defaultBranch(Branched.as("small"))',
      'split large named large, else small named small',
    ],
  ])('%s is %s', (typed, meant) => {
    expect(onStream(typed)).toBe(meant)
  })

  it.each([
    'List<String> names = topics.stream().map(String::trim).filter(t -> !t.isEmpty()).collect(Collectors.toList());',
    'var names = Arrays.stream(args).map(String::trim).toList();',
    'Stream<String> own = topics.stream();\nvar names = own.map(String::trim).filter(x -> x != null).count();',
    'String first = Optional.ofNullable(topic).map(String::trim).orElse("x");',
    'int many = IntStream.range(0, 3).filter(n -> n > 1).sum();',
    'topics.parallelStream().peek(log::info).count();',
  ])('passes over what is of lists: %s', (own) => {
    expect(printed(`${own}\nbuilder.stream("orders").filter((k, v) -> v != null).to("x");`)).toBe(
      'stream orders\n  filter\n  to x',
    )
  })

  it.each([
    'topics.stream().map(builder::stream).reduce(KStream::merge).get().to("x");',
    'topics.stream().forEach(t -> builder.stream(t).to("x"));',
  ])('does not pass over what is done with each of a list: %s', (own) => {
    expect(printed(`${own}\nbuilder.stream("orders").to("y");`)).toContain('1: What is done for each')
  })

  it('says where a builder is told no topic', () => {
    expect(printed('builder.stream().to("x");')).toContain('1: The topic is missing.')
  })

  it.each([
    ['Duration.ofHours(1).plusMinutes(30)', '90 min'],
    ['Duration.ofHours(1).plus(Duration.ofMinutes(30))', '90 min'],
    ['Duration.ofHours(1).plus(5, ChronoUnit.MINUTES).minusMinutes(5)', '1 h'],
    ['java.time.Duration.ofMinutes(5).multipliedBy(3).toMillis()', '15 min'],
    ['Duration.parse("PT1H30M")', '90 min'],
    ['Duration.parse("PT0.5S")', '500 ms'],
    ['5.minutes.toJavaDuration()', '5 min'],
    ['SIZE.plusSeconds(30)', '150 s'],
  ])('%s lasts %s', (typed, lasts) => {
    expect(
      printed(
        `Duration SIZE = Duration.ofMinutes(2);\nbuilder.stream("orders").groupByKey().windowedBy(TimeWindows.ofSizeWithNoGrace(${typed})).count()`,
      ),
    ).toContain(`windowedBy tumbling ${lasts}\n`)
  })

  it.each(['Duration.ZERO', 'Duration.parse("PT0S")', 'Duration.ofMillis(0)', '0'])(
    '%s is no time at all',
    (typed) => {
      expect(
        onStream(`.join(paid, joiner, JoinWindows.of(Duration.ofHours(1)).after(${typed}).grace(${typed}))`),
      ).toBe('join paid before 1 h after 0 ms grace 0 ms')
    },
  )

  it.each([
    'TimeUnit.MINUTES.toMillis(5) + 100',
    'Duration.ofHours(1).withSeconds(3)',
    'Duration.ofHours(1).plus(more())',
    'Duration.ofHours(1).minusHours(2)',
    'Duration.ofHours(1).toMinutes()',
    'SIZE.plus(SIZE)',
    '5.minutes + 30.seconds',
  ])('refuses %s, which it cannot count', (typed) => {
    expect(
      printed(
        `Duration SIZE = SIZE.plus(SIZE);\nbuilder.stream("orders").groupByKey().windowedBy(TimeWindows.ofSizeWithNoGrace(${typed})).count()`,
      ),
    ).toContain('does not stand in this text')
  })

  it('reads a whole class with its constants, variables and comments', () => {
    expect(
      printed(`package com.acme;
import org.apache.kafka.streams.*;

public class Matcher {
    private static final String ORDERS = "orders";
    private static final Duration APART = Duration.ofMinutes(5);

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        // what was ordered
        KStream<String, Order> orders = builder.stream(ORDERS, Consumed.with(Serdes.String(), orderSerde).withName("read-orders"));
        KStream<String, Payment> paid = builder.stream("payments");
        orders
            .filter((k, v) -> v != null)
            .join(paid,
                (order, payment) -> new Match(order, payment),
                JoinWindows.ofTimeDifferenceAndGrace(APART, Duration.ofSeconds(10)),
                StreamJoined.<String, Order, Payment>as("pairs").withName("pair"))
            .to("matched");
        return builder.build();
    }
}`),
    ).toBe(
      'orders = stream orders named read-orders\npaid = stream payments\nfrom orders\n  filter\n  join paid within 5 min grace 10 s store pairs named pair\n  to matched',
    )
  })

  it('reads tables, foreign keys, branches and what goes on from them', () => {
    expect(
      printed(`KTable<String, Customer> customers = builder.table("customers", Materialized.as("customers"));
KTable<String, Order> orders = builder.table("orders");
orders.join(customers, Order::customerId, (o, c) -> o.with(c)).toStream().to("enriched");
Map<String, KStream<String, Order>> parts = builder.<String, Order>stream("raw")
    .split(Named.as("by-"))
    .branch((k, v) -> v.large(), Branched.as("large"))
    .defaultBranch(Branched.as("rest"));
parts.get("by-large").to("large");
KStream<String, Order> rest = parts.get("by-rest");
rest.to("small");`),
    ).toBe(
      'customers = table customers store customers\norders = table orders\nfrom orders\n  join customers foreign key\n  toStream\n  to enriched\nstream raw\n  split named by- large named large, else rest named rest\nfrom large\n  to large\nfrom rest\n  to small'.replace(
        'split named by- ',
        'split named by- : ',
      ),
    )
  })

  it.each([
    ['orders.to("x")', 'Where `orders` comes from does not stand in this text'],
    ['builder.stream(config.inputTopic()).to("x")', 'type its name'],
    ['builder.stream("a").to((k, v, c) -> c.topic())', 'chosen record by record'],
    ['builder.stream("a").groupByKey().windowedBy(TimeWindows.ofSizeWithNoGrace(size))', 'type a duration'],
    ['builder.stream("a").transformValues(() -> new T())', '`processValues` does what it did'],
    ['builder.stream("a").branch((k, v) -> true, (k, v) -> false)', '`split` names its branches'],
  ])('%s is told precisely', (typed, told) => {
    expect(printed(typed)).toContain(told)
  })

  it('tells the line of Java that it does not understand', () => {
    const read = readChains('KStream<String, String> a = builder.stream("a");\n\na.to(topicOf(x));')
    expect(!read.ok && read.error).toEqual([{ line: 3, message: expect.stringContaining('type its name') }])
  })
})
