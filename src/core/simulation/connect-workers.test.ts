import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design, ScenarioEvent } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Simulation } from './simulation'

/** A sink of four tasks and a source of two, which are dealt out over the workers in this order. */
function design(workers: number, config: Record<string, number> = {}): Design {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, connect: [{ name: 'workers', workers, config }] },
    producers: [{ name: 'web', produces: [{ topic: 'orders', recordsPerSecond: { average: 300 } }] }],
    topics: [
      { name: 'orders', partitions: 6, replicationFactor: 1, key: { strategy: 'none' } },
      { name: 'rows', partitions: 3 },
    ],
    connectors: [
      { name: 'out', type: 'sink', tasksMax: 4, processingMsPerRecord: 2, consumes: [{ topic: 'orders' }] },
      {
        name: 'in',
        type: 'source',
        tasksMax: 2,
        produces: [{ topic: 'rows', recordsPerSecond: { average: 90 } }],
      },
    ],
  }
}

const run = (of: Design, events: readonly ScenarioEvent[], lengthSeconds = 900): Simulation =>
  simulate(of, { name: 'test', lengthSeconds, events }, { runs: 0 })
const said = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')
const timeOf = ({ story }: Simulation, words: string): number | undefined =>
  story.find(({ sentence }) => sentence.includes(words))?.atSeconds
const rowsAt = ({ topics, seconds }: Simulation, at: number): number | undefined =>
  topics['rows']?.written[seconds.findLastIndex((moment) => moment <= at)]
/** Which tasks of the sink went and came, and when. */
const changes = ({ groups }: Simulation) =>
  groups['out']?.members.changes.map(({ member, state, atSeconds }) => [atSeconds, member, state])

describe('the loss of a Connect worker', () => {
  const lost = (more: Partial<ScenarioEvent> = {}): readonly ScenarioEvent[] => [
    { kind: 'worker-lost', connector: 'out', member: 1, atSeconds: 60, ...more },
  ]

  it('leaves its tasks alone for five minutes after its session', () => {
    const simulation = run(design(3), lost())
    expect(said(simulation)).toContain('Worker 1 of workers is lost with 2 tasks of out')
    const again = simulation.story.find(({ sentence }) => sentence.includes('started again'))
    expect(again?.atSeconds).toBe(60 + 10 + 300)
    // The sink's other tasks take its partitions when the sessions of their consumers are over.
    expect(said(simulation)).toContain('2 members of out are declared dead; 3 partitions move')
    expect(
      simulation.groups['out']?.members.changes
        .filter(({ state }) => state === 'up')
        .map(({ member }) => member),
    ).toEqual([1, 4])
  })

  it('stops the part of a source that ran there, which comes in afterwards', () => {
    const simulation = run(design(3), lost({ member: 2 }))
    expect(said(simulation)).toContain('1 task of out, 1 task of in')
    expect([30, 200, 400].map((at) => rowsAt(simulation, at))).toEqual([90, 45, 180])
  })

  it('lasts until a worker is there where it was the only one', () => {
    const simulation = run(design(1), lost({ lastsSeconds: 100 }))
    expect(said(simulation)).toContain('no worker is left')
    expect(simulation.story.find(({ sentence }) => sentence.includes('started again'))?.atSeconds).toBe(180)
    expect(simulation.groups['out']?.balance.waiting).toBeLessThan(1)
  })

  it('is what every design of its kind says, by its own delay', () => {
    const quick = design(3, { 'scheduled.rebalance.max.delay.ms': 0 })
    const again = run(quick, lost()).story.find(({ sentence }) => sentence.includes('started again'))
    expect(again?.atSeconds).toBe(70)
    expect(analyse(quick).findings).toBeDefined()
  })
  it('has the others hear of it at once where it is stopped, and wait all the same', () => {
    const simulation = run(design(3), lost({ stop: 'clean' }))
    expect(said(simulation)).toContain('Worker 1 of workers is stopped with 2 tasks of out')
    expect(timeOf(simulation, 'started again')).toBe(60 + 300)
    expect(said(simulation)).not.toContain('is declared dead')
    expect(simulation.rebalances[0]?.reason).toBe('out-1 leaves')
  })

  it('gives the worker that is back what it had, and no sooner', () => {
    const simulation = run(design(3), lost({ lastsSeconds: 100 }))
    expect(timeOf(simulation, 'Worker 1 joins workers: it is given what waits')).toBe(180)
    expect(timeOf(simulation, '2 tasks of out are started again on worker 1')).toBe(370)
  })

  it('gives it to those that have the fewest tasks where none is back', () => {
    const simulation = run(design(3), lost())
    expect(timeOf(simulation, '2 tasks of out are started again on workers 2, 3')).toBe(370)
  })

  it('waits once for two that are lost one after the other', () => {
    const simulation = run(design(3), [...lost(), ...lost({ member: 2, atSeconds: 160 })])
    expect(timeOf(simulation, '3 tasks of out, 1 task of in are started again on worker 3')).toBe(370)
    expect(rowsAt(simulation, 890)).toBe(90)
  })

  it('brings back the worker that was lost, whatever came meanwhile', () => {
    const more: ScenarioEvent = { kind: 'workers-added', connector: 'out', membersAdded: 2, atSeconds: 80 }
    const simulation = run(design(3), [...lost({ member: 5, lastsSeconds: 100 }), more])
    expect(said(simulation)).toContain('Worker 3 of workers is lost')
    expect(timeOf(simulation, 'Worker 3 joins workers')).toBe(180)
    expect(said(simulation)).not.toContain('Worker 5 of workers is lost')
  })

  it('lasts as long as the first of two says that find the same worker', () => {
    const simulation = run(
      design(3),
      [...lost({ lastsSeconds: 400 }), ...lost({ atSeconds: 100, lastsSeconds: 100 })],
      900,
    )
    const returns = simulation.story.filter(({ sentence }) => sentence.startsWith('Worker 1 joins'))
    expect(returns.map(({ atSeconds }) => atSeconds)).toEqual([480])
  })

  it('says how long tasks are left alone as long as they are', () => {
    const told = (atSeconds: number) => {
      const simulation = run(design(3), [...lost(), ...lost({ member: 2, atSeconds })])
      expect(timeOf(simulation, 'are started again on worker 3')).toBe(370)
      return simulation.story.find(({ sentence }) => sentence.startsWith('Worker 2 of workers is lost'))
        ?.sentence
    }
    expect(told(160)).toContain('are started elsewhere after 3 min 30 s')
    // Before the others know of the first.
    expect(told(65)).toContain('are started elsewhere after 5 min 5 s')
    const afterwards = run(design(3), [...lost(), ...lost({ member: 2, atSeconds: 365 })])
    expect(said(afterwards)).toContain('Worker 2 of workers is lost')
    expect(timeOf(afterwards, '5 min 10 s')).toBe(60)
  })

  it('has nothing wait for the first that comes where all were lost', () => {
    const simulation = run(design(2), [
      ...lost({ lastsSeconds: 120 }),
      ...lost({ member: 2, atSeconds: 100 }),
    ])
    expect(said(simulation)).toContain('Worker 1 joins workers\n')
    expect(said(simulation)).not.toContain('what waits')
    expect(timeOf(simulation, 'are started again on worker 1')).toBe(200)
  })
})

