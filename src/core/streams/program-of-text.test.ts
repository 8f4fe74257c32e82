/** Catches a description that is pasted where a program is typed, and refused there. */
import { expect, it } from 'vitest'
import { describeTopology } from './describe-topology'
import { printChains } from './print-chains'
import { programOfText } from './program-of-text'
import { readChains } from './read-chains'

const describedOf = (text: string): string => {
  const read = readChains(text)
  return read.ok ? describeTopology({ name: 'app', processing: read.value }) : ''
}

it('reads a description as the program that it is of, with its windows assumed', () => {
  const text = describedOf('paid = stream payments\nstream orders\n  join paid within 1 h\n  to matched')
  for (const pasted of [text, text.replace(/^/gm, '    '), `INFO App - ${text}`]) {
    const read = programOfText(pasted)
    expect(read.ok && read.value.isDescribed).toBe(true)
    expect(read.ok && printChains(read.value.processing)).toMatch(
      / {2}join \w+ within 5 min assumed\n {2}to matched/,
    )
  }
})

it('keeps a description of which no step can be told', () => {
  const text =
    'Topologies:\n   Sub-topology: 0\n    Source: in (topics: [a])\n      --> x, y, w\n    Processor: x (stores: [s])\n      --> z\n      <-- in\n    Processor: y (stores: [s])\n      --> z\n      <-- in\n    Processor: w (stores: [s])\n      --> z\n      <-- in\n    Processor: z (stores: [])\n      --> out\n      <-- x, y, w\n    Sink: out (topic: b)\n      <-- z\n'
  const read = programOfText(text)
  expect(read.ok && read.value.topology).toContain('Processor: z (stores: [])')
})

it('reads what is typed, and tells what it does not understand', () => {
  expect(programOfText('stream a\n  to b')).toMatchObject({ ok: true, value: { isDescribed: false } })
  expect(programOfText('stream a\n  filtr').ok).toBe(false)
})
