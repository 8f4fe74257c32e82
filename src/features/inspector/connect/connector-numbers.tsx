import type { ReactNode } from 'react'
import { formatCount, formatPercent } from '@/core/shared/format'
import type { ConnectorView } from '@/core/views/views'
import { FigureButton } from '@/figures/figure-button'
import { Section } from '../section'

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex items-baseline justify-between gap-2">
    <span className="text-ink-soft">{label}</span>
    {children}
  </div>
)

/** How its tasks lie on what they read or split, and what that can do. */
export function ConnectorNumbers({ view }: { view: ConnectorView }) {
  const { name, sizing, group, reads } = view
  const ofGroup = sizing.group
  const isUnknown = group?.processingMsPerRecord === undefined
  const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  return (
    <Section title="Tasks">
      <Row label="At work">
        <FigureButton figure={sizing.tasks} title={`Tasks of ${name}`} className="font-semibold" />
      </Row>
      {sizing.idleTasks > 0 && (
        <Row label="Idle">
          <span className="text-warning">{formatCount(sizing.idleTasks)}</span>
        </Row>
      )}
      {ofGroup && (
        <>
          <Row label="Partitions that it reads">{formatCount(partitions)}</Row>
          <Row label="Busy at peak">
            <FigureButton
              figure={ofGroup.busy}
              title={`How busy ${name} is`}
              shown={formatPercent(ofGroup.busy.value)}
              isUnknown={isUnknown}
            />
          </Row>
          <Row label="Can hand over">
            <FigureButton figure={ofGroup.capacity} title={`Capacity of ${name}`} isUnknown={isUnknown} />
          </Row>
          <Row label="Lag grows at peak">
            <FigureButton figure={ofGroup.lagGrowth} title={`Lag of ${name}`} isUnknown={isUnknown} />
          </Row>
          <p className="text-ink-soft text-small">
            To the brokers its tasks are the group <code>{group?.groupId}</code>.
          </p>
        </>
      )}
      {sizing.snapshot && (
        <Row label="First snapshot">
          <FigureButton figure={sizing.snapshot} title={`Snapshot of ${name}`} />
        </Row>
      )}
    </Section>
  )
}
