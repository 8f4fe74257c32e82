import { useMemo } from 'react'
import { defaultValue } from '@/core/kafka/catalogue'
import { withoutSecret } from '@/core/model/connect-secrets'
import { connectorSettings } from '@/core/settings/connector-settings'
import type { ConnectorView } from '@/core/views/views'
import { AboutSection } from '../about-section'
import { ConnectorErrors } from '../connect/connector-errors'
import { ConnectorNumbers } from '../connect/connector-numbers'
import { ConnectorShape } from '../connect/connector-shape'
import { ConnectorSystem } from '../connect/connector-system'
import { setSetting } from '../edit-node'
import { SettingsSection } from '../every-setting'
import { GuaranteeFacts } from '../guarantee-facts'
import { NodeFindings } from '../node-findings'
import { Section } from '../section'
import { WriteSection } from '../write-section'

export function ConnectorForm({ view }: { view: ConnectorView }) {
  const { connector, cluster, writer } = view
  const { name } = connector
  const settings = useMemo(
    () =>
      connectorSettings(
        connector,
        (key) => defaultValue('connector', key, cluster.kafkaVersion) ?? undefined,
      ),
    [connector, cluster.kafkaVersion],
  )
  return (
    <>
      <ConnectorSystem view={view} />
      <ConnectorNumbers view={view} />
      {writer?.writes.map((write) => (
        <WriteSection key={write.topic.id} kind="connector" producer={connector} write={write} />
      ))}
      <Guarantees view={view} />
      <ConnectorShape view={view} />
      <ConnectorErrors view={view} />
      <AboutSection kind="connector" node={connector} />
      <NodeFindings id={view.id} />
      <SettingsSection
        title="Every setting"
        catalogue="connector"
        config={connector.config}
        settings={settings}
        set={(key, value) =>
          setSetting('connector', name, key, value === undefined ? value : withoutSecret(name, key, value))
        }
      />
      <p className="px-3.5 pb-3 text-ink-soft text-small">
        What may be a secret is never kept: a reference to a variable of the workers takes its place.
      </p>
    </>
  )
}

/** What is guaranteed of what a source writes, or of each topic once a sink has handed its records over. */
function Guarantees({ view: { id, writer, reads } }: { view: ConnectorView }) {
  const ends = writer ? [{ title: 'What it writes', guarantee: writer.guarantee }] : []
  const paths = reads.map(({ topic, guarantee }) => ({ title: topic.name, guarantee }))
  const all = [...ends, ...paths]
  if (all.length === 0) return null
  return (
    <Section title={writer ? 'Delivery' : 'Paths that end here'}>
      {all.map(({ title, guarantee }) => (
        <div key={title}>
          {all.length > 1 && <h4 className="font-mono text-mono">{title}</h4>}
          <GuaranteeFacts guarantee={guarantee} at={id} />
        </div>
      ))}
    </Section>
  )
}
