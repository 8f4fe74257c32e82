import { setGroupConfig } from '@/core/edits/set-config'
import { before } from '@/core/kafka/versions'
import { DEFAULT_MEMBERS, DEFAULT_THREADS_PER_MEMBER } from '@/core/model/defaults'
import type { ConsumerGroup } from '@/core/model/design'
import { groupSettings } from '@/core/settings/group-settings'
import { DEAD_LETTERS_TO, DEAD_LETTERS_WHOLE, deadLettersByBrokers } from '@/core/settings/share-group'
import { formatPercent } from '@/core/shared/format'
import type { ConsumerGroupView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { AboutSection } from '../about-section'
import { ClientSection } from '../client-section'
import { setField, withField } from '../edit-node'
import { EverySetting, SettingsSection } from '../every-setting'
import { WritingSections } from '../group-writes'
import { NodeFindings } from '../node-findings'
import { PathsSection } from '../paths-section'
import { PrincipalField } from '../principal-field'
import { readCount, readQuantity, shownCount, shownPercent } from '../quantity'
import { ReadingSection } from '../reading-section'
import { RetriesSection } from '../retries-section'
import { RetryTopicsSection } from '../retry-topics-section'
import { Section } from '../section'

export function ConsumerGroupForm({ view }: { view: ConsumerGroupView }) {
  const { group } = view
  return (
    <>
      <WorkSection view={view} />
      <ReadingSection view={view} />
      <PathsSection view={view} />
      <WritingSections view={view} />
      <RetriesSection view={view} />
      <RetryTopicsSection view={view} />
      <DeadLetterSection view={view} />
      <ClientSection kind="consumerGroup" name={group.name} client={group.client} />
      <AboutSection kind="consumerGroup" node={group}>
        <PrincipalField kind="consumerGroup" node={group} />
      </AboutSection>
      <NodeFindings id={view.id} />
      <EverySetting kind="consumerGroup" name={group.name} config={group.config} settings={view.settings} />
      {group.reads !== 'everything' && (
        <SettingsSection
          title="Settings of the group on the brokers"
          catalogue="group"
          config={group.groupConfig}
          settings={groupSettings(group, view.cluster)}
          set={(key, value) => dispatch(setGroupConfig('consumerGroup', group.name, key, value))}
        />
      )}
    </>
  )
}

function WorkSection({ view }: { view: ConsumerGroupView }) {
  const { group, sizing } = view
  const isLate = sizing.lagGrowth.value > 0
  const isUnknown = group.processingMsPerRecord === undefined
  return (
    <Section title="Work">
      <DraftField
        label="Members"
        shown={shownCount(group.members)}
        placeholder={`${DEFAULT_MEMBERS} assumed`}
        read={readCount}
        onChange={(members) => setField('consumerGroup', group.name, 'members', members)}
      />
      <DraftField
        label="Threads per member"
        shown={shownCount(group.threadsPerMember)}
        placeholder={`${DEFAULT_THREADS_PER_MEMBER} assumed`}
        read={readCount}
        onChange={(threads) => setField('consumerGroup', group.name, 'threadsPerMember', threads)}
      />
      <DraftField
        label="Time per record"
        isMain
        shown={shownCount(group.processingMsPerRecord)}
        placeholder="not known"
        suffix="ms"
        read={readQuantity('duration')}
        onChange={(ms) => setField('consumerGroup', group.name, 'processingMsPerRecord', ms)}
      />
      <Figures label="Busy at peak">
        <FigureButton
          figure={sizing.busy}
          title={`How busy ${group.name} is`}
          shown={formatPercent(sizing.busy.value)}
          isUnknown={isUnknown}
          className={isLate ? 'font-semibold text-warning' : isUnknown ? '' : 'font-semibold'}
        />
      </Figures>
      <Figures label="Busiest member gets">
        <FigureButton figure={sizing.busiest} title={`The busiest member of ${group.name}`} />
      </Figures>
      <Figures label="Can process">
        <FigureButton figure={sizing.capacity} title={`Capacity of ${group.name}`} isUnknown={isUnknown} />
      </Figures>
      <Figures label="Lag grows at peak">
        <FigureButton
          figure={sizing.lagGrowth}
          title={`Lag of ${group.name}`}
          isUnknown={isUnknown}
          className={isLate ? 'text-warning' : ''}
        />
      </Figures>
      <Figures label="Memory for fetches">
        <FigureButton figure={sizing.memory} title={`Memory of ${group.name}`} />
      </Figures>
    </Section>
  )
}

function Figures({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-2">
      <span className="text-ink-soft">{label}</span>
      {children}
    </div>
  )
}

/** A longer list of topics is typed into, not scrolled through. */
const MOST_LISTED = 200

type DeadLetter = NonNullable<ConsumerGroup['deadLetter']>

function DeadLetterSection({ view }: { view: ConsumerGroupView }) {
  const { group } = view
  const topics = useDocument((state) => state.design.topics)
  const set = (deadLetter: DeadLetter | undefined) =>
    setField(
      'consumerGroup',
      group.name,
      'deadLetter',
      deadLetter,
      `Change the dead letter topic of ${group.name}`,
    )
  const setTopic = (topic: string) => set(topic === '' ? undefined : { ...group.deadLetter, topic })
  return (
    <Section title="Dead letters">
      {topics.length <= MOST_LISTED ? (
        <SelectField
          label="Topic"
          value={group.deadLetter?.topic ?? ''}
          options={[
            { value: '', label: 'None' },
            ...topics.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={setTopic}
        />
      ) : (
        <DraftField
          label="Topic"
          isMono
          shown={group.deadLetter?.topic ?? ''}
          placeholder="none"
          read={(typed) =>
            typed === '' || topics.some(({ name }) => name === typed)
              ? { ok: true, value: typed }
              : { ok: false, error: `There is no topic ${typed} in the drawing.` }
          }
          onChange={setTopic}
        />
      )}
      {group.deadLetter && (
        <DraftField
          label="Share of records"
          shown={shownPercent(group.deadLetter.recordsShare)}
          placeholder="e.g. 0.1 %"
          read={readQuantity('ratio', { max: 1 })}
          onChange={(share) => {
            if (group.deadLetter) set(withField(group.deadLetter, 'recordsShare', share))
          }}
        />
      )}
      {group.reads === 'share' && <p className="text-ink-soft text-small">{whoWritesThem(view)}</p>}
    </Section>
  )
}

/** Who writes the dead letters of a share group, in a sentence. */
function whoWritesThem({ group, cluster }: ConsumerGroupView): string {
  if (before(cluster.kafkaVersion, '4.4'))
    return 'Its code writes them, before it rejects a record. From Kafka 4.4 on the brokers can.'
  const named = deadLettersByBrokers(group, cluster)
  if (named === undefined)
    return `Its code writes them, before it rejects a record, unless the group names a topic for the brokers: ${DEAD_LETTERS_TO}, among its settings on the brokers.`
  const isWhole = String(group.groupConfig?.[DEAD_LETTERS_WHOLE] ?? false) === 'true'
  return `The brokers write what it gives up to ${named}, ${isWhole ? 'with the record itself' : 'which says where the record stood, and not what it was'}.`
}
