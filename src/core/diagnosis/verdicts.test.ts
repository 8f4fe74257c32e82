import { describe, expect, it } from 'vitest'
import { diagnose } from './diagnose'

const HEAD =
  'GROUP     TOPIC    PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG         CONSUMER-ID      HOST        CLIENT-ID'
const REBALANCING = "Warning: Consumer group 'billing' is rebalancing."

type Cells = readonly [partition: number, committed: number | '-', end: number | '-', owner?: string]

const line = ([partition, committed, end, owner = '-']: Cells) => {
  const lag = committed === '-' || end === '-' ? '-' : end - committed
  const columns = [partition, committed, end, lag].map((cell) => String(cell).padEnd(15)).join(' ')
  return `billing   orders   ${columns} ${owner.padEnd(16)} ${owner === '-' ? '-           -' : '/10.0.0.1   shop'}`
}
const offsets = (...rows: readonly Cells[]) => [HEAD, ...rows.map(line)].join('\n')
const state = (name: string, members: number) =>
  `GROUP     COORDINATOR (ID)  ASSIGNMENT-STRATEGY  STATE                #MEMBERS\nbilling   b1:9092 (1)       ${(name === 'Empty' ? '' : 'range').padEnd(20)} ${name.padEnd(20)} ${members}`
const minutesApart = (...texts: readonly string[]) =>
  diagnose(texts.map((text, minute) => ({ text, at: minute * 60_000 })))
const groupOf = (...texts: readonly string[]) => {
  const [group] = minutesApart(...texts).groups
  if (!group) throw new Error('there is no group')
  return group
}

describe('a group that is rebalancing', () => {
  const free = offsets([0, 1000, 9000], [1, 2000, 9000])

  it.each([
    [
      'the warning and the state',
      `${REBALANCING}\n\n${state('PreparingRebalance', 3)}`,
      'PreparingRebalance',
    ],
    [
      'all in one text',
      `${REBALANCING}\n${free}\n\n${REBALANCING}\n${state('PreparingRebalance', 3)}`,
      'PreparingRebalance',
    ],
    ['the state alone', state('CompletingRebalance', 3), 'CompletingRebalance'],
    ['the warning alone', `${REBALANCING}\n${free}`, null],
  ])('is so at one moment by one listing: %s', (_, text, said) => {
    const group = groupOf(text)
    expect(group).toMatchObject({ status: 'warning', state: said, causes: [{ kind: 'rebalancing' }] })
    const words = `${group.summary} ${group.causes[0]?.sentence}`
    expect(words).toContain('is rebalancing at this moment')
    expect(words).toContain('one snapshot of that is normal life')
    expect(words).not.toMatch(/both listings|without end|stopped/)
    expect(words.includes('PreparingRebalance')).toBe(said === 'PreparingRebalance')
    expect(group.advice[0]).toContain('Paste another listing some minutes later')
  })

  it('is so without end only where two listings find it so', () => {
    const calm = offsets([0, 1000, 9000, 'c-1'], [1, 2000, 9000, 'c-1'])
    expect(groupOf(`${REBALANCING}\n${free}`, calm).causes.map(({ kind }) => kind)).not.toContain(
      'rebalancing-without-end',
    )
    expect(groupOf(state('PreparingRebalance', 3), calm).causes[0]?.sentence).not.toContain('both listings')
    expect(groupOf(calm, `${REBALANCING}\n${free}`).causes[0]?.kind).toBe('rebalancing')
    const later = offsets([0, 1000, 9500], [1, 2000, 9500])
    expect(groupOf(`${REBALANCING}\n${free}`, `${REBALANCING}\n${later}`).causes[0]?.sentence).toContain(
      'it is rebalancing in both listings',
    )
  })

  it('gives the warning above a table to that table, where one text has two listings', () => {
    const calm = offsets([0, 1000, 9000, 'c-1'], [1, 2000, 9000, 'c-1'])
    expect(diagnose([{ text: `${calm}\n\n${REBALANCING}\n\n${free}` }]).groups[0]?.causes[0]?.kind).toBe(
      'rebalancing',
    )
  })

  it('does not catch up where nobody owns anything', () => {
    const later = offsets([0, 1500, 9500], [1, 2800, 9500])
    const { partitions, status } = groupOf(`${REBALANCING}\n${free}`, `${REBALANCING}\n${later}`)
    expect(partitions.map((one) => one.state)).toEqual(['lagging', 'lagging'])
    expect(status).toBe('critical')
    expect(groupOf(free, later).partitions.map((one) => one.state)).toEqual(['stopped', 'stopped'])
  })
})

