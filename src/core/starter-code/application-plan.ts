import type { ConsumerGroup, Design, Producer, Topic } from '../model/design'
import { consumerGroupId, type NodeId, producerId } from '../model/node-id'
import { readingOf } from '../model/reading'
import { producerInside } from '../model/writers'
import type { ApplicationPlan, FailurePlan, PlanCommit, PlanTopic, ReadingPlan, WritingPlan } from './plan'
import { groupIdOfPlan, readingSettings, writingSettings } from './plan-settings'
import { stepsOf } from './plan-steps'
import { recordFormatOf } from './record-format'

type Topics = ReadonlyMap<string, Topic>

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]

const topicsOf = (topics: Topics, names: readonly string[]): readonly PlanTopic[] =>
  distinct(names).map((topic) => ({ topic, format: recordFormatOf(topics.get(topic)) }))

/** Returns what each application of the drawing does, producers first; connectors and Streams applications are not among them. */
export function applicationPlans(design: Design): readonly ApplicationPlan[] {
  const topics = new Map(design.topics.map((topic) => [topic.name, topic]))
  return [
    ...design.producers.map((producer) => planOfProducer(producer, topics)),
    ...design.consumerGroups.map((group) => planOfGroup(group, topics)),
  ]
}

/** Returns what one application does; undefined where the drawing has none of that id, or a kind that has no such plan. */
export const applicationPlan = (design: Design, id: NodeId): ApplicationPlan | undefined =>
  applicationPlans(design).find((plan) => plan.id === id)

function planOfProducer(producer: Producer, topics: Topics): ApplicationPlan {
  const plan = {
    id: producerId(producer.name),
    kind: 'producer' as const,
    name: producer.name,
    about: producer,
    principal: producer.principal,
    instances: producer.instances,
    reads: undefined,
    writes: writing(producer, topics, producer.delivery === 'exactly-once'),
  }
  return { ...plan, steps: stepsOf(plan, producer.delivery !== undefined) }
}

function planOfGroup(group: ConsumerGroup, topics: Topics): ApplicationPlan {
  const { name, members } = group
  const commit = commitOf(group)
  const reads: ReadingPlan = {
    reading: readingOf(group),
    groupId: groupIdOfPlan(group),
    topics: topicsOf(
      topics,
      (group.consumes ?? []).map(({ topic }) => topic),
    ),
    retryTopics: distinct((group.retryTopics ?? []).map(({ topic }) => topic)),
    commit,
    failure: failureOf(group),
    settings: readingSettings(group, commit),
  }
  const plan = {
    id: consumerGroupId(name),
    kind: 'consumerGroup' as const,
    name,
    about: group,
    principal: group.principal,
    instances: members,
    reads,
    writes: writingOf(group, topics, commit),
  }
  return { ...plan, steps: stepsOf(plan, group.commit !== undefined) }
}

const writesAnything = ({ produces = [], retryTopics = [], deadLetter }: ConsumerGroup): boolean =>
  produces.length + retryTopics.length > 0 || deadLetter !== undefined

/** Where the design does not say, the program commits when the work is done; offsets go with a transaction only where something is written. */
function commitOf(group: ConsumerGroup): PlanCommit {
  const reading = readingOf(group)
  if (reading === 'share') return 'acknowledge'
  if (reading === 'everything') return 'none'
  if (group.commit === 'auto') return 'timer'
  return group.commit === 'transactional' && writesAnything(group) ? 'in-transaction' : 'after-processing'
}

/** A dead letter that is not written is a record that is lost: what writes nothing else writes them at least once. */
function writingOf(group: ConsumerGroup, topics: Topics, commit: PlanCommit): WritingPlan | undefined {
  if (!writesAnything(group)) return undefined
  const inside: Producer = producerInside(group) ?? {
    name: group.name,
    ...(group.producer?.delivery && { delivery: group.producer.delivery }),
    ...(group.producer?.config && { config: group.producer.config }),
  }
  return writing(inside, topics, commit === 'in-transaction' || inside.delivery === 'exactly-once')
}

function writing(producer: Producer, topics: Topics, isTransactional: boolean): WritingPlan {
  const own = producer.config?.['transactional.id']
  const named = typeof own === 'string' && own.trim() !== '' ? own : `${producer.name}-\${instance}`
  return {
    topics: topicsOf(
      topics,
      (producer.produces ?? []).map(({ topic }) => topic),
    ),
    transactionalId: isTransactional ? named : undefined,
    settings: writingSettings(producer),
  }
}

function failureOf(group: ConsumerGroup): FailurePlan {
  const { consumes = [], retries, retryTopics = [], deadLetter } = group
  const chain = distinct([
    ...retryTopics.map(({ topic }) => topic),
    ...(deadLetter === undefined ? [] : [deadLetter.topic]),
  ])
  const [first, ...further] = chain
  const onward =
    first === undefined
      ? []
      : [
          ...consumes.map(({ topic }) => ({ from: topic, to: first })),
          ...further.map((to, index) => ({ from: chain[index] ?? first, to })),
        ]
  return {
    retries: {
      attempts: retries?.attempts ?? 0,
      backOffMs: retries?.backOffMs ?? 0,
      multiplier: retries?.backOffMultiplier ?? 1,
    },
    onward,
    delays: retryTopics.map(({ topic, delayMs = 0 }) => ({ topic, ms: delayMs })),
    deadLetter: deadLetter?.topic,
    otherwise: otherwiseOf(group),
  }
}

function otherwiseOf(group: ConsumerGroup): FailurePlan['otherwise'] {
  const reading = readingOf(group)
  if (reading === 'share') return 'reject'
  return reading === 'everything' || group.commit === 'auto' ? 'skip' : 'stop'
}
