import { areFailuresUnknown } from '@/core/facts/are-failures-unknown'
import type { Topic } from '@/core/model/design'
import { formatDuration } from '@/core/shared/format'
import type { TopicView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { DraftField } from '@/ui/draft-field'
import { LazyDetails } from '@/ui/lazy-details'
import { lazyPart } from '@/ui/lazy-part'
import { AboutSection } from '../about-section'
import { orNothing, setField, setSetting, withField } from '../edit-node'
import { EverySetting } from '../every-setting'
import { KeySection } from '../key-section'
import { NodeFindings } from '../node-findings'
import { PartitionsSection } from '../partitions-section'
import { readDuration, readQuantity, shownCount, shownDuration } from '../quantity'
import { SchemaSection } from '../schema-section'
import { Section } from '../section'
import { asksForTraffic, StatedTraffic } from '../stated-traffic'
import { TrafficSection } from '../traffic-section'

const ReplicaTable = lazyPart(() => import('../replica-table').then((module) => module.ReplicaTable))

export function TopicForm({ view }: { view: TopicView }) {
  return (
    <>
      {asksForTraffic(view) && <StatedTraffic view={view} />}
      <PartitionsSection view={view} />
      <TrafficSection view={view} />
      <KeySection view={view} />
      <RecordSection view={view} />
      <SchemaSection topic={view.topic} />
      <DurabilitySection view={view} />
      <RetentionSection view={view} />
      <AboutSection kind="topic" node={view.topic} />
      <NodeFindings id={view.id} />
      <EverySetting kind="topic" name={view.topic.name} config={view.topic.config} settings={view.settings} />
    </>
  )
}

function RecordSection({ view }: { view: TopicView }) {
  const { name, record } = view.topic
  const set = <Name extends keyof NonNullable<Topic['record']>>(
    field: Name,
    value: NonNullable<Topic['record']>[Name] | undefined,
  ) =>
    setField(
      'topic',
      name,
      'record',
      orNothing(withField(record, field, value)),
      `Change the record of ${name}`,
    )
  return (
    <Section title="Record">
      <DraftField
        label="Average size"
        isMain
        shown={shownCount(record?.averageBytes)}
        placeholder="1,000 assumed"
        suffix="bytes"
        read={readQuantity('bytes')}
        onChange={(bytes) => set('averageBytes', bytes)}
      />
      <DraftField
        label="Largest"
        shown={shownCount(record?.maximumBytes)}
        placeholder="not known"
        suffix="bytes"
        read={readQuantity('bytes')}
        onChange={(bytes) => set('maximumBytes', bytes)}
      />
    </Section>
  )
}

function DurabilitySection({ view }: { view: TopicView }) {
  const { name } = view.topic
  const minIsr = view.settings.number('min.insync.replicas')
  const survives = view.replicationFactor - Math.min(minIsr, view.replicationFactor)
  return (
    <Section title="Durability">
      <DraftField
        label="Replication factor"
        shown={shownCount(view.topic.replicationFactor)}
        placeholder={`${view.replicationFactor} by the broker’s default`}
        read={readQuantity('count', { min: 1, max: 32_767, isWhole: true })}
        onChange={(factor) => setField('topic', name, 'replicationFactor', factor)}
      />
      <DraftField
        label="Min in-sync"
        {...(view.settings.origin('min.insync.replicas') !== 'user' && { hint: 'Kafka’s default' })}
        shown={view.settings.origin('min.insync.replicas') === 'user' ? String(minIsr) : ''}
        placeholder={`${minIsr}`}
        suffix={`writes go on with ${survives} lost`}
        read={readQuantity('count', { min: 1, isWhole: true })}
        onChange={(value) => setSetting('topic', name, 'min.insync.replicas', value)}
      />
      <LazyDetails summary="Where its replicas would be">{() => <ReplicaTable view={view} />}</LazyDetails>
    </Section>
  )
}

function RetentionSection({ view }: { view: TopicView }) {
  const { name } = view.topic
  const { settings, sizing } = view
  const ms = settings.number('retention.ms')
  const isOwn = settings.origin('retention.ms') === 'user'
  const isUnknown = areFailuresUnknown(view)
  return (
    <Section title="Retention">
      <DraftField
        label="Keep for"
        {...(!isOwn && { hint: 'Kafka’s default' })}
        shown={isOwn ? (ms < 0 ? 'for ever' : shownDuration(ms)) : ''}
        placeholder={formatDuration(ms)}
        suffix="retention.ms"
        read={(text) =>
          /^(for ?ever|-1)$/i.test(text.trim()) ? { ok: true, value: -1 } : readDuration(text)
        }
        onChange={(value) => setSetting('topic', name, 'retention.ms', value)}
      />
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">On disk</span>
        <FigureButton
          figure={sizing.storage}
          title={`${name} on disk`}
          isUnknown={isUnknown}
          className="font-semibold"
        />
      </div>
      {sizing.remoteStorage && (
        <div className="flex items-baseline justify-between gap-2">
          <span className="text-ink-soft">In remote storage</span>
          <FigureButton figure={sizing.remoteStorage} title={`${name} in remote storage`} />
        </div>
      )}
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Into the brokers at peak</span>
        <FigureButton figure={sizing.networkIn} title={`Network in for ${name}`} isUnknown={isUnknown} />
      </div>
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Out of the brokers at peak</span>
        <FigureButton figure={sizing.networkOut} title={`Network out for ${name}`} isUnknown={isUnknown} />
      </div>
      {isUnknown && (
        <p className="text-ink-soft text-small">
          Which share of the records fails is not stated: say it at{' '}
          {[...view.retryOf, ...view.deadLetterOf].map((group) => group.name).join(', ')}.
        </p>
      )}
    </Section>
  )
}