describe('Connect workers that join', () => {
  const added: ScenarioEvent = { kind: 'workers-added', connector: 'out', membersAdded: 1, atSeconds: 100 }

  it('take over what is beyond an even share: given up in one rebalance, started in the next', () => {
    // Workers 1 and 2 have three tasks each; with a third there are two for each.
    const simulation = run(design(2), [added])
    expect(timeOf(simulation, 'Worker 3 joins workers')).toBe(120)
    expect(said(simulation)).toContain('2 tasks of out move to worker 3 and stand for 2.3 s')
    expect(changes(simulation)).toEqual([
      [122.25, 1, 'stopped'],
      [122.25, 2, 'stopped'],
      [124.5, 1, 'up'],
      [124.5, 2, 'up'],
    ])
    expect(simulation.rebalances.every(({ atSeconds }) => atSeconds > 122 && atSeconds < 140)).toBe(true)
    expect(rowsAt(simulation, 123)).toBe(90)
  })

  it('move nothing where no worker has more than one of them would', () => {
    const simulation = run(design(6), [added])
    expect(said(simulation)).toContain('Worker 7 joins workers')
    expect(changes(simulation)).toEqual([])
    expect(simulation.rebalances).toEqual([])
  })

  it('are given what a lost one had, and nothing else before that', () => {
    const simulation = run(design(2), [
      { kind: 'worker-lost', connector: 'out', member: 1, atSeconds: 60 },
      added,
    ])
    expect(timeOf(simulation, '2 tasks of out, 1 task of in are started again on worker 3')).toBe(370)
    expect(said(simulation)).not.toContain('move to')
  })

  it('leave again where it lasts, and their tasks wait for somebody', () => {
    const simulation = run(design(2), [{ ...added, lastsSeconds: 200 }])
    expect(timeOf(simulation, 'Worker 3 of workers is stopped with 2 tasks of out')).toBe(300)
    expect(timeOf(simulation, '2 tasks of out are started again on workers 1, 2')).toBe(600)
    const out = simulation.groups['out']
    expect(out?.clearAtSeconds).toBeLessThan(900)
    expect(out?.balance.offered).toBeCloseTo(300 * 900, 3)
  })

  it('do not come back after their time, where one was lost before it', () => {
    const simulation = run(design(2), [
      { ...added, lastsSeconds: 200 },
      { kind: 'worker-lost', connector: 'out', member: 3, atSeconds: 250, lastsSeconds: 100 },
    ])
    const joins = simulation.story.filter(({ sentence }) => sentence.startsWith('Worker 3 joins'))
    expect(joins.map(({ atSeconds }) => atSeconds)).toEqual([120])
  })

  it('have a source bring in what it missed while its task moved', () => {
    const base = design(2)
    // The source alone: of two tasks on two workers none has to move; of three on two workers one does.
    const sources = base.connectors.flatMap((one) => (one.name === 'in' ? [{ ...one, tasksMax: 4 }] : []))
    const simulation = run({ ...base, connectors: sources }, [{ ...added, connector: 'in', membersAdded: 2 }])
    expect(rowsAt(simulation, 123)).toBe(45)
    expect(rowsAt(simulation, 125)).toBe(180)
    const { written = [] } = simulation.topics['rows'] ?? {}
    const total = written
      .slice(0, -1)
      .reduce(
        (sum, rate, at) => sum + rate * ((simulation.seconds[at + 1] ?? 0) - (simulation.seconds[at] ?? 0)),
        0,
      )
    expect(total).toBeCloseTo(90 * 900, 6)
  })
})
