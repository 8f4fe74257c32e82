/** Catches a list that cannot be walked, a fix that does not fix, an acceptance that is lost and focus that goes nowhere. */
import { act } from 'react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { currentAnalysis, loadRules } from '@/stores/document/analysis-store'
import { documentStore, openDesign, undo } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { button, click, field, find, press, render, type } from '@/testing/render'
import { FindingsPanel } from './findings-panel'

/** Two wrong values at one topic, and one at another: two findings of one rule at one place. */
const design: Design = {
  ...emptyDesign('wrong'),
  topics: [
    { name: 'orders', partitions: 3, config: { 'min.cleanable.dirty.ratio': 25, 'retention.ms': -7 } },
    { name: 'payments', partitions: 3, config: { 'min.cleanable.dirty.ratio': 4 } },
  ],
}

const invalid = () => currentAnalysis().findings.filter(({ rule }) => rule === 'topic-config-invalid-value')
const list = () => find('[role=tree]', 'Findings')
const selected = () => document.querySelector('[role=treeitem][aria-selected=true]')?.textContent ?? ''
const openFirst = async () => {
  await press(list(), 'ArrowRight')
  await press(list(), 'ArrowDown')
}
const detail = () => find('article', 'The finding')
const settingsOf = (topic: string) =>
  documentStore.getState().design.topics.find(({ name }) => name === topic)?.config

beforeAll(async () => {
  await loadRules()
  // A page that lays nothing out has no rows in sight: the list gets a size, and each row a height.
  for (const name of ['clientWidth', 'clientHeight'])
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 600 })
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 48 })
})

beforeEach(async () => {
  openDesign(design)
  await render(<FindingsPanel />)
})

describe('the list', () => {
  it('has one row for one cause, which opens to its findings and closes again', async () => {
    expect(invalid()).toHaveLength(3)
    const rows = () => document.querySelectorAll('[role=treeitem]').length
    expect(rows()).toBe(currentAnalysis().causes.length)
    const line = selected()
    await press(list(), 'ArrowRight')
    expect(rows()).toBe(currentAnalysis().causes.length + 3)
    const messages: string[] = []
    for (let step = 0; step < 3; step += 1) {
      await press(list(), 'ArrowDown')
      messages.push(selected())
    }
    expect(new Set(messages).size).toBe(3)
    await press(list(), 'ArrowLeft')
    expect(selected()).toBe(line)
    await press(list(), 'ArrowLeft')
    expect(rows()).toBe(currentAnalysis().causes.length)
  })

  it('shows the finding that was clicked, not another of its rule', async () => {
    await click(button('Open 3 findings'))
    for (const option of document.querySelectorAll<HTMLElement>('[role=treeitem]')) {
      if (!option.textContent?.includes('retention.ms to -7')) continue
      await click(option)
    }
    expect(detail().textContent).toContain('retention.ms')
    expect(detail().textContent).toContain('-7')
    expect([...sessionStore.getState().selection]).toEqual(['topic:orders'])
  })

  it('keeps only what is asked for, by text and by severity', async () => {
    await type(field('Filter findings by text or node'), 'topic:payments')
    const rows = document.querySelectorAll('[role=treeitem]')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBe(currentAnalysis().findings.filter(({ at }) => at === 'topic:payments').length)
    await click(button('Accepted'))
    expect(document.body.textContent).toContain('Nothing was accepted with a reason.')
  })
})

describe('a fix', () => {
  it('shows what it changes, changes that, lights it up and goes on in the list', async () => {
    await openFirst()
    expect(find('section', 'What the fix changes').textContent).toBe('- min.cleanable.dirty.ratio: 25')
    await click(button('Fix'))
    expect(settingsOf('orders')).toEqual({ 'retention.ms': -7 })
    expect(settingsOf('payments')).toEqual(design.topics[1]?.config)
    expect(sessionStore.getState().flashed?.ids).toEqual(['topic:orders'])
    expect(document.activeElement).toBe(list())
    expect(selected()).toContain('retention.ms')
    act(() => void undo())
    expect(documentStore.getState().design.topics).toEqual(design.topics)
  })

  it('fixes one thing by a double click, says what, and takes it back', async () => {
    await openFirst()
    const pressFix = (detail: number) =>
      act(async () => button('Fix').dispatchEvent(new MouseEvent('click', { bubbles: true, detail })))
    await pressFix(1)
    await pressFix(2)
    expect(documentStore.getState().past).toHaveLength(1)
    expect(document.body.textContent).toContain(documentStore.getState().past[0]?.label)
    await click(button('Undo'))
    expect(documentStore.getState().design.topics).toEqual(design.topics)
  })

  it('fixes all of one rule as one step', async () => {
    await click(button('Fix all 3'))
    expect(invalid()).toEqual([])
    expect(documentStore.getState().past).toHaveLength(1)
  })
})

describe('accepting', () => {
  it('takes one reason for all of a cause', async () => {
    await click(button(/^Accept all 3 with a reason/))
    await type(field('Why it is fine here'), 'only a test cluster')
    await click(button('Accept'))
    expect(documentStore.getState().design.suppressions).toEqual([
      { rule: 'topic-config-invalid-value', at: 'topic:orders', reason: 'only a test cluster' },
      { rule: 'topic-config-invalid-value', at: 'topic:payments', reason: 'only a test cluster' },
    ])
    expect(invalid()).toEqual([])
    expect(documentStore.getState().past).toHaveLength(1)
  })

  it('takes a reason, keeps it in the document and can be taken back', async () => {
    await openFirst()
    const before = currentAnalysis().findings.length
    await click(button(/^Accept with a reason/))
    expect(button('Accept').disabled).toBe(true)
    await type(field('Why it is fine here'), 'only a test cluster')
    await click(button('Accept'))
    expect(documentStore.getState().design.suppressions).toEqual([
      { rule: 'topic-config-invalid-value', at: 'topic:orders', reason: 'only a test cluster' },
    ])
    expect(currentAnalysis().findings).toHaveLength(before - 2)
    await click(button('Accepted (2)'))
    expect(find('article', 'The accepted finding').textContent).toContain('only a test cluster')
    await click(button('Reopen'))
    expect(currentAnalysis().findings).toHaveLength(before)
  })
})
