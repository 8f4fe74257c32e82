import { describe, expect, it } from 'vitest'
import { dropped } from './brought'

const file = (name: string) => new File([''], name)
const namesOf = (brought: readonly (readonly File[])[]) =>
  brought.map((files) => files.map(({ name }) => name))

describe('what is dropped before the part that takes it has loaded', () => {
  it('is taken once, in its order, when the part is there, and what comes later at once', () => {
    dropped.bring([file('one.yaml')])
    dropped.bring([file('two.yaml'), file('three.yaml')])
    const taken: (readonly File[])[] = []
    const stop = dropped.take((files) => taken.push(files))
    expect(namesOf(taken)).toEqual([['one.yaml'], ['two.yaml', 'three.yaml']])
    dropped.bring([file('four.yaml')])
    expect(taken).toHaveLength(3)
    stop()
    dropped.bring([file('five.yaml')])
    expect(taken).toHaveLength(3)
    dropped.take((files) => taken.push(files))()
    expect(namesOf(taken)).toEqual([['one.yaml'], ['two.yaml', 'three.yaml'], ['four.yaml'], ['five.yaml']])
  })
})
