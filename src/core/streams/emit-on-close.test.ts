import { expect, it } from 'vitest'
import { describeTopology } from './describe-topology'
import { printChains } from './print-chains'
import { readChains } from './read-chains'
import { readProcessing } from './read-processing'

function chainsOf(text: string) {
  const read = readChains(text)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join(' '))
  return read.value
}
const program = (window: string) =>
  `stream orders | groupByKey | windowedBy ${window} | count | toStream | to counts`
const windowIn = (text: string) =>
  chainsOf(text)
    .flatMap(({ steps = [] }) => steps)
    .find((step) => typeof step === 'object' && step.op === 'windowedBy')

it.each(['tumbling 5 min', 'hopping 5 min every 1 min', 'sliding 10 s', 'session 30 min'])(
  'is said of a window, and printed again: %s',
  (window) => {
    for (const typed of [`${window} emit windowCloses`, `${window} grace 1 min emit windowCloses`]) {
      const chains = chainsOf(program(typed))
      expect(windowIn(program(typed))).toMatchObject({ window: { emit: 'windowCloses' } })
      expect(printChains(chains)).toContain(`windowedBy ${typed}`)
      expect(chainsOf(printChains(chains))).toEqual(chains)
      // The topology is the same: what goes on is another matter.
      const of = (one: string) => describeTopology({ name: 'app', processing: chainsOf(program(one)) })
      expect(of(typed)).toBe(of(typed.replace(' emit windowCloses', '')))
    }
  },
)

it('is read of Java, and left out where windows go on at every update', () => {
  const java = (strategy: string) =>
    `KStream<String, Order> orders = builder.stream("orders");\norders.groupByKey().windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(1))).emitStrategy(EmitStrategy.${strategy}()).count().toStream().to("counts");`
  expect(windowIn(java('onWindowClose'))).toEqual({
    op: 'windowedBy',
    window: { kind: 'tumbling', sizeMs: 300_000, graceMs: 60_000, emit: 'windowCloses' },
  })
  expect(windowIn(java('onWindowUpdate'))).not.toHaveProperty('window.emit')
})

it('is refused of what is no way to go on, and of a cogrouped stream, which has no emitStrategy', () => {
  expect(() => chainsOf(program('tumbling 5 min emit always'))).toThrow('`emit windowCloses`')
  const cogrouped =
    'a = stream one | groupByKey\nstream two | groupByKey | cogroup a | windowedBy tumbling 5 min emit windowCloses | aggregate | toStream | to counts'
  expect(() => readProcessing({ name: 'app', processing: chainsOf(cogrouped) })).toThrow(
    'A cogrouped stream has no emitStrategy',
  )
})

it('has a hint where it is typed as an operation', () => {
  const read = readChains('stream orders | groupByKey | emitStrategy onWindowClose')
  expect(read.ok ? '' : read.error[0]?.message).toContain('emit windowCloses')
})
