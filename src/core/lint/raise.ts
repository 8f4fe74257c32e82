import type { Weakness, WeaknessKind } from '../delivery/guarantee'
import { withoutTolerance } from '../model/connector-errors'
import type { ConsumerGroup, Design, Producer } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { changeNode, changeTheWriter, type LabelledFix, setConfig } from './fixes'

const ISOLATION = { 'isolation.level': 'read_committed' } as const

/** Settings by which a producer has less than its default promises. */
const WEAKENING = [
  'acks',
  'request.required.acks',
  'retries',
  'message.send.max.retries',
  'enable.idempotence',
  'max.in.flight.requests.per.connection',
  'max.in.flight',
  'delivery.timeout.ms',
  'message.timeout.ms',
]

function without<Holder extends { readonly config?: Producer['config'] }>(
  holder: Holder,
  keys: readonly string[],
): Holder {
  if (holder.config === undefined || !keys.some((key) => Object.hasOwn(holder.config ?? {}, key)))
    return holder
  const config = Object.fromEntries(Object.entries(holder.config).filter(([key]) => !keys.includes(key)))
  return { ...holder, config }
}

/** Lets all groups read committed records that read topics of some names, but for those that do so anyway. */
function readCommitted(design: Design, topics: readonly string[]): Design {
  const readers = design.consumerGroups.filter(
    ({ commit, consumes }) =>
      commit !== 'transactional' && consumes?.some(({ topic }) => topics.includes(topic)),
  )
  return readers.reduce((so, { name }) => setConfig('consumerGroup', name, ISOLATION).apply(so), design)
}

const commitAfterwards = (node: ConsumerGroup): ConsumerGroup => ({
  ...without(node, ['enable.auto.commit']),
  commit: 'after-processing',
})

const ID = 'transactional.id'

/** Whether a producer's settings do not take away the id that transactions need. */
const isNamed = (producer: ConsumerGroup['producer']): boolean => (producer?.config?.[ID] ?? '') !== ''

/** Commits records and offsets together, and lets the readers of what is written see what is committed. */
export function commitTogether(name: string): LabelledFix {
  const inOne = changeNode('consumerGroup', name, '', (node) => ({
    ...without(node, ['enable.auto.commit', 'isolation.level']),
    commit: 'transactional',
    producer: {
      ...without(node.producer ?? {}, [...WEAKENING, ...(isNamed(node.producer) ? [] : [ID])]),
      delivery: 'exactly-once' as const,
    },
  }))
  return {
    label: `Commit records and offsets of ${name} in one transaction`,
    apply: (design) => {
      const written = design.consumerGroups.find((group) => group.name === name)?.produces ?? []
      return readCommitted(
        inOne.apply(design),
        written.map(({ topic }) => topic),
      )
    },
  }
}

type Raise = (name: string, isGroup: boolean) => LabelledFix | null

const nothing: Raise = () => null

const writer =
  (label: (name: string) => string, delivery: 'at-least-once' | 'exactly-once'): Raise =>
  (name, isGroup) =>
    changeTheWriter(
      { kind: isGroup ? 'consumerGroup' : 'producer', producer: { name } },
      label(name),
      (node) => ({ ...without(node, WEAKENING), delivery }),
    )

const waiting = writer((name) => `Let ${name} deliver at least once`, 'at-least-once')

const inTransactions: Raise = (name, isGroup) => {
  if (isGroup) return commitTogether(name)
  const fix = writer(() => `Let ${name} write in transactions`, 'exactly-once')(name, false)
  return (
    fix && {
      label: `${fix.label}, and its readers read what is committed`,
      apply: (design) => {
        const written = design.producers.find((producer) => producer.name === name)?.produces ?? []
        return readCommitted(
          fix.apply(design),
          written.map(({ topic }) => topic),
        )
      },
    }
  )
}

const replicas: Raise = (name) =>
  changeNode('topic', name, `Keep 3 replicas of ${name}, 2 of them in sync`, (node) => ({
    ...node,
    replicationFactor: 3,
    config: { ...node.config, 'min.insync.replicas': 2 },
  }))

const afterwards: Raise = (name) =>
  changeNode('consumerGroup', name, `Let ${name} commit after processing`, commitAfterwards)

const RAISES: Readonly<Record<WeaknessKind, Raise>> = {
  'acks-none': waiting,
  'acks-leader': waiting,
  'retries-none': waiting,
  'retries-few': waiting,
  'not-idempotent': waiting,
  'in-flight': waiting,
  'producer-restart': inTransactions,
  'one-replica': replicas,
  'one-in-sync': (name) => setConfig('topic', name, { 'min.insync.replicas': 2 }),
  'unclean-election': (name) => setConfig('topic', name, { 'unclean.leader.election.enable': false }),
  'no-key': nothing,
  'timer-commit': afterwards,
  'commit-after-work': nothing,
  'no-offsets': nothing,
  'reads-uncommitted': (name) => setConfig('consumerGroup', name, ISOLATION),
  'offsets-apart': (name) => commitTogether(name),
  'transaction-missing': (name) => commitTogether(name),
  'transaction-empty': nothing,
  'share-group': nothing,
  'share-limit': nothing,
  'retry-topics': nothing,
  'source-offsets': nothing,
  'sink-offsets': nothing,
  'errors-dropped': (name) => changeNode('connector', name, `Let ${name} stop at an error`, withoutTolerance),
}

/** Returns what raises the weakest link of a path, or null where that is a decision that nobody can take for another. */
export function raise({ kind, at, name }: Weakness): LabelledFix | null {
  const node = parseNodeId(at)
  if (node === null) return null
  // The clients inside a connector are Connect's: what it sets for them is not for a path to change.
  if (node.kind === 'connector' && kind !== 'errors-dropped') return null
  return RAISES[kind](name, node.kind === 'consumerGroup')
}