it('calls a lag steady that is as it was', () => {
  const group = groupOf(offsets([0, 1000, 9000, 'c-1']), offsets([0, 1500, 9500, 'c-1']))
  expect(group).toMatchObject({ status: 'healthy', partitions: [{ state: 'steady' }] })
  expect(group.summary).toBe('billing reads as much as is written: 8,000 records wait, as many as before.')
})

it.each([
  ['a state', state('PreparingRebalance', 3)],
  ['no commits', offsets([0, '-', 900, 'c-1'], [1, '-', 900, 'c-1'])],
  ['nobody', state('Empty', 0)],
])('says nothing twice: %s', (_, text) => {
  const { summary, causes } = groupOf(text)
  expect(causes).toHaveLength(1)
  expect(causes.map(({ sentence }) => sentence)).not.toContain(summary)
})

describe('a group of which not all is known', () => {
  it('is read by nobody: a warning, and critical where records wait', () => {
    expect(groupOf(state('Empty', 0))).toMatchObject({ status: 'warning', causes: [{ kind: 'no-members' }] })
    const squeezed = state('Empty', 0).replaceAll(/ {2,}/g, ' ')
    expect(groupOf(squeezed)).toMatchObject({ status: 'warning', state: 'Empty' })
    expect(groupOf(`${state('Empty', 0)}\n\n${offsets([0, 1000, 9000])}`).status).toBe('critical')
    expect(groupOf("Consumer group 'billing' does not exist.").status).toBe('critical')
  })

  it('has its members with an uneven share named, with no offsets listed', () => {
    const members = (...counts: readonly number[]) =>
      `GROUP   CONSUMER-ID  HOST       CLIENT-ID  #PARTITIONS\n${counts.map((count, at) => `billing c-${at}          /10.0.0.1  shop       ${count}`).join('\n')}`
    expect(groupOf(members(20, 2, 2))).toMatchObject({ status: 'warning', causes: [{ kind: 'skew' }] })
    expect(groupOf(members(20, 2, 2)).causes[0]?.sentence).toBe(
      'The partitions of billing are assigned unevenly: c-0 owns 20 of 24 partitions, while 2 other members have 2 each.',
    )
    for (const even of [members(3, 2, 2), members(1, 0), members(8, 8, 8)])
      expect(groupOf(even).causes.map(({ kind }) => kind)).not.toContain('skew')
  })

  it('is not said to keep up where its offsets are not listed', () => {
    const group = groupOf(state('Stable', 3))
    expect(group).toMatchObject({ status: 'healthy', isKnown: false, causes: [] })
    expect(group.summary).toContain('Whether billing keeps up is not known')
    expect(groupOf(offsets([0, 9000, 9000, 'c-1'])).isKnown).toBe(true)
    expect(groupOf(offsets([0, '-', 0, 'c-1'])).isKnown).toBe(true)
  })
})

describe('rows that were copied badly', () => {
  const rows: readonly Cells[] = [
    [0, 1000, 1005, 'consumer-a-11111111-7d1e-4b65-9f0a-2f6a4f1f9b01'],
    [1, 1000, 813_345, 'consumer-b-22222222-7d1e-4b65-9f0a-2f6a4f1f9b02'],
    [2, 1000, 1009, 'consumer-c-33333333-7d1e-4b65-9f0a-2f6a4f1f9b03'],
    [3, 1000, 1009, 'consumer-d-44444444-7d1e-4b65-9f0a-2f6a4f1f9b04'],
  ]
  const whole = groupOf(offsets(...rows))

  it.each([
    ['CONSUMER-ID and HOST', (text: string) => text.replaceAll(/ +(?=\/10)/g, '')],
    ['LAG and CONSUMER-ID', (text: string) => text.replaceAll(/ +(?=consumer-)/g, '')],
    ['both', (text: string) => text.replaceAll(/ +(?=consumer-|\/10)/g, '')],
    ['HOST and CLIENT-ID', (text: string) => text.replaceAll(/ +(?=shop)/g, '')],
    ['only some of them', (text: string) => text.replaceAll(/(b0[13]) +(?=\/10)/g, '$1')],
  ])('are read where %s ran together', (_, glue) => {
    const found = minutesApart(glue(offsets(...rows)))
    expect(found.groups[0]?.partitions).toEqual(whole.partitions)
    expect(found.groups[0]?.status).toBe('warning')
    expect(found.remarks.join()).not.toContain('left out')
  })

  it.each([
    ['two offsets', (text: string) => text.replaceAll(/1000 +/g, '1000')],
    ['topic and partition', (text: string) => text.replaceAll(/orders +/g, 'orders')],
    ['partition and offset', (text: string) => text.replaceAll(/(?<=orders +\d) +/g, '')],
  ])('are told where %s ran together, as their numbers are not sure', (_, glue) => {
    const found = minutesApart(glue(offsets(...rows)))
    expect(found.remarks[0]).toContain('4 rows of a table are left out')
    expect(found.groups).toEqual([])
  })

  it.each(['[me@bastion ~]$ ', 'me@host:/opt/kafka# ', 'bash-5.1$', '>', '$'])(
    'are no rows where a prompt waits: %s',
    (prompt) => {
      expect(minutesApart(`${offsets(...rows)}\n${prompt}`).remarks).toEqual(
        minutesApart(offsets(...rows)).remarks,
      )
    },
  )

  it('are told beside those that are read', () => {
    for (const cut of ['billing   orders   4   10', 'billing   orders   x4   10  20  10', 'billing']) {
      const found = minutesApart(`${offsets(...rows)}\n${cut}`)
      expect(found.groups[0]?.partitions).toHaveLength(4)
      expect(found.remarks[0]).toContain('1 row of a table is left out')
    }
  })
})

