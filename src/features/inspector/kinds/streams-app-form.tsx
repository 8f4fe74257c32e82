import { useMemo } from 'react'
import { setGroupConfig } from '@/core/edits/set-config'
import { streamsFacts } from '@/core/facts/streams-facts'
import { defaultValue } from '@/core/kafka/catalogue'
import { versionOfClient } from '@/core/kafka/client-defaults'
import { before } from '@/core/kafka/versions'
import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import { isExactlyOnce } from '@/core/model/inside-streams'
import { groupSettings } from '@/core/settings/group-settings'
import { hasStreamsGroup, standbysAsked, streamsSettings } from '@/core/settings/streams-settings'
import type { StreamsAppView } from '@/core/views/views'
import { dispatch } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { AboutSection } from '../about-section'
import { ClientSection } from '../client-section'
import { setField, setSetting } from '../edit-node'
import { EverySetting, SettingsSection } from '../every-setting'
import { GuaranteeFacts } from '../guarantee-facts'
import { NodeFindings } from '../node-findings'
import { PrincipalField } from '../principal-field'
import { ProcessingField } from '../processing-field'
import { readCount, readQuantity, shownBytes, shownCount } from '../quantity'
import { Section } from '../section'
import { StepNeedsSection } from '../step-needs'
import { StreamsNumbers } from '../streams-numbers'

export function StreamsAppForm({ view }: { view: StreamsAppView }) {
  const { app, cluster } = view
  const facts = streamsFacts(view)
  const version = versionOfClient(app.client, cluster.kafkaVersion)
  const settings = useMemo(
    () => streamsSettings(app, (key) => defaultValue('streams', key, version) ?? undefined),
    [app, version],
  )
  return (
    <>
      <Section title="Processing">
        <ProcessingField key={app.name} app={app} />
        {!facts.ok && (
          <p className="text-error">
            {facts.by === 'builder' ? 'Kafka refuses to build this' : 'This is no program yet'}: {facts.error}
          </p>
        )}
        {facts.ok && facts.startError !== undefined && (
          <p className="text-error">Kafka refuses to start this: {facts.startError}</p>
        )}
      </Section>
      <StepNeedsSection app={app} />
      <RunningSection view={view} />
      <DeliverySection view={view} />
      {facts.ok && <StreamsNumbers view={view} facts={facts} />}
      <ClientSection kind="streamsApp" name={app.name} client={app.client} />
      <AboutSection kind="streamsApp" node={app}>
        <PrincipalField kind="streamsApp" node={app} />
      </AboutSection>
      <NodeFindings id={view.id} />
      <EverySetting kind="streamsApp" name={app.name} config={app.config} settings={settings} />
      {(hasStreamsGroup(app) || app.groupConfig) && (
        <SettingsSection
          title="Settings of the group on the brokers"
          catalogue="group"
          beginning="streams."
          config={app.groupConfig}
          settings={groupSettings(app, cluster)}
          set={(key, value) => dispatch(setGroupConfig('streamsApp', app.name, key, value))}
        />
      )}
    </>
  )
}

/** What is guaranteed of what it writes, with all that comes before it; of one that only reads, to the end of its work. */
function DeliverySection({ view: { id, writer, reads } }: { view: StreamsAppView }) {
  const guarantee = writer?.guarantee ?? reads[0]?.guarantee
  if (!guarantee) return null
  return (
    <Section title="Delivery along its path">
      <GuaranteeFacts guarantee={guarantee} at={id} />
    </Section>
  )
}

const GUARANTEES = [
  { value: 'at_least_once', label: 'At least once (Kafka’s default)' },
  { value: 'exactly_once_v2', label: 'Exactly once' },
] as const

const PROTOCOLS = [
  { value: 'classic', label: 'Classic (Kafka’s default)' },
  { value: 'streams', label: 'Streams: brokers assign tasks' },
] as const

function RunningSection({ view: { app, settings, cluster } }: { view: StreamsAppView }) {
  const { name } = app
  const setCount = (key: string) => (value: number | undefined) => setSetting('streamsApp', name, key, value)
  const shownSetting = (key: string) =>
    settings.origin(key) === 'user' ? shownCount(settings.number(key)) : ''
  const standbys = standbysAsked(app, cluster)
  const ofGroup = groupSettings(app, cluster)
  return (
    <Section title="Running">
      <DraftField
        label="Instances"
        shown={shownCount(app.instances)}
        placeholder={`${DEFAULT_INSTANCES} assumed`}
        read={readCount}
        onChange={(instances) => setField('streamsApp', name, 'instances', instances)}
      />
      <DraftField
        label="Threads per instance"
        shown={shownSetting('num.stream.threads')}
        placeholder="1, Kafka’s default"
        read={readCount}
        onChange={setCount('num.stream.threads')}
      />
      <DraftField
        label="Standby copies"
        shown={
          standbys.field === 'config'
            ? shownSetting(standbys.key)
            : ofGroup.origin(standbys.key) === 'user'
              ? shownCount(standbys.count)
              : ''
        }
        placeholder={
          standbys.field === 'config' ? '0, Kafka’s default' : `${standbys.count}, as the brokers have it`
        }
        read={readQuantity('count', { max: 100, isWhole: true })}
        onChange={(count) =>
          standbys.field === 'config'
            ? setSetting('streamsApp', name, standbys.key, count)
            : dispatch(setGroupConfig('streamsApp', name, standbys.key, count))
        }
      />
      <SelectField
        label="Guarantee"
        value={isExactlyOnce(app) ? 'exactly_once_v2' : 'at_least_once'}
        options={GUARANTEES}
        onChange={(guarantee) =>
          setSetting(
            'streamsApp',
            name,
            'processing.guarantee',
            guarantee === 'at_least_once' ? undefined : guarantee,
          )
        }
      />
      {!before(cluster.kafkaVersion, '4.1') && (
        <SelectField
          label="Group protocol"
          value={hasStreamsGroup(app) ? 'streams' : 'classic'}
          options={PROTOCOLS}
          onChange={(protocol) =>
            setSetting('streamsApp', name, 'group.protocol', protocol === 'classic' ? undefined : protocol)
          }
        />
      )}
      <DraftField
        label="Application id"
        isMono
        shown={app.applicationId ?? ''}
        placeholder={name}
        read={(typed) => ({ ok: true, value: typed.trim() === '' ? undefined : typed.trim() })}
        onChange={(id) => setField('streamsApp', name, 'applicationId', id)}
      />
      <DraftField
        label="Time per record"
        shown={shownCount(app.processingMsPerRecord)}
        placeholder="not known"
        suffix="ms"
        read={readQuantity('duration')}
        onChange={(ms) => setField('streamsApp', name, 'processingMsPerRecord', ms)}
      />
      <DraftField
        label="Disk of an instance"
        shown={shownBytes(app.diskBytesPerInstance)}
        placeholder="not known, e.g. 100 GB"
        read={readQuantity('bytes')}
        onChange={(bytes) => setField('streamsApp', name, 'diskBytesPerInstance', bytes)}
      />
      <DraftField
        label="Memory for stores"
        shown={shownBytes(app.memoryBytesPerInstance)}
        placeholder="not known, e.g. 4 GiB"
        read={readQuantity('bytes')}
        onChange={(bytes) => setField('streamsApp', name, 'memoryBytesPerInstance', bytes)}
      />
    </Section>
  )
}
