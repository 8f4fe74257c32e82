import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { ProducerView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { DraftField } from '@/ui/draft-field'
import { AboutSection } from '../about-section'
import { ClientSection } from '../client-section'
import { setField } from '../edit-node'
import { EverySetting } from '../every-setting'
import { GuaranteeField } from '../guarantee-field'
import { JoinHint } from '../join-hint'
import { NodeFindings } from '../node-findings'
import { PrincipalField } from '../principal-field'
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
          <JoinHint id={view.id}>Nothing yet: drag from its right handle to a topic, or press C.</JoinHint>
        </Section>
      )}
      <ClientSection kind="producer" name={producer.name} client={producer.client} />
      <AboutSection kind="producer" node={producer}>
        <PrincipalField kind="producer" node={producer} />
      </AboutSection>
      <NodeFindings id={view.id} />
      <EverySetting kind="producer" name={producer.name} config={producer.config} settings={view.settings} />
    </>
  )
}

function DeliverySection({ view }: { view: ProducerView }) {
  const { producer } = view
  return (
    <Section title="Delivery">
      <GuaranteeField
        chosen={producer.delivery}
        inEffect={view.delivery}
        guarantee={view.guarantee}
        at={view.id}
        onChange={(delivery) => setField('producer', producer.name, 'delivery', delivery)}
      />
      <DraftField
        label="Instances"
        shown={shownCount(producer.instances)}
        placeholder={`${DEFAULT_INSTANCES} assumed`}
        read={readCount}
        onChange={(instances) => setField('producer', producer.name, 'instances', instances)}
      />
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Memory for unsent records</span>
        <FigureButton figure={view.sizing.memory} title={`Memory of ${producer.name}`} />
      </div>
    </Section>
  )
}