describe('one partition that stands', () => {
  const others = (more: number): readonly Cells[] =>
    [0, 1, 3, 4].map((at) => [at, 9000 + more, 9003 + more, `c-${at}`] as const)

  it('is most likely a stuck or slow member, where each owns one and there is one listing', () => {
    const group = groupOf(offsets(...others(0), [2, 5000, 85_000, 'c-2']))
    expect(group.causes[0]?.sentence).toContain('c-2 owns no more partitions than the others')
    expect(group.causes[0]?.sentence).toContain('most likely a stuck or slow member')
    expect(group.causes[0]?.sentence).not.toContain('more than its share')
    expect(group.advice[0]).toContain('Paste the same listing again')
    expect(group.advice.at(-1)).toContain('spread the key')
  })

  it('may be held by a hanging transaction, and a restart meets the same record', () => {
    for (const owner of ['c-2', 'c-3']) {
      const group = groupOf(
        offsets(...others(0), [2, 5000, 85_000, owner]),
        offsets(...others(6000), [2, 5000, 95_000, owner]),
      )
      expect(group.causes[0]?.sentence).toContain('hanging transaction')
      expect(group.advice.join(' ')).toContain('meets the same record again')
      expect(group.advice.join(' ')).toContain('kafka-transactions find-hanging --topic orders --partition 2')
    }
  })

  it('of a group that nobody reads has its offsets expire, and its records', () => {
    const advice = groupOf(offsets([0, 1000, 9000])).advice.join(' ')
    expect(advice).toContain('offsets.retention.minutes (10080, 7 days, by default)')
    expect(advice).toContain('Retention goes on meanwhile')
  })
})

describe('a topic by its replicas', () => {
  const topic = (
    ...partitions: readonly (readonly [leader: string, replicas: string, inSync: string, rest?: string])[]
  ) =>
    diagnose([
      {
        text: [
          'Topic: orders\tPartitionCount: 3\tReplicationFactor: 3\tConfigs: min.insync.replicas=2',
          ...partitions.map(
            ([leader, replicas, inSync, rest = ''], at) =>
              `\tTopic: orders\tPartition: ${at}\tLeader: ${leader}\tReplicas: ${replicas}\tIsr: ${inSync}\t${rest}`,
          ),
        ].join('\n'),
      },
    ]).topics[0]

  it('has the broker named that all of them lack, and what one more loss does', () => {
    expect(topic(['1', '1,2,3', '1,2'], ['2', '2,3,1', '2,1'], ['1', '3,1,2', '1,2'])).toMatchObject({
      status: 'warning',
      summary:
        'orders-0, orders-1, orders-2 lack a replica in sync on broker 3: it is down, or too slow. orders-0, orders-1, orders-2 have 2 replicas in sync, the least that min.insync.replicas takes: one more loss stops writes with acks=all.',
    })
  })

  it('has the under-replicated ones told beside one without a leader', () => {
    const summary = topic(['1', '1,2,3', '1,2'], ['none', '2,3,4', '', 'Elr: 3\tLastKnownElr: 2'])?.summary
    expect(summary).toContain('orders-1 has no leader')
    expect(summary).toContain('Bring back broker 3 first: it can lead orders-1 again without a loss')
    expect(summary).toContain('orders-0 lacks a replica in sync on broker 3')
  })

  it('names the last broker that was eligible where none is', () => {
    expect(topic(['none', '2,3,4', '', 'Elr: \tLastKnownElr: 2'])?.summary).toContain(
      'the last one was on broker 2 (LastKnownElr)',
    )
    expect(topic(['none', '2,3,4', '', 'Elr: N/A\tLastKnownElr: N/A'])?.summary).toBe(
      'orders-0 has no leader: neither written nor read.',
    )
  })
})

