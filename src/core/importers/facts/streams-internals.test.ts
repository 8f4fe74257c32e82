import { describe, expect, it } from 'vitest'
import { emptyDesign } from '../../model/empty-design'
import { printTopology } from '../../streams/describe-topology'
import { internalTopicsOf } from '../../streams/internal-topics'
import { printChains } from '../../streams/print-chains'
import { readChains } from '../../streams/read-chains'
import { readProcessing } from '../../streams/read-processing'
import { importFiles } from '../import-files'

/** What Kafka prints of a program, and the listing of the topics that it has made for it. */
function printedOf(program: string, name: string, isListed: (topic: string) => boolean = () => true) {
  const read = readChains(program)
  if (!read.ok) throw new Error('The program does not read.')
  const app = { name, processing: read.value }
  const topics = internalTopicsOf(app).filter((topic) => isListed(topic.name))
  const text = (settings: Readonly<Record<string, string>>) =>
    Object.entries(settings)
      .map(([key, value]) => `${key}=${value}`)
      .join(',')
  return {
    described: printTopology(readProcessing(app)),
    listing: topics
      .map(
        (topic) =>
          `Topic: ${topic.name}\tTopicId: yW3kE1CqTb6nM0a7Qd2f5g\tPartitionCount: 6\tReplicationFactor: 3\tConfigs: ${text(topic.config)}\n\tTopic: ${topic.name}\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3\tElr: \tLastKnownElr: \n`,
      )
      .join(''),
  }
}

async function broughtIn(...texts: readonly string[]) {
  const read = await importFiles(texts.map((text, at) => ({ name: `paste-${at}.txt`, text })))
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join(' '))
  const { design, guesses } = read.value
  const [app] = design.streamsApps
  return {
    name: app?.name,
    program: printChains(app?.processing ?? []),
    topics: design.topics.map(({ name }) => name),
    guesses: guesses.map(({ sentence }) => sentence).join('\n'),
  }
}

describe('a description beside the listing of its internal topics', () => {
  it('tells the application id and the windows of aggregations', async () => {
    const { described, listing } = printedOf(
      'stream orders | groupBy named by-shop | windowedBy tumbling 10 min | count store per-shop | toStream | to totals',
      'shop.totals',
    )
    const { name, program, topics, guesses } = await broughtIn(described, listing)
    expect(name).toBe('shop.totals')
    expect(program).toContain('windowedBy tumbling 10 min')
    expect(topics).toEqual(['orders', 'totals'])
    expect(guesses).toContain('`shop.totals` is drawn as the program of which Kafka prints this description.')
    expect(guesses).toContain('a tumbling window of 10 min is taken')
    expect(guesses).toContain('`shop.totals-per-shop-changelog` is not drawn by itself')
  })

  it('reads both out of one paste, and windows of sessions as long as they keep', async () => {
    const { described, listing } = printedOf(
      'stream clicks | groupByKey | windowedBy session 30 min | count store visits | toStream | to visit-counts',
      'visits',
    )
    const { name, program } = await broughtIn(`${listing}\n${described}`)
    expect(name).toBe('visits')
    expect(program).toContain('windowedBy tumbling 30 min')
  })

  it('tells how far apart joined records may be, and the history of a versioned table', async () => {
    const joined = printedOf(
      'a = stream a\nb = stream b\nfrom a | join b within 20 min named both | to pairs',
      'pairs',
    )
    expect((await broughtIn(joined.described, joined.listing)).program).toContain('within 20 min')
    const versioned = printedOf(
      'p = table prices store prices history 2 h\nstream orders | selectKey | repartition named again | join p | to priced',
      'pricing',
    )
    expect((await broughtIn(versioned.described, versioned.listing)).name).toBe('pricing')
  })

  it('takes no id that only one of many topics begins with, nor hides a topic that somebody else reads', async () => {
    const { described, listing } = printedOf(
      'stream o | groupBy named g | count store s | toStream | groupBy named h | count store t | toStream | to out',
      'app',
      (topic) => topic === 'app-s-changelog',
    )
    const { name, topics } = await broughtIn(described, listing)
    expect(name).not.toBe('app')
    expect(topics).toContain('app-s-changelog')
    const two = printedOf('stream o | groupBy named g | count store s | toStream | to out', 'app')
    const group =
      'GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID\naudit           app-s-changelog 0          1               1               0               audit-1-a       /10.0.0.1       audit-1\n'
    expect((await broughtIn(two.described, two.listing, group)).topics).toContain('app-s-changelog')
  })

  it('leaves a design without internal topics as it was', async () => {
    const { described } = printedOf('stream a | to b', 'copy')
    expect((await broughtIn(described)).topics).toEqual([...emptyDesign('x').topics.map(String), 'a', 'b'])
  })
})
