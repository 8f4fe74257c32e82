import { measureDesign } from '../measure-once'
import type { Design } from '../model/design'
import type { NodeId } from '../model/node-id'
import type { TopicView } from '../views/views'
import { type Comparison, compareDesigns, type NodeChange } from './compare-designs'
import type { FieldChange } from './field-changes'
import type { Step } from './step'
import { PHASE, type PlacedStep } from './step-of'
import { TARGETS, type Target, type TargetId } from './targets'
import { changeSteps, creationStep, removalStep } from './topic-steps'

/**
 * Returns what applying the later design with a tool will do to a cluster that is as the earlier one says: step by
 * step in a safe order, new topics and more room first, what takes away last. Partitions, replicas and settings are
 * compared as they are in effect, so that a stated default is no change. A step that the tool or Kafka refuses is
 * listed too, and says so. Applications are in the plan where deploying them changes what is read or where.
 *
 * Empty where nothing changes. Refuses nothing.
 *
 * @see the sources named in `targets.ts`; org.apache.kafka.controller.ReplicationControlManager for Kafka's own word
 */
export function planChange(before: Design, after: Design, target: TargetId): Step[] {
  const tool: Target = TARGETS[target]
  const [earlier, later] = [topicsOf(before), topicsOf(after)]
  const { brokers } = after.cluster
  const placed: PlacedStep[] = []
  const there = new Set(earlier.keys())
  for (const [name, view] of later) {
    const was = earlier.get(name)
    if (was) {
      placed.push(...changeSteps({ before: was, after: view }, tool, brokers))
      continue
    }
    const creation = creationStep(view, there, brokers)
    if (creation.step.outcome === 'applies') there.add(name)
    placed.push(creation)
  }
  for (const [name, view] of earlier) if (!later.has(name)) placed.push(removalStep(view, tool))
  const comparison = compareDesigns(before, after)
  placed.push(...applicationSteps(comparison), ...clusterSteps(comparison))
  return placed.sort((one, other) => one.phase - other.phase).map(({ step }) => step)
}

const topicsOf = (design: Design): ReadonlyMap<string, TopicView> =>
  new Map(measureDesign(design).view.topics.map((view) => [view.name, view]))

/** By the path of a field: what deploying an application with it does that cannot be taken back. */
const OF_APPLICATIONS: Readonly<Record<string, string>> = {
  client:
    'Another client may hash keys otherwise: records of one key may go to another partition, and their order breaks there.',
  'config.partitioner.class':
    'Another partitioner sends the records of a key to another partition: their order breaks there.',
  'config.partitioner':
    'Another partitioner sends the records of a key to another partition: their order breaks there.',
  groupId:
    'Another group has no offsets: it starts by auto.offset.reset, and skips or repeats what is stored.',
  'config.group.id':
    'Another group has no offsets: it starts by auto.offset.reset, and skips or repeats what is stored.',
}

/** Applications are not applied by any tool for topics; told are those whose deployment has a lasting effect. */
function applicationSteps({ added, changed, removed }: Comparison): PlacedStep[] {
  const starting = added.filter(({ kind }) => kind === 'consumerGroup')
  const ending = removed.filter(({ kind }) => kind === 'consumerGroup')
  return [
    ...starting.map(({ id, name }) =>
      told(id, 'add', '', `Start ${name}`, {
        sentence: `Deploy it apart. It has no offsets yet and starts by auto.offset.reset: with \`latest\` it skips what is stored.`,
        reversible: true,
      }),
    ),
    ...changed.filter(({ kind }) => kind !== 'topic').flatMap(lastingChanges),
    ...ending.map(({ id, name }) =>
      told(id, 'remove', '', `Stop ${name}`, {
        sentence: 'Stop it apart. Its offsets stay for offsets.retention.minutes, seven days by default.',
        reversible: true,
      }),
    ),
  ]
}

function lastingChanges({ id, name, fields }: NodeChange): PlacedStep[] {
  return fields.flatMap((field) => {
    const sentence = OF_APPLICATIONS[field.path]
    if (sentence === undefined) return []
    return [told(id, 'change', field.path, titleOf(name, field), { sentence, reversible: false })]
  })
}

const titleOf = (name: string, { path, before, after }: FieldChange): string =>
  `${name}: ${path} ${said(before)} → ${said(after)}`

const said = (value: unknown): string =>
  value === undefined || value === null ? 'not stated' : typeof value === 'object' ? 'stated' : String(value)

function told(
  at: NodeId | 'cluster',
  change: Step['change'],
  field: string,
  title: string,
  { sentence, reversible }: Pick<Step, 'sentence' | 'reversible'>,
): PlacedStep {
  const id = field === '' ? at : `${at}/${field}`
  const rest = { outcome: 'left-alone', losesData: false, reversible, sentence } as const
  return { phase: PHASE.drawn, step: { id, at, field, change, title, ...rest } }
}

/** What the cluster itself would have to be given, which none of these tools does. */
function clusterSteps({ cluster }: Comparison): PlacedStep[] {
  return cluster
    .filter(({ path }) => path === 'kafkaVersion' || path === 'brokers' || path.startsWith('config.'))
    .map((field) => {
      const isVersion = field.path === 'kafkaVersion'
      return told('cluster', 'change', field.path, titleOf('Cluster', field), {
        sentence: isVersion
          ? 'Brokers are upgraded one after another; once metadata.version is finalized there is no safe way back.'
          : 'The tool for topics leaves the brokers alone: change them where they are run.',
        reversible: !isVersion,
      })
    })
}