describe('listings in a wrong order, or pasted twice', () => {
  const early = offsets([0, 1000, 1500, 'c-1'], [1, 1000, 1500, 'c-2'])
  const late = offsets([0, 3000, 3500, 'c-1'], [1, 1000, 3500, 'c-2'])

  it('are read the other way round where all logs end before', () => {
    const group = groupOf(late, early)
    expect(group.summary).toContain('the listings look swapped')
    expect(group.summary).toContain('made anew')
    expect(group.causes).toEqual(groupOf(early, late).causes)
    expect(group.partitions).toEqual(groupOf(early, late).partitions)
    expect(groupOf(early, late).summary).not.toContain('swapped')
  })

  it('are in order where only some logs end before, or what is committed is beyond the end', () => {
    const some = offsets([0, 100, 150, 'c-1'], [1, 4000, 4500, 'c-2'])
    expect(groupOf(late, some)).toMatchObject({ status: 'critical', causes: [{ kind: 'rewinding' }] })
    const beyond = offsets([0, 3000, 20, 'c-1'], [1, 1000, 20, 'c-2'])
    expect(groupOf(late, beyond).causes[0]?.kind).toBe('offset-beyond-end')
  })

  it('are one where they are the same', () => {
    const { groups, remarks, seconds } = diagnose([{ text: early }, { text: early }])
    expect(groups).toEqual(diagnose([{ text: early }]).groups)
    expect(remarks[0]).toContain('Two of the listings are the same, and are judged as one')
    expect(seconds).toBeNull()
  })

  it('are two where they are said to be of two times: what waits is not read', () => {
    const { groups, remarks, seconds } = minutesApart(early, early)
    expect(groups[0]).toMatchObject({ status: 'critical', causes: [{ kind: 'stuck-member' }] })
    expect(remarks.join()).toContain('The listings are the same to the letter')
    expect(seconds).toBe(60)
    const done = offsets([0, 1000, 1000, 'c-1'], [1, 2000, 2000, 'c-2'])
    expect(minutesApart(done, done).groups[0]?.status).toBe('healthy')
    expect(minutesApart(done, done).remarks.join()).not.toContain('the same')
  })

  it('are two where each has its own time printed', () => {
    const quiet = `Thu Nov 26 14:00:00 UTC 2026\n${late}\n\nThu Nov 26 14:05:00 UTC 2026\n${late}`
    const found = diagnose([{ text: quiet }])
    expect(found.groups[0]).toMatchObject({ status: 'critical', causes: [{ kind: 'stuck-member' }] })
    expect(found.remarks.join()).not.toContain('judged as one')
  })
})

describe('what an expert sees in one listing', () => {
  it('is the member that is behind on all that it owns, not the number of members', () => {
    const listing = offsets(
      [0, 1990, 2000, 'a-1'],
      [1, 1995, 2000, 'a-1'],
      [2, 1000, 9000, 'b-1'],
      [3, 1000, 9500, 'b-1'],
    )
    const group = groupOf(listing)
    expect(group.causes.map(({ kind }) => kind)).toEqual(['slow-member'])
    expect(group.causes[0]?.sentence).toContain('b-1 is behind on all that it owns (orders-2, orders-3)')
    expect(group.advice.join()).not.toContain('Add members')
  })

  it('is a header line that follows a topic whose lists of eligible replicas are empty', () => {
    const topic = 'Topic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1,2\tElr: \tLastKnownElr: \n'
    expect(diagnose([{ text: topic + offsets([0, 1000, 9000, 'c-1']) }]).remarks.join()).not.toContain(
      'header line',
    )
    const torn = 'Topic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2,\n3\tIsr: 1,2\n'
    expect(diagnose([{ text: torn }]).topics[0]?.underReplicated).toEqual([0])
  })

  it('is no assignor to choose where brokers assign already', () => {
    const state = (epoch: number) =>
      `GROUP  COORDINATOR (ID)  ASSIGNMENT-STRATEGY  STATE        GROUP-EPOCH  TARGET-ASSIGNMENT-EPOCH  #MEMBERS\norders b2:9092 (2)       uniform              Reconciling  ${epoch}           ${epoch}                       6`
    const advice = groupOf(state(57), state(71)).advice.join()
    expect(advice).not.toContain('cooperative-sticky')
    expect(advice).toContain('group.instance.id')
  })
})
