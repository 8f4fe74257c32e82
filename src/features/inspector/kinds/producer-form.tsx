import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { Delivery } from '@/core/model/design'
import type { ProducerView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { DescriptionSection } from '../description-section'
import { setField } from '../edit-node'
import { EverySetting } from '../every-setting'
import { NodeFindings } from '../node-findings'
import { readCount, shownCount } from '../quantity'
import { Section } from '../section'
import { WriteSection } from '../write-section'

export function ProducerForm({ view }: { view: ProducerView }) {
  const { producer } = view
  return (
    <>
      <DeliverySection view={view} />
      {view.writes.map((write) => (
        <WriteSection key={write.topic.id} producer={producer} write={write} />
      ))}
      {view.writes.length === 0 && (
        <Section title="Writes">
          <p className="text-ink-soft">Nothing yet: drag from its right handle to a topic, or press C.</p>
        </Section>
      )}
      <DescriptionSection kind="producer" name={producer.name} description={producer.description} />
      <NodeFindings id={view.id} />
      <EverySetting kind="producer" name={producer.name} config={producer.config} settings={view.settings} />
    </>
  )
}

const DELIVERY: readonly { value: Delivery | 'unknown'; label: string }[] = [
  { value: 'unknown', label: 'Kafka’s default' },
  { value: 'at-most-once', label: 'At most once' },
  { value: 'at-least-once', label: 'At least once' },
  { value: 'exactly-once', label: 'Exactly once' },
]

const MEANING: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'A record may be lost, never repeated: it is sent once and not waited for.',
  'at-least-once':
    'A record is never lost, but may be repeated: every in-sync replica has it before it counts.',
  'exactly-once': 'Records are written in transactions: readers that read committed see each once.',
}

const CLIENTS = [
  { value: 'java', label: 'Java' },
  { value: 'librdkafka', label: 'librdkafka (Python, Go, .NET, Node)' },
] as const

function DeliverySection({ view }: { view: ProducerView }) {
  const { producer } = view
  return (
    <Section title="Delivery">
      <SelectField
        label="Guarantee"
        value={producer.delivery ?? 'unknown'}
        options={DELIVERY}
        onChange={(delivery) =>
          setField('producer', producer.name, 'delivery', delivery === 'unknown' ? undefined : delivery)
        }
      />
      <p className="text-ink-soft text-small">
        {MEANING[view.delivery]}
        {producer.delivery !== undefined && producer.delivery !== view.delivery && (
          <span className="block text-warning">
            Its settings make it {view.delivery.replaceAll('-', ' ')}, whatever was chosen here.
          </span>
        )}
      </p>
      <DraftField
        label="Instances"
        shown={shownCount(producer.instances)}
        placeholder={`${DEFAULT_INSTANCES} assumed`}
        read={readCount}
        onChange={(instances) => setField('producer', producer.name, 'instances', instances)}
      />
      <SelectField
        label="Client"
        value={producer.client ?? 'java'}
        options={CLIENTS}
        onChange={(client) =>
          setField('producer', producer.name, 'client', client === 'java' ? undefined : client)
        }
      />
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Memory for unsent records</span>
        <FigureButton figure={view.sizing.memory} title={`Memory of ${producer.name}`} />
      </div>
    </Section>
  )
}
