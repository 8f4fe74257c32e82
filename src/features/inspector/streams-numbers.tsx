import type { StreamsTopology } from '@/core/facts/streams-facts'
import { formatBytes, formatCount, formatCountOf, formatDuration } from '@/core/shared/format'
import type { Figure } from '@/core/sizing/sizing'
import { printTopology } from '@/core/streams/describe-topology'
import type { StreamsAppView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { useAnalysis } from '@/stores/document/analysis-store'
import { turn, useSwitch } from '@/stores/session/preferences-store'
import { LazyDetails } from '@/ui/lazy-details'
import { Signs } from '@/ui/signs'
import { Section } from './section'
import { StateSection } from './streams-state'
import { TopologyDialog } from './topology/topology-dialog'

/** More threads than these are told, not drawn. */
const MOST_DRAWN = 64

interface Props {
  readonly view: StreamsAppView
  readonly facts: StreamsTopology
}

/** What follows from the topology: sub-topologies, tasks, state and internal topics. */
export function StreamsNumbers({ view, facts }: Props) {
  return (
    <>
      <SubtopologiesSection name={view.name} facts={facts} described={view.app.topology} />
      <TasksSection facts={facts} />
      {facts.stores.length > 0 && <StateSection name={view.name} facts={facts} />}
      <InternalTopicsSection view={view} facts={facts} />
    </>
  )
}

function SubtopologiesSection({
  name,
  facts,
  described,
}: {
  name: string
  facts: StreamsTopology
  described: string | undefined
}) {
  const { topology, subtopologies, copartitioned } = facts
  return (
    <Section
      title="Sub-topologies"
      aside={subtopologies.length > 0 && <TopologyDialog name={name} facts={facts} />}
    >
      {subtopologies.length === 0 && <p className="text-ink-soft">None yet.</p>}
      <ol className="flex flex-col gap-1.5">
        {subtopologies.map(({ id, reads, writes, tasks, isGlobal }) => (
          <li key={id} className="grid grid-cols-[14px_46px_1fr_auto] gap-x-2">
            <b className="font-semibold">{id}</b>
            <span className="text-ink-soft">reads</span>
            <Names names={reads} />
            <span className="text-ink-soft">{isGlobal ? 'global store' : formatCountOf(tasks, 'task')}</span>
            {writes.length > 0 && (
              <>
                <span className="col-start-2 text-ink-soft">writes</span>
                <Names names={writes} />
              </>
            )}
          </li>
        ))}
      </ol>
      {copartitioned
        .filter(({ topics }) => topics.length > 1)
        .map(({ topics }) => {
          const isEqual = new Set(topics.map(({ partitions }) => partitions)).size === 1
          return (
            <p key={topics.map(({ name }) => name).join()} className={isEqual ? 'text-good' : 'text-error'}>
              {isEqual && <Signs text="✓ " />}
              {isEqual
                ? `Co-partitioned: all ${formatCount(topics[0]?.partitions ?? 0)}`
                : `Must have the same partitions: ${topics.map(({ name, partitions }) => `${name} ${partitions ?? '?'}`).join(', ')}`}
            </p>
          )
        })}
      {subtopologies.length > 0 && (
        <LazyDetails summary="What Topology.describe() prints">
          {() => (
            <pre className="overflow-x-auto rounded-control bg-sunk p-2 font-mono text-small">
              {described ?? printTopology(topology)}
            </pre>
          )}
        </LazyDetails>
      )}
    </Section>
  )
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul className="min-w-0 font-mono text-mono">
    {names.map((name) => (
      <li key={name} className="[overflow-wrap:anywhere]">
        {name}
      </li>
    ))}
  </ul>
)

function TasksSection({ facts: { tasks, threads, idleThreads, instances } }: { facts: StreamsTopology }) {
  const each = threads === 0 ? 0 : Math.ceil(tasks / threads)
  return (
    <Section
      title="Tasks"
      aside={
        <span className="text-ink-soft text-small">
          {formatCountOf(instances, 'instance')} × {formatCountOf(threads / instances, 'thread')}
        </span>
      }
    >
      <p>
        <span className="font-semibold text-figure">{formatCount(tasks)}</span> on{' '}
        {formatCountOf(threads, 'thread')}
        {tasks > 0 &&
          (idleThreads > 0 ? (
            <span className="text-warning">; {formatCountOf(idleThreads, 'thread')} would idle</span>
          ) : (
            `, ${tasks % threads === 0 ? each : `${each - 1} or ${each}`} each`
          ))}
      </p>
      {threads <= MOST_DRAWN && tasks > 0 && each <= 8 && (
        <div aria-hidden="true" className="flex gap-[3px]">
          {Array.from({ length: threads }, (_, thread) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its index
              key={thread}
              className={`flex min-w-0 flex-1 flex-col gap-[2px] ${thread > 0 && thread % (threads / instances) === 0 ? 'ml-2' : ''}`}
            >
              {Array.from({ length: each }, (_, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a task is its index
                  key={at}
                  className={`h-2.5 ${at * threads + thread < tasks ? 'bg-ramp-4' : 'border border-line border-dashed'}`}
                />
              ))}
            </span>
          ))}
        </div>
      )}
      {threads <= MOST_DRAWN && tasks > 0 && each <= 8 && (
        <p className="text-ink-soft text-small">a column is a thread</p>
      )}
    </Section>
  )
}

