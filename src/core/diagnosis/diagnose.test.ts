import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { diagnose } from './diagnose'

const FOLDER = join(import.meta.dirname, 'fixtures')
const text = (name: string): string => readFileSync(join(FOLDER, `${name}.txt`), 'utf8')

/** The listings of a fixture, each behind a line with its time where it has one. */
function listings(name: string): { text: string; at?: number }[] {
  const parts = text(name).split(/^@@@ (.*)\n/m)
  if (parts.length === 1) return [{ text: parts[0] ?? '' }]
  return parts
    .slice(1)
    .flatMap((time, at, all) => (at % 2 === 0 ? [{ text: all[at + 1] ?? '', at: Date.parse(time) }] : []))
}

const groupOf = (name: string, design?: Design) => {
  const [group] = diagnose(listings(name), design).groups
  if (!group) throw new Error('there is no group')
  return group
}
const kinds = (name: string) => groupOf(name).causes.map(({ kind }) => kind)

describe('diagnose', () => {
  it.each([
    ['01-too-few-members', 'warning', ['too-few-members'], 'Add members, up to one for each partition.'],
    ['02-skew', 'warning', ['skew'], 'More members do not help a hot partition'],
    ['03-stuck-member', 'critical', ['stuck-member'], 'Take a thread dump'],
    ['04-dead-member', 'critical', ['dead-member', 'partition-without-owner'], 'Look at why the member died'],
    [
      '05-rebalancing',
      'critical',
      ['rebalancing-without-end'],
      'Keep the work of a poll below max.poll.interval.ms',
    ],
    ['06-retention', 'critical', ['retention', 'slow-processing'], 'Raise retention.ms now'],
    ['07-idle-members', 'healthy', ['idle-members'], 'Members beyond the number of partitions do nothing'],
    ['08-stopped', 'critical', ['no-leader', 'no-members'], 'Bring the brokers'],
    ['09-rewinding', 'critical', ['rewinding'], 'Find out who reset the offsets'],
    ['10-slow-processing', 'warning', ['slow-processing'], 'Members are at the number of partitions'],
    ['11-without-owner', 'critical', ['partition-without-owner'], 'Wait for the end of the rebalance'],
    ['12-one-owns-all', 'warning', ['skew'], 'Have the partitions assigned evenly'],
    ['13-preparing-twice', 'critical', ['rebalancing-without-end'], 'Keep the work of a poll below'],
    ['14-beyond-end', 'critical', ['offset-beyond-end'], 'Find out what shortened the log'],
    ['15-share-group', 'warning', ['too-few-members'], 'a share group may have more of them than partitions'],
    ['16-streams-group', 'warning', ['skew'], 'More members do not help a hot partition'],
    ['17-read-too-late', 'critical', ['retention', 'slow-processing'], 'Those records are gone'],
    [
      '18-left-over-topic',
      'critical',
      ['partition-without-owner'],
      'See whether the members are meant to read it',
    ],
    ['19-one-record', 'critical', ['stuck-member'], '--partition 1 --offset 500 --max-messages 1'],
    ['20-all-stuck', 'critical', ['stuck-member'], 'Look at what all members need'],
    ['21-uneven', 'warning', ['skew'], 'Have the partitions assigned evenly'],
    ['22-slow-member', 'warning', ['slow-member'], 'Compare that member with the others'],
    ['23-never-commits', 'warning', ['never-committed'], 'See whether the application commits at all'],
    ['24-keeps-what-it-gave', 'critical', ['rebalancing-without-end'], 'Keep the work of a poll below'],
    ['25-unknown-group', 'critical', ['no-members'], 'Check the group id and the cluster'],
    ['28-crash-loop', 'critical', ['dead-member'], 'Look at how the members end'],
    ['27-before-2.2', 'critical', ['stuck-member'], 'Take a thread dump'],
  ])('finds what an expert does: %s', (name, status, causes, advice) => {
    const group = groupOf(name)
    expect({ status: group.status, causes: group.causes.map(({ kind }) => kind) }).toEqual({ status, causes })
    expect(group.advice[0]).toContain(advice)
  })

  it('takes members that were replaced, and what transactions leave behind, for no trouble', () => {
    expect(groupOf('26-deployed-in-between')).toMatchObject({ status: 'healthy', causes: [], advice: [] })
  })

  it('reads the errors that tools print instead of a listing', () => {
    const error =
      'Error: Executing consumer group command failed due to org.apache.kafka.common.errors.CoordinatorNotAvailableException: The coordinator is not available.'
    expect(diagnose([{ text: error }]).remarks[0]).toContain('has no leader')
    const timeout =
      'org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment.'
    expect(diagnose([{ text: timeout }]).remarks[0]).toContain('advertised.listeners')
  })

  it('tells commits that are refused from work that hangs', () => {
    const [first, second] = listings('20-all-stuck')
    const offsets =
      '\nTopic: __consumer_offsets\tPartitionCount: 1\tReplicationFactor: 3\tConfigs: min.insync.replicas=2\n\tTopic: __consumer_offsets\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1\n'
    const found = diagnose(
      [first, second].flatMap((one) => (one ? [{ ...one, text: one.text + offsets }] : [])),
    )
    expect(found.groups[0]?.causes[0]?.sentence).toContain('Their commits are refused: __consumer_offsets')
    expect(found.groups[0]?.advice[0]).toContain('Bring the replicas of __consumer_offsets back')
  })

  it('takes times as numbers, dates and texts', () => {
    const times = listings('10-slow-processing')
    const kinds = (texts: Parameters<typeof diagnose>[0]) =>
      diagnose(texts).groups[0]?.causes.map(({ kind }) => kind)
    expect(kinds(times.map(({ text, at }) => ({ text, at: new Date(at ?? 0) })).reverse())).toEqual([
      'slow-processing',
    ])
    expect(
      kinds(times.map(({ text, at }) => ({ text, at: new Date(at ?? 0).toISOString() })).reverse()),
    ).toEqual(['slow-processing'])
  })

  it('has a verdict for every fixture', () => {
    for (const file of readdirSync(FOLDER)) expect(groupOf(file.replace(/\.txt$/, '')).summary).toMatch(/\.$/)
  })

  it('says what it saw, with names and rates', () => {
    expect(groupOf('01-too-few-members').causes[0]?.sentence).toBe(
      'billing has 3 members for 12 partitions and is behind on 12 of them: 5,400 records a second are written and 2,400 read.',
    )
    expect(groupOf('02-skew').causes[0]?.sentence).toContain(
      'points-2 has 100 % of the lag, and 75.7 % of what is written',
    )
    expect(groupOf('03-stuck-member').causes[0]?.about[0]).toMatch(/^shipping-2-/)
    expect(groupOf('03-stuck-member').partitions.map(({ state }) => state)).toEqual([
      'caught-up', 'caught-up', 'stalled', 'stalled', 'caught-up', 'caught-up',
    ]) // biome-ignore format: a list of cases, not of lines
    expect(groupOf('06-retention').causes[0]?.sentence).toContain('keeps its records for 1 d')
  })

  it('judges topics by their leaders and replicas', () => {
    const [orders] = diagnose(listings('08-stopped')).topics
    expect(orders).toMatchObject({ status: 'critical', withoutLeader: [2], underMinInSync: [1, 2] })
    expect(diagnose(listings('06-retention')).topics[0]?.status).toBe('healthy')
  })

  it('takes one listing for a state, and asks for a second', () => {
    const [first] = listings('01-too-few-members')
    const alone = diagnose(first ? [first] : [])
    expect(alone.groups[0]).toMatchObject({ status: 'warning', causes: [{ kind: 'too-few-members' }] })
    expect(alone.remarks[0]).toContain('once more after a minute')
    expect(alone.seconds).toBeNull()
  })

  it('reads two listings in one text, with the time that a shell prints between them', () => {
    const [one, two] = listings('03-stuck-member')
    const pasted = `Thu Nov 26 14:00:00 UTC 2026\n${one?.text}\nThu Nov 26 14:02:00 UTC 2026\n${two?.text}`
    const found = diagnose([{ text: pasted }])
    expect(found.seconds).toBe(120)
    expect(found.groups[0]?.causes.map(({ kind }) => kind)).toEqual(['stuck-member'])
    const untimed = diagnose([{ text: `${one?.text}\n${two?.text}` }])
    expect(untimed.groups[0]?.causes.map(({ kind }) => kind)).toEqual(['stuck-member'])
  })

  it('puts listings in the order of their times', () => {
    expect(diagnose(listings('09-rewinding').toReversed()).groups[0]?.status).toBe('critical')
    expect(kinds('09-rewinding')).toEqual(['rewinding'])
  })

  it('asks the design what listings do not say', () => {
    const design: Design = {
      ...emptyDesign('shop'),
      topics: [{ name: 'clicks', partitions: 3, config: { 'retention.ms': 86_400_000 } }],
    }
    const withoutTopics = listings('06-retention').map((one) => ({
      ...one,
      text: one.text.split('$ kafka-topics')[0] ?? '',
    }))
    expect(diagnose(withoutTopics).groups[0]?.causes.map(({ kind }) => kind)).not.toContain('retention')
    expect(diagnose(withoutTopics, design).groups[0]?.causes[0]?.kind).toBe('retention')
  })

  it.each([
    ['broken by a terminal of 120 columns', (whole: string) => whole.replace(/^(.{120})(.+)$/gm, '$1\n$2')],
    ['with a prompt before each line', (whole: string) => whole.replace(/^(?=\S)/gm, '> ')],
    ['with ends of lines of Windows', (whole: string) => whole.replaceAll('\n', '\r\n')],
    [
      'with what a logger prints between',
      (whole: string) => `[2026-11-26 10:00:00,123] WARN Couldn't resolve server (x)\n${whole}`,
    ],
  ])('reads what is %s', (name, change) => {
    const torn = listings('03-stuck-member').map((one) => ({ ...one, text: change(one.text) }))
    expect({ name, kinds: diagnose(torn).groups[0]?.causes.map(({ kind }) => kind) }).toEqual({
      name,
      kinds: ['stuck-member'],
    })
  })

  const HEAD =
    'GROUP   TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG     CONSUMER-ID  HOST       CLIENT-ID'
  /** Rows of partition, committed offset, end and owner. */
  const offsets = (...rows: readonly (readonly [number, number, number, string])[]) =>
    [
      HEAD,
      ...rows.map(
        ([partition, committed, end, owner]) =>
          `billing orders  ${String(partition).padEnd(10)} ${String(committed).padEnd(15)} ${String(end).padEnd(15)} ${String(end - committed).padEnd(7)} ${owner.padEnd(12)} /10.0.0.1  ${owner}`,
      ),
    ].join('\n')
  const minutesApart = (...texts: readonly string[]) =>
    diagnose(texts.map((one, minute) => ({ text: one, at: minute * 60_000 })))
  const causesOf = (...texts: readonly string[]) =>
    minutesApart(...texts).groups[0]?.causes.map(({ kind }) => kind)

  it('names partitions that refuse writes beside those without a leader', () => {
    const { topics } = diagnose([
      {
        text: [
          'Topic: orders\tPartitionCount: 3\tReplicationFactor: 3\tConfigs: min.insync.replicas=2',
          '\tTopic: orders\tPartition: 0\tLeader: none\tReplicas: 1,2,3\tIsr: 1\tElr: 2\tLastKnownElr: ',
          '\tTopic: orders\tPartition: 1\tLeader: 2\tReplicas: 2,3,1\tIsr: 2\tElr: N/A\tLastKnownElr: ',
          '\tTopic: orders\tPartition: 2\tLeader: 3\tReplicas: 3,1,2\tIsr: 3,1,2\tElr: \tLastKnownElr: ',
        ].join('\n'),
      },
    ])
    expect(topics[0]?.summary).toBe(
      'orders-0 has no leader: neither written nor read. Bring back one of the brokers 1, 2 first: it can lead orders-0 again without a loss (in Isr or Elr). orders-1 has fewer replicas in sync than min.insync.replicas 2: writes with acks=all are refused.',
    )
  })

  it('knows a Streams group whose topics are not there', () => {
    const { groups } = diagnose([
      {
        text: 'GROUP           COORDINATOR (ID)          STATE                #MEMBERS\ntotals          localhost:9092  (0)       NotReady             2',
      },
    ])
    expect(groups[0]?.status).toBe('critical')
    expect(groups[0]?.causes.map(({ kind }) => kind)).toEqual(['topology-not-ready'])
    expect(groups[0]?.summary).toContain('waits for its topics')
    expect(groups[0]?.advice[0]).toContain('every source topic is there')
  })

  it('has the times that watch prints above each listing', () => {
    const text = (at: string, committed: number, end: number) =>
      [
        `Every 60.0s: kafka-consumer-groups.sh --describe --group pay --bootstrap-server b:9092    host: Thu Nov 26 ${at} 2026`,
        '',
        'GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID',
        `pay orders 0 ${committed} ${end} ${end - committed} c-1 /10.0.0.1 c-1`,
      ].join('\n')
    const { groups, seconds, remarks } = diagnose([
      { text: `${text('10:00:00', 100, 200)}\n\n${text('10:01:00', 160, 1200)}` },
    ])
    expect(seconds).toBe(60)
    expect(groups[0]?.partitions[0]).toMatchObject({ read: 1, state: 'falling-behind' })
    expect(remarks).toEqual([])
  })

  it('says a line for each cause, and once which broker is behind what several topics lack', () => {
    const topic = (name: string, isr: string) => [
      `Topic: ${name}\tPartitionCount: 2\tReplicationFactor: 3\tConfigs: min.insync.replicas=2`,
      `\tTopic: ${name}\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: ${isr}\tElr: N/A\tLastKnownElr: `,
      `\tTopic: ${name}\tPartition: 1\tLeader: 2\tReplicas: 2,1,3\tIsr: ${isr}\tElr: N/A\tLastKnownElr: `,
    ]
    const { topics, brokers } = diagnose([
      { text: [...topic('orders', '1,2'), ...topic('bills', '1,2'), ...topic('clicks', '1,2,3')].join('\n') },
    ])
    expect(topics.map(({ lines }) => lines.length)).toEqual([2, 2, 0])
    expect(topics[0]?.summary).toBe(topics[0]?.lines.join(' '))
    expect(brokers).toEqual([
      {
        id: 3,
        partitions: 4,
        topics: 2,
        sentence:
          'Broker 3 is not in sync for 4 partitions of 2 topics: it leads nothing, so that it is down, or cut off. That is one cause: look at it first.',
      },
    ])
  })

  it('finds the slow one of two members, and the hot one of two partitions', () => {
    const first = offsets([0, 1000, 1003, 'c-1'], [1, 1000, 9003, 'c-2'])
    expect(causesOf(first, offsets([0, 7000, 7003, 'c-1'], [1, 2000, 15_003, 'c-2']))).toEqual([
      'slow-member',
    ])
    expect(causesOf(first, offsets([0, 1100, 1103, 'c-1'], [1, 2000, 25_003, 'c-2']))).toEqual(['skew'])
  })

  describe('a hot key beside a stuck member', () => {
    /** Listings 5 minutes apart; a partition's rates are those written and read, each second. */
    const after5Minutes = (rates: readonly (readonly [written: number, read: number])[]) => {
      const at = (seconds: number) =>
        offsets(
          ...rates.map(
            ([written, read], partition) =>
              [
                partition,
                10_000 + read * seconds,
                10_050 + written * seconds,
                `c-${Math.floor(partition / 2) + 1}`,
              ] as const,
          ),
        )
      return diagnose([
        { text: at(0), at: 0 },
        { text: at(300), at: 300_000 },
      ]).groups[0]
    }
    const well = [500, 500] as const
    const stuck = [500, 0] as const

    it('is told as well, and no member asked for', () => {
      const group = after5Minutes([well, well, well, well, stuck, stuck, well, [2000, 1000]])
      expect(group?.causes.map(({ kind }) => kind)).toEqual(['stuck-member', 'skew'])
      expect(group?.causes[1]?.sentence).toBe(
        'orders-7 has 99.9 % of the lag, and 44.4 % of what is written, of 6 partitions whose offsets move: a hot key.',
      )
      expect(group?.advice.join(' ')).not.toContain('Add members')
    })

    it('is not taken for a key where no more is written, and still asks for no member', () => {
      const group = after5Minutes([well, well, well, well, stuck, stuck, well, [500, 200]])
      expect(group?.causes.map(({ kind }) => kind)).toEqual(['stuck-member', 'skew'])
      expect(group?.causes[1]?.sentence).toContain('its records take longer to process')
      expect(group?.advice.join(' ')).not.toContain('Add members')
    })

    it('counts no stuck member among those that keep up', () => {
      const slow = [500, 200] as const
      const group = after5Minutes([well, well, well, well, stuck, stuck, slow, slow])
      expect(group?.causes.map(({ kind }) => kind)).toEqual(['stuck-member', 'slow-member'])
      expect(group?.causes[1]?.sentence).toContain('while 2 other members keep up')
    })

    it('asks for members where all that move are behind', () => {
      const slow = [500, 200] as const
      const group = after5Minutes([slow, slow, slow, slow, stuck, stuck, slow, slow])
      expect(group?.causes.map(({ kind }) => kind)).toEqual(['stuck-member', 'too-few-members'])
      expect(group?.causes[1]?.sentence).toContain('3,000 records a second are written and 1,200 read')
    })
  })

  describe('members that own nothing', () => {
    const membersOf = (...counts: readonly number[]) =>
      [
        'GROUP   CONSUMER-ID  HOST       CLIENT-ID  #PARTITIONS',
        ...counts.map((count, at) => `billing c-${at + 1}          /10.0.0.1  c-${at + 1}        ${count}`),
      ].join('\n')
    const advised = (...texts: readonly string[]) => {
      const [group] = minutesApart(...texts).groups
      return { sentences: group?.causes.map(({ sentence }) => sentence), advice: group?.advice.join(' ') }
    }

    it('are no more than there are partitions: the assignment is uneven', () => {
      const { sentences, advice } = advised(membersOf(2, 2, 2, 2, 0, 0))
      expect(sentences).toEqual([
        'The partitions of billing are assigned unevenly: c-5, c-6 own no partition, though 6 members share 8 partitions.',
      ])
      expect(advice).toContain('the same subscription in every member')
      expect(advice).not.toContain('take them away')
    })

    it('are beyond the partitions, or have nothing to read at all', () => {
      expect(advised(membersOf(1, 1, 0)).advice).toContain('take them away')
      expect(advised(membersOf(0, 0)).advice).toContain('See what the members subscribe to')
    })

    it('are to be given work before members are added', () => {
      const rows = (committed: number, end: number) =>
        offsets(
          ...[...Array(8).keys()].map((at) => [at, committed, end, `c-${Math.floor(at / 2) + 1}`] as const),
        )
      const listing = (committed: number, end: number) =>
        `${rows(committed, end)}\n\n${membersOf(2, 2, 2, 2, 0, 0)}`
      const { sentences, advice } = advised(listing(1_000, 9_000), listing(2_000, 19_000))
      expect(sentences?.[0]).toContain('and 4 of its 6 members do the work: the others own no partition')
      expect(advice).toContain('the same subscription in every member')
      expect(advice).not.toMatch(/Add members|take them away/)
    })
  })

  it('says of a large lag that shrinks that it is catching up, and of others what they are', () => {
    const first = offsets([0, 1_000_000, 9_000_000, 'c-1'])
    const [group] = minutesApart(first, offsets([0, 1_300_000, 9_060_000, 'c-1'])).groups
    expect(group).toMatchObject({ status: 'healthy', words: 'catching up' })
    expect(group?.summary).toMatch(/^billing is catching up and clear in about 33 min/)
    expect(minutesApart(first, offsets([0, 9_059_990, 9_060_000, 'c-1'])).groups[0]?.words).toBe('healthy')
    expect(minutesApart(first, offsets([0, 1_300_000, 9_900_000, 'c-1'])).groups[0]?.words).toBe('warning')
  })

  describe('rows without the header line', () => {
    const [, ...rows] = offsets([0, 1_000, 9_000, 'c-1'], [1, 1_000, 9_000, 'c-1']).split('\n')
    const ofGroup = rows.join('\n')
    const ofTopic = ofGroup.replaceAll(/^billing /gm, '')

    it('are read where their columns are sure, with a remark', () => {
      const found = diagnose([{ text: ofGroup }])
      expect(found.groups).toMatchObject([{ name: 'billing', status: 'warning', lag: 16_000 }])
      expect(found.remarks[0]).toContain('2 rows stand without the header line')
      expect(diagnose([{ text: ofTopic }]).groups).toMatchObject([{ name: 'the group', lag: 16_000 }])
      const command = '$ kafka-consumer-groups.sh --describe --group pay | grep orders\n'
      expect(diagnose([{ text: command + ofTopic }]).groups).toMatchObject([{ name: 'pay', lag: 16_000 }])
    })

    it('are read as two listings where they repeat, and with offsets and owners that are not there', () => {
      const later = ofGroup.replaceAll('9000 ', '9500 ').replaceAll('8000 ', '8500 ')
      const [group] = diagnose([{ text: `${ofGroup}\n${later}` }]).groups
      expect(group).toMatchObject({ lag: 17_000, causes: [{ kind: 'stuck-member' }] })
      const none = 'billing orders 0 - 9000 - - - -\nbilling orders 1 1000 9000 8000 - - -'
      expect(diagnose([{ text: none }]).groups[0]?.partitions.map(({ lag }) => lag)).toEqual([null, 8_000])
    })

    it.each([
      ['cut columns', 'orders 0 1000 9000 8000'],
      ['members', 'billing c-1 /10.0.0.1 c-1 2'],
      ['a lag that is no difference', 'billing orders 0 1000 9000 77 c-1 /10.0.0.1 c-1'],
    ])('are said to lack it where they are not: %s', (_, text) => {
      const found = diagnose([{ text }])
      expect(found.groups).toEqual([])
      expect(found.remarks[0]).toContain('The header line is missing')
    })
  })

  it('sees offsets that went back between any two of several listings', () => {
    const { groups } = minutesApart(
      offsets([0, 5000, 5003, 'c-1']),
      offsets([0, 100, 5603, 'c-1']),
      offsets([0, 5900, 6003, 'c-1']),
    )
    expect(groups[0]).toMatchObject({ status: 'critical', causes: [{ kind: 'rewinding' }] })
  })

  it('takes no member for gone that owned nothing and is not listed the second time', () => {
    const members = [
      'GROUP   CONSUMER-ID  HOST       CLIENT-ID  #PARTITIONS',
      'billing c-1          /10.0.0.1  c-1        1',
      'billing c-2          /10.0.0.1  c-2        0',
    ].join('\n')
    const first = `${offsets([0, 1000, 5003, 'c-1'])}\n\n${members}`
    expect(causesOf(first, offsets([0, 2000, 9003, 'c-1']))).not.toContain('dead-member')
  })

  it('says which state each listing has of a group that rebalances', () => {
    const state = (name: string) =>
      `GROUP   COORDINATOR (ID)  ASSIGNMENT-STRATEGY  STATE                #MEMBERS\nbilling b1:9092 (1)       range                ${name.padEnd(20)} 3`
    const [cause] =
      minutesApart(state('PreparingRebalance'), state('CompletingRebalance')).groups[0]?.causes ?? []
    expect(cause?.sentence).toContain(
      'it is PreparingRebalance in the first listing and CompletingRebalance in the last',
    )
  })

  it('reads the log directories of brokers', () => {
    const described = (logDir: object) =>
      `Querying brokers for log directories information\nReceived log directory information from brokers 2\n${JSON.stringify({ version: 1, brokers: [{ broker: 2, logDirs: [logDir] }] })}`
    const partitions = [{ partition: 'orders-0', size: 1, offsetLag: 12_345, isFuture: false }]
    expect(diagnose([{ text: described({ logDir: '/d', error: null, partitions }) }]).remarks[0]).toBe(
      'On broker 2 orders-0 is behind the end of the log by up to 12,345 records: a follower that copies too slowly, unless that goes away at once.',
    )
    expect(
      diagnose([{ text: described({ logDir: '/d', error: 'KafkaStorageException', partitions: [] }) }])
        .remarks[0],
    ).toBe(
      'Broker 2 cannot use its log directory /d (KafkaStorageException): the replicas on it are offline until its disk is replaced and the broker started again.',
    )
  })

  it('never throws, and says so of a text that is no listing', () => {
    expect(diagnose([{ text: 'hello' }]).remarks.join(' ')).toContain('There is no listing')
    expect(diagnose([])).toMatchObject({ groups: [], topics: [] })
    const fixtures = readdirSync(FOLDER).map((file) => text(file.replace(/\.txt$/, '')))
    const torn = fc
      .tuple(
        fc.constantFrom(...fixtures),
        fc.nat(4000),
        fc.nat(4000),
        fc.string({ maxLength: 30, unit: 'binary' }),
      )
      .map(
        ([whole, from, to, put]) =>
          whole.slice(Math.min(from, to), Math.max(from, to)) + put + whole.slice(from),
      )
    fc.assert(
      fc.property(fc.array(torn, { maxLength: 3 }), (texts) => {
        for (const group of diagnose(texts.map((one) => ({ text: one }))).groups)
          expect(['healthy', 'warning', 'critical']).toContain(group.status)
      }),
      { numRuns: 200 },
    )
  })
})
