/** Catches fields that lose what was typed, that do not follow undo, or that make a step of every letter. */
import { act } from 'react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { currentAnalysis, loadRules } from '@/stores/document/analysis-store'
import { documentStore, openDesign, undo } from '@/stores/document/document-store'
import { askFor, select, sessionStore } from '@/stores/session/session-store'
import { button, click, field, find, leave, press, render, type } from '@/testing/render'
import { Inspector } from './inspector'

const before: Design = {
  ...emptyDesign('Orders'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [
    { name: 'orders', partitions: 'auto', key: { strategy: 'entity' }, record: { averageBytes: 1200 } },
    { name: 'orders.dlq', partitions: 3 },
  ],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }],
}

const design = () => documentStore.getState().design
const steps = () => documentStore.getState().past.length
const errors = () => [...document.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)
const inspect = (...ids: string[]) => act(async () => select(ids))

beforeAll(loadRules)
beforeEach(async () => {
  openDesign(before)
  await render(<Inspector />)
})

describe('a producer', () => {
  it('takes a rate in records or in bytes, and every letter as one step', async () => {
    await inspect('producer:checkout')
    await type(field('At peak'), '120 MB/s')
    expect(design().producers[0]?.produces?.[0]?.recordsPerSecond?.peak).toBe(100_000)
    expect(currentAnalysis().views.topics['orders']?.partitions).toBe(16)
    expect(steps()).toBe(1)
    await leave(field('At peak'))
    expect(field('At peak').value).toBe('100,000')
  })

  it('keeps a rate that is none as it was typed, with a sentence, and the design as it was', async () => {
    await inspect('producer:checkout')
    await type(field('On average'), '-5')
    await leave(field('On average'))
    expect(field('On average').value).toBe('-5')
    expect(errors()).toEqual([expect.stringContaining('This cannot be negative.')])
    expect(field('On average').getAttribute('aria-invalid')).toBe('true')
    expect(design()).toBe(before)
  })

  it('never keeps what the beginning of a refused rate happened to mean', async () => {
    await inspect('producer:checkout')
    await type(field('At peak'), '1e99')
    await leave(field('At peak'))
    expect(field('At peak').value).toBe('1e99')
    expect(errors()).toEqual([expect.stringContaining('This is larger than any cluster.')])
    expect(design()).toEqual(before)
    expect(steps()).toBe(0)
  })

  it('goes back on Escape to the rate from before the typing, and stays in the field', async () => {
    await inspect('producer:checkout')
    await type(field('At peak'), '5000')
    await leave(field('At peak'))
    await type(field('At peak'), '9')
    expect(design().producers[0]?.produces?.[0]?.recordsPerSecond?.peak).toBe(50_009)
    await press(field('At peak'), 'Escape')
    expect(design().producers[0]?.produces?.[0]?.recordsPerSecond?.peak).toBe(5000)
    expect(field('At peak').value).toBe('5,000')
    expect(document.activeElement).toBe(field('At peak'))
  })
})

describe('a topic', () => {
  beforeEach(() => inspect('topic:orders'))

  it('asks for the number where one is set, and takes it', async () => {
    await click(button('set a number'))
    expect(document.activeElement).toBe(field('Number'))
    expect(design().topics[0]?.partitions).toBe(1)
    await click(button(/^let Surveyor choose/))
    expect(design().topics[0]?.partitions).toBe('auto')
  })

  it('takes sample keys, and gives them back on undo', async () => {
    const keys = () => field('Sample keys, one a line')
    await type(keys(), 'a\nb\n')
    expect(keys().value).toBe('a\nb\n')
    expect(design().topics[0]?.key?.samples).toEqual(['a', 'b'])
    await leave(keys())
    await act(async () => void undo())
    expect(keys().value).toBe('')
    expect(design()).toEqual(before)
  })

  it('says what is wrong with a name, and renames when it is right', async () => {
    const name = field('Name of the topic')
    await type(name, '.dlq')
    expect(errors()).toEqual(['There is a topic orders.dlq already.'])
    await type(name, ' !')
    expect(errors()[0]).toContain('The name holds a space')
    await press(name, 'Escape')
    await type(field('Name of the topic'), '.v2')
    await press(field('Name of the topic'), 'Enter')
    expect(design().topics[0]?.name).toBe('orders.v2')
    expect(design().consumerGroups[0]?.consumes).toEqual([{ topic: 'orders.v2' }])
    expect([...sessionStore.getState().selection]).toEqual(['topic:orders.v2'])
  })
})

describe('a consumer group', () => {
  it('does not know how busy it is until it is told how long a record takes', async () => {
    await inspect('consumerGroup:billing')
    expect(button(/^Capacity of billing/).textContent).toBe('not known')
    await type(field('Time per record'), '2')
    expect(button(/^Capacity of billing/).textContent).toBe('500 /s')
  })
})

describe('what else can be selected', () => {
  it('shows an edge with its guarantee, and removes it', async () => {
    await inspect('consumes:topic:orders→consumerGroup:billing')
    expect(find('h2', 'billing reads orders')).toBeTruthy()
    expect(find('dt', /^May repeat/)).toBeTruthy()
    await click(button('Remove'))
    expect(design().consumerGroups[0]?.consumes ?? []).toEqual([])
  })

  it('aligns and deletes several', async () => {
    await inspect('topic:orders', 'topic:orders.dlq')
    await click(button('Align left edges'))
    const [one, other] = ['topic:orders', 'topic:orders.dlq'].map(
      (id) => design().layout?.positions?.[id]?.[0],
    )
    expect(one).toBe(other)
    await click(button('Delete'))
    expect(design().topics).toEqual([])
  })

  it('shows the design with nothing selected: it is described and sized there', async () => {
    await inspect()
    await type(field('Description'), 'All orders')
    expect(design().description).toBe('All orders')
    await type(field('Disk per broker'), '2.5 TB')
    expect(design().cluster.diskBytesPerBroker).toBe(2.5e12)
    await type(field('Growth'), '1.2345')
    await leave(field('Growth'))
    expect(field('Growth').value).toBe('1.2345')
    expect(steps()).toBe(3)
  })
})

describe('a field that is asked for', () => {
  const many: Design = {
    ...emptyDesign('Many'),
    topics: Array.from({ length: 2_100 }, (_, at) => ({ name: `t${at}` })),
  }

  it('is that of the new node, never one of the design, however late the analysis is', async () => {
    await act(async () => openDesign(many))
    await act(async () => {
      documentStore.setState(({ design: now }) => ({
        design: { ...now, topics: [...now.topics, { name: 'late' }] },
      }))
      askFor('topic:late')
    })
    expect(document.activeElement).toBe(document.body)
    expect(document.querySelector('[aria-busy=true]')).not.toBeNull()
    await act(async () => {
      await expect.poll(() => currentAnalysis().views.topics['late'], { timeout: 20_000 }).toBeDefined()
    })
    expect(document.activeElement?.hasAttribute('data-main-field')).toBe(true)
    expect(design().name).toBe('Many')
  })
})
