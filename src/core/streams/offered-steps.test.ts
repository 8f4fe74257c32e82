import { expect, it } from 'vitest'
import { addStep } from './add-step'
import { OPERATIONS, OPTIONS } from './chain-habits'
import { FURTHER, groupOffered, offeredSteps } from './offered-steps'
import { printChains } from './print-chains'
import type { Chain } from './processing'
import { readChains } from './read-chains'
import { readProcessing } from './read-processing'

const TOPICS = ['orders', 'payments']

/** Programs that reach every kind of thing that a chain can hold. */
const PROGRAMS: readonly (readonly Chain[])[] = [
  [],
  [{ stream: 'orders' }],
  [{ table: 'orders' }],
  [{ globalTable: 'orders' }],
  [{ id: 'paid', stream: 'payments' }, { stream: 'orders' }],
  [{ id: 'paid', table: 'payments' }, { stream: 'orders' }],
  [{ id: 'paid', table: 'payments' }, { table: 'orders' }],
  [{ id: 'all', globalTable: 'payments' }, { stream: 'orders' }],
  [{ stream: 'orders', steps: ['groupByKey'] }],
  [
    { id: 'g', stream: 'payments', steps: ['groupByKey'] },
    { stream: 'orders', steps: ['groupByKey'] },
  ],
  [{ stream: 'orders', steps: ['groupByKey', 'cogroup'] }],
  [
    {
      stream: 'orders',
      steps: ['groupByKey', { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 60_000 } }],
    },
  ],
  [{ stream: 'orders', steps: ['groupByKey', 'count'] }],
  [{ table: 'orders', steps: ['groupBy'] }],
  [{ stream: 'orders', steps: [{ op: 'split', branches: [{ id: 'large' }] }] }],
]

const PROGRAMS_WITH_ENDS: readonly (readonly Chain[])[] = [
  ...PROGRAMS,
  [{ stream: 'orders', steps: ['process'] }],
  [{ stream: 'orders', steps: ['groupByKey', 'aggregate'] }],
]

const withStep = (chains: readonly Chain[], step: string): string => {
  const text = printChains(chains)
  return step.startsWith(FURTHER)
    ? addStep(text, chains, step)
    : `${text}\n${/^(stream|table|globalTable|pattern|from) /.test(step) ? '' : '  '}${step}`.trimStart()
}

it('offers nothing that does not read, or that Kafka would refuse there', () => {
  for (const chains of PROGRAMS)
    for (const step of offeredSteps(chains, TOPICS)) {
      const read = readChains(withStep(chains, step))
      expect([step, read.ok]).toEqual([step, true])
      // A store that others have is named by who types it.
      const isUnfinished =
        /^(?:windowedBy|groupBy|cogroup)|stores my-name|^(?:stream|table|globalTable) |history|grace/.test(
          step.replace(FURTHER, ''),
        )
      if (read.ok && !isUnfinished)
        expect([step, chains, describedOrError(read.value)]).toEqual([step, chains, 'built'])
    }
})

function describedOrError(processing: readonly Chain[]): string {
  try {
    readProcessing({ name: 'app', processing })
    return 'built'
  } catch (error) {
    return String(error)
  }
}

it('offers every operation somewhere', () => {
  const offered = new Set(
    PROGRAMS.flatMap((chains) => offeredSteps(chains, TOPICS)).map((step) => step.split(' ')[0]),
  )
  expect(OPERATIONS.filter((op) => !offered.has(op))).toEqual([])
})

it('offers every option of a step somewhere, every window and every way to suppress', () => {
  const offered = PROGRAMS_WITH_ENDS.flatMap((chains) => offeredSteps(chains, TOPICS)).join('\n')
  const WORDS = [...OPTIONS.filter((word) => word !== 'assumed'), 'tumbling', 'hopping', 'sliding', 'session', 'windowCloses', 'timeLimit', 'within', 'before', 'after', 'foreign', 'stores', ', payments'] // biome-ignore format: a list
  expect(WORDS.filter((word) => !offered.includes(` ${word}`))).toEqual([])
})

it('offers what it offers in three groups, and leaves nothing out', () => {
  for (const chains of PROGRAMS) {
    const offered = offeredSteps(chains, TOPICS)
    const { follows, further, begins } = groupOffered(offered)
    expect([...follows, ...further, ...begins].sort()).toEqual([...offered].sort())
  }
})
