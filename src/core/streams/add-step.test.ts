import { describe, expect, it } from 'vitest'
import { addStep, stepsToAdd } from './add-step'
import type { Chain } from './processing'
import { readChains } from './read-chains'

const TOPICS = ['orders', 'payments']
const TWO: readonly Chain[] = [{ stream: 'payments' }, { stream: 'orders' }]

describe('steps that are picked', () => {
  it('join a stream that has no name yet, and give it one', () => {
    expect(stepsToAdd(TWO, TOPICS)).toContain('join payments within 5 min')
    expect(addStep('stream payments\nstream orders', TWO, 'join payments within 5 min')).toBe(
      'payments = stream payments\nstream orders\n  join payments within 5 min',
    )
  })

  it('leave the names of others alone, and the text as it was typed', () => {
    expect(addStep('stream payments # paid\nstream orders', TWO, 'filter')).toBe(
      'stream payments # paid\nstream orders\n  filter',
    )
    const three: readonly Chain[] = [{ table: 'a' }, ...TWO]
    expect(addStep('table a\nstream payments\nstream orders', three, 'join a')).toBe(
      'a = table a\nstream payments\nstream orders\n  join a',
    )
    expect(addStep('stream payments\nstream orders', TWO, 'to payments')).toBe(
      'stream payments\nstream orders\n  to payments',
    )
  })

  it('offer no chain that has ended, and none twice', () => {
    const ended: readonly Chain[] = [
      { stream: 'payments', steps: [{ op: 'to', topic: 'orders' }] },
      { stream: 'orders' },
    ]
    expect(stepsToAdd(ended, TOPICS).some((step) => step.startsWith('join'))).toBe(false)
    const same: readonly Chain[] = [{ stream: 'payments' }, { stream: 'payments' }, { stream: 'orders' }]
    expect(stepsToAdd(same, TOPICS).filter((step) => step.includes('within'))).toHaveLength(3)
    expect(new Set(stepsToAdd(same, TOPICS)).size).toBe(stepsToAdd(same, TOPICS).length)
  })

  it.each([
    ['split big, else split-rest', 'split named my-name : big, else split-rest'],
    ['split split, else rest', 'split named my-name : split, else rest'],
    ['branch big, else rest', 'split named my-name : big, else rest'],
    [
      'split big named b, else rest named r # by size',
      'split named my-name : big named b, else rest named r',
    ],
    ['filter # big ones', 'filter named my-name # big ones'],
    ['filter // a "big" one', 'filter named my-name // a "big" one'],
    ['filter ;', 'filter named my-name'],
    ['filter out 0.5', 'filter out 0.5 named my-name'],
    ['process stores "c # d" # x', 'process stores "c # d" named my-name'],
    ['Filter', 'Filter named my-name'],
  ])('say more of the last step: %s', (typed, meant) => {
    const text = `stream orders\n  ${typed}`
    const read = readChains(text)
    expect(addStep(text, read.ok ? read.value : [], '… named my-name')).toBe(`stream orders\n  ${meant}`)
  })

  it('say more of a last step that stands on a line with others, or alone', () => {
    const of = (text: string, step: string) => {
      const read = readChains(text)
      return addStep(text, read.ok ? read.value : [], step)
    }
    expect(of('stream orders | split big, else rest', '… named my-name')).toBe(
      'stream orders\n  split named my-name : big, else rest',
    )
    expect(of('stream orders # all', '… , payments')).toBe('stream orders , payments # all')
    expect(of('# a\nstream a\n  count by', '… named my-name')).toBe('# a\nstream a\n  count by named my-name')
  })

  it('read as a program, every one that is offered', () => {
    const text = 'stream payments\ntable orders\nstream orders'
    const chains: readonly Chain[] = [{ stream: 'payments' }, { table: 'orders' }, { stream: 'orders' }]
    for (const step of stepsToAdd(chains, TOPICS))
      expect(readChains(addStep(text, chains, step)).ok, step).toBe(true)
  })
})
