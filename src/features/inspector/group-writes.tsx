import { setWriterConfig } from '@/core/edits/set-config'
import { DEFAULT_RECORDS_PER_RECORD } from '@/core/model/defaults'
import type { ConsumerGroup } from '@/core/model/design'
import { formatBytesPerSecond, formatRecordsPerSecond } from '@/core/shared/format'
import type { ConsumerGroupView, ProducerWrite, WriterView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { dispatch } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { orNothing, setField, withField } from './edit-node'
import { SettingsSection } from './every-setting'
import { GuaranteeField } from './guarantee-field'
import { JoinHint } from './join-hint'
import { KeySection } from './key-section'
import { readQuantity, shownCount } from './quantity'
import { Section } from './section'

type Produces = NonNullable<ConsumerGroup['produces']>[number]

/** What a group writes to one topic: asked for at the group and at the edge between the two. */
export function GroupWriteSection({ group, write }: { group: ConsumerGroup; write: ProducerWrite }) {
  const { topic } = write.topic
  const entry = group.produces?.find((produces) => produces.topic === topic.name)
  const set = (records: number | undefined) =>
    setField(
      'consumerGroup',
      group.name,
      'produces',
      group.produces?.map((produces) =>
        produces.topic === topic.name
          ? withField<Produces, 'recordsPerRecord'>(produces, 'recordsPerRecord', records)
          : produces,
      ),
      `Change what ${group.name} writes to ${topic.name}`,
    )
  return (
    <Section title={`Writes ${topic.name}`}>
      <DraftField
        label="Records out per record in"
        isMain
        shown={shownCount(entry?.recordsPerRecord)}
        placeholder={`${DEFAULT_RECORDS_PER_RECORD} assumed`}
        read={readQuantity('ratio')}
        onChange={set}
      />
      <p className="text-ink-soft text-small">
        {formatRecordsPerSecond(write.rate.peakRecords)} or {formatBytesPerSecond(write.rate.peakBytes)} at
        peak, of all that {group.name} reads.
      </p>
    </Section>
  )
}

/** The edge by which a group writes: how much, and under which key, which is the topic's. */
export function GroupWriteForm({ group, write }: { group: ConsumerGroup; write: ProducerWrite }) {
  return (
    <>
      <GroupWriteSection group={group} write={write} />
      <KeySection view={write.topic} title={`Key of ${write.topic.name}`} />
    </>
  )
}

/** All that a group writes, and the producer inside it. */
export function WritingSections({ view }: { view: ConsumerGroupView }) {
  const { group, writer } = view
  if (!writer)
    return (
      <Section title="Writes">
        <JoinHint id={view.id}>Nothing: drag from its right handle to a topic, or press C.</JoinHint>
      </Section>
    )
  return (
    <>
      {writer.writes.map((write) => (
        <GroupWriteSection key={write.topic.id} group={group} write={write} />
      ))}
      <ProducerSection group={group} writer={writer} />
    </>
  )
}

function ProducerSection({ group, writer }: { group: ConsumerGroup; writer: WriterView }) {
  const { name, producer, commit } = group
  return (
    <>
      <Section title="Its producer">
        <GuaranteeField
          chosen={producer?.delivery}
          otherwise={commit === 'transactional' ? 'As it commits: exactly once' : 'Kafka’s default'}
          inEffect={writer.delivery}
          guarantee={writer.guarantee}
          at={writer.id}
          because="Its settings and how it commits make it"
          onChange={(delivery) =>
            setField(
              'consumerGroup',
              name,
              'producer',
              orNothing(withField(producer, 'delivery', delivery)),
              `Change the delivery of the producer in ${name}`,
            )
          }
        />
        <div className="flex items-baseline justify-between gap-2">
          <span className="text-ink-soft">Memory for unsent records</span>
          <FigureButton figure={writer.sizing.memory} title={`Memory of the producer in ${name}`} />
        </div>
      </Section>
      <SettingsSection
        title="Every setting of its producer"
        catalogue="producer"
        config={producer?.config}
        settings={writer.settings}
        set={(key, value) => dispatch(setWriterConfig(name, key, value))}
      />
    </>
  )
}
