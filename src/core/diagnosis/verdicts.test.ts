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
    expect(groupOf(`${REBALANCING}\n${free}`, `${REBALANCING}\n${free}`).causes[0]?.sentence).toContain(
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