function OnTheDrawing() {
  const isShown = useSwitch('internals')
  return (
    <label className="flex items-center gap-1.5 text-ink-soft text-small">
      <input type="checkbox" checked={isShown} onChange={() => turn('internals', !isShown)} />
      on the drawing
    </label>
  )
}

const assumedKeys = ({ inputs }: Figure): number =>
  inputs.find(({ name, origin }) => name === 'distinct keys' && origin === 'assumption')?.value ?? 0

function InternalTopicsSection({ view, facts }: Props) {
  const { internalTopics, startError, stores } = facts
  const unsized = new Set(stores.flatMap(({ name, bytes }) => (bytes ? [] : [name])))
  const sized = useAnalysis((analysis) => analysis.internalTopics)
  const own = new Map(
    sized.filter(({ origin }) => origin?.of === view.id).map((topic) => [topic.name, topic]),
  )
  return (
    <Section title="Internal topics" aside={<OnTheDrawing />}>
      {internalTopics.length === 0 && (
        <p className="text-ink-soft">None: nothing is repartitioned or stored.</p>
      )}
      {startError !== undefined && internalTopics.some(({ partitions }) => partitions === undefined) && (
        <p className="text-ink-soft text-small">
          Partitions are not known until the topics that are joined have as many: Kafka would not start the
          application, and makes none of these. They are counted with the most that one of those has.
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {internalTopics.map(({ name, role, config, partitions, store }) => {
          const topic = own.get(name)
          const isAssumed = store !== undefined && unsized.has(store)
          return (
            <li key={name}>
              <div className="font-mono text-mono [overflow-wrap:anywhere]">{name}</div>
              <div className="flex justify-between gap-2 text-ink-soft text-small">
                <span>
                  {partitions === undefined ? 'partitions not known' : formatCountOf(partitions, 'partition')}{' '}
                  · RF {topic?.replicationFactor ?? '?'} ·{' '}
                  {role === 'repartition' ? 'deleted once read' : config['cleanup.policy']}
                  {config['retention.ms'] !== undefined && role === 'changelog'
                    ? `, ${formatDuration(Number(config['retention.ms']))}`
                    : ''}
                </span>
                {topic && (
                  <FigureButton
                    figure={topic.sizing.storage}
                    title={`Storage of ${name}`}
                    {...(isAssumed && {
                      shown: `${formatBytes(topic.sizing.storage.value)} if ${formatCount(assumedKeys(topic.sizing.storage))} keys`,
                    })}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
