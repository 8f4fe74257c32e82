/** The words on a node: catches a unit that is said twice or wrongly, a plural, and a range of equal numbers. */
import { describe, expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import { ordersDesign } from '@/core/templates/orders'
import { describeNode, describeView } from './describe-node'
import { busyText, membersText, ratesText, retentionText } from './node-text'

const analysis = analyse(ordersDesign)
const { topics, producers, consumerGroups } = analysis.views

function view<View>(views: Readonly<Record<string, View>>, name: string): View {
  const found = views[name]
  if (!found) throw new Error(`The example has no ${name}.`)
  return found
}

const rate = (averageBytes: number, peakBytes: number) => ({
  ...view(topics, 'orders'),
  rate: { ...view(topics, 'orders').rate, averageBytes, peakBytes },
})

describe('the rates of a topic', () => {
  it('name the unit once where both have it', () => {
    expect(ratesText(rate(15e6, 60e6))).toBe('15 MB/s, peak 60 MB/s')
    expect(ratesText(rate(15e3, 60e6))).toBe('15 kB/s, peak 60 MB/s')
  })

  it('are one number where average and peak are equal, and words where nothing is written', () => {
    expect(ratesText(rate(60e6, 60e6))).toBe('60 MB/s')
    expect(ratesText(rate(0, 0))).toBe('no traffic yet')
  })

  it('are not known where nobody said which share of the records fails', () => {
    const unknown = analyse({
      ...ordersDesign,
      consumerGroups: [
        { name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'failed' } },
        {
          name: 'safe',
          consumes: [{ topic: 'orders' }],
          deadLetter: { topic: 'none-fail', recordsShare: 0 },
        },
      ],
      topics: [...ordersDesign.topics, { name: 'failed' }, { name: 'none-fail' }],
    }).views.topics
    expect(ratesText(view(unknown, 'failed'))).toBe('share that fails not known')
    expect(ratesText(view(unknown, 'none-fail'))).toBe('no traffic yet')
  })
})

it('says how long a topic keeps its records', () => {
  expect(retentionText(view(topics, 'orders'))).toBe('7 d')
  expect(retentionText(view(topics, 'clicks'))).toBe('6 h')
})

describe('the members of a group', () => {
  const fulfilment = view(consumerGroups, 'fulfilment')
  const of = (members: number, owned: readonly number[], threadsPerMember = 1) => {
    const group = { ...fulfilment.group, members, threadsPerMember }
    const text = membersText({ ...fulfilment, group }, owned, '61 % busy')
    return text.members + text.each
  }

  it('say what each owns, as one number where all own as many', () => {
    expect(of(8, Array(8).fill(2))).toBe('8 members × 2 partitions')
    expect(of(1, [1])).toBe('1 member × 1 partition')
    expect(of(3, [2, 1, 1])).toBe('3 members × 1–2')
    expect(of(8, Array(8).fill(420))).toBe('8 members × 420')
    expect(of(2, Array(2).fill(66_720))).toBe('2 members × 66,720')
  })

  it('leave partitions to the pills where threads take their room, and out where nothing is read', () => {
    expect(of(2, Array(8).fill(2), 4)).toBe('2 members × 4 threads')
    expect(membersText({ ...fulfilment, reads: [] }, [0, 0], '')).toEqual({ members: '8 members', each: '' })
  })
})

it('says whole percents', () => {
  expect(busyText(0.6134)).toBe('61 % busy')
  expect(busyText(0.0042)).toBe('< 1 % busy')
  expect(busyText(0)).toBe('0 % busy')
})

describe('a node in a sentence', () => {
  it('has its kind, its name, its numbers and its findings', () => {
    expect(describeView('topic', view(topics, 'orders'), 2)).toBe(
      'Topic orders, 16 partitions, replication factor 3, 2 findings',
    )
    expect(describeView('producer', view(producers, 'checkout'), 0)).toBe(
      'Producer checkout, 8 instances, exactly once',
    )
    expect(describeView('consumerGroup', view(consumerGroups, 'billing'), 1)).toBe(
      'Consumer group billing, 12 members, 156 % busy, 1 finding',
    )
  })

  it('does not call a group idle of which nobody said how long a record takes', () => {
    const { processingMsPerRecord: _, ...group } = view(consumerGroups, 'billing').group
    const unknown = analyse({ ...ordersDesign, consumerGroups: [group] }).views.consumerGroups
    expect(describeView('consumerGroup', view(unknown, 'billing'), 0)).toBe(
      'Consumer group billing, 12 members',
    )
  })

  it('is its name alone until it is analysed', () => {
    expect(describeNode('topic:not-yet', analysis)).toBe('not-yet')
  })
})
