import X from 'lucide-react/icons/x'
import { describeDesign } from '@/core/edits/describe-design'
import { renameDesign } from '@/core/edits/rename-design'
import { updateCluster } from '@/core/edits/update-cluster'
import { type KafkaVersion, NAMED_VERSIONS } from '@/core/kafka/versions'
import {
  DEFAULT_DISK_BYTES_PER_BROKER,
  DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER,
} from '@/core/model/defaults'
import type { Cluster, SizingSettings } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { formatBytes, formatBytesPerSecond, formatCount } from '@/core/shared/format'
import { BrokerExplanation } from '@/figures/broker-explanation'
import { ClusterFigure } from '@/figures/cluster-figure'
import { ExplainButton } from '@/figures/figure-button'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { turn, useSwitch } from '@/stores/session/preferences-store'
import { openDialog } from '@/stores/session/session-store'
import { IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { TextArea } from '@/ui/text-area'
import { AssumptionsSection } from './assumptions-form'
import { orNothing, withField } from './edit-node'
import { readQuantity, shownByteRate, shownBytes, shownCount } from './quantity'
import { Section } from './section'
import { VersionNote } from './version-note'

/** What is shown while nothing is selected: the design as a whole. */
export function DesignForm() {
  const design = useDocument((state) => state.design)
  return (
    <>
      <header className="border-line border-b px-3.5 py-2.5">
        <h2 className="truncate font-semibold leading-7">{design.name}</h2>
      </header>
      <FirstLine />
      <Section title="Design">
        <DraftField
          label="Name"
          shown={design.name}
          read={(text) =>
            text.trim() === '' ? { ok: false, error: 'A name must not be empty.' } : { ok: true, value: text }
          }
          onChange={(name) => dispatch(renameDesign(name))}
        />
        <TextArea
          label="Description"
          shown={design.description ?? ''}
          rows={2}
          maxLength={5000}
          placeholder="What it is for"
          onChange={(text) => dispatch(describeDesign(text))}
        />
      </Section>
      <ClusterSection cluster={design.cluster} />
      <SecuritySection cluster={design.cluster} />
      <ClusterFigures />
      <AssumptionsSection sizing={design.sizing ?? NOTHING} />
    </>
  )
}

/** What to do first, in a line that can be put away. */
function FirstLine() {
  const isShown = useSwitch('firstLine')
  const isEmpty = useDocument(({ design }) => nodeCount(design) === 0)
  if (!isShown || isEmpty) return null
  return (
    <p className="flex items-start gap-2 border-line border-b bg-sunk py-2 pr-2 pl-3.5">
      <span className="flex-1">
        Click a node to change it, or a finding to fix it.{' '}
        <button
          type="button"
          className="font-semibold text-accent hover:underline"
          onClick={() => openDialog('new')}
        >
          Start your own
        </button>
      </span>
      <IconButton label="Put this line away" className="size-5" onClick={() => turn('firstLine', false)}>
        <X size={13} />
      </IconButton>
    </p>
  )
}

const NOTHING: SizingSettings = {}

function setCluster<Name extends keyof Cluster>(field: Name, value: Cluster[Name] | undefined): void {
  dispatch(
    updateCluster(
      (cluster) => withField(cluster, field, value),
      `Change ${field} of the cluster`,
      `cluster:${field}`,
    ),
  )
}

/** Every release to choose from, and the one of the design where it says more than two numbers. */
const versionsWith = (version: KafkaVersion) =>
  [...new Set([...NAMED_VERSIONS, version])].map((value) => ({ value, label: `Kafka ${value}` }))

const ENVIRONMENTS = [
  { value: 'production', label: 'Production' },
  { value: 'staging', label: 'Staging' },
  { value: 'development', label: 'Development' },
] as const

function ClusterSection({ cluster }: { cluster: Cluster }) {
  const readBrokers = readQuantity('count', { min: 1, max: 1_000_000, isWhole: true })
  return (
    <Section title="Cluster">
      <SelectField
        label="Version"
        value={cluster.kafkaVersion}
        options={versionsWith(cluster.kafkaVersion)}
        onChange={(version) => setCluster('kafkaVersion', version)}
      />
      <VersionNote version={cluster.kafkaVersion} />
      <SelectField
        label="Environment"
        value={cluster.environment}
        options={ENVIRONMENTS}
        onChange={(environment) => setCluster('environment', environment)}
      />
      <DraftField
        label="Brokers"
        shown={shownCount(cluster.brokers)}
        read={(text) =>
          text.trim() === '' ? { ok: false, error: 'A cluster has at least one broker.' } : readBrokers(text)
        }
        onChange={(brokers) => setCluster('brokers', brokers ?? 1)}
      />
      <DraftField
        label="Racks"
        shown={shownCount(cluster.racks)}
        placeholder="1 assumed"
        read={readBrokers}
        onChange={(racks) => setCluster('racks', racks)}
      />
      <DraftField
        label="Disk per broker"
        shown={shownBytes(cluster.diskBytesPerBroker)}
        placeholder={`${formatBytes(DEFAULT_DISK_BYTES_PER_BROKER)} assumed`}
        read={readQuantity('bytes', { min: 1 })}
        onChange={(bytes) => setCluster('diskBytesPerBroker', bytes)}
      />
      <DraftField
        label="Network per broker"
        shown={shownByteRate(cluster.networkBytesPerSecondPerBroker)}
        placeholder={`${formatBytesPerSecond(DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER)} assumed`}
        read={readQuantity('bytes/s', { min: 1 })}
        onChange={(bytes) => setCluster('networkBytesPerSecondPerBroker', bytes)}
      />
    </Section>
  )
}

const AUTHENTICATION = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'sasl', label: 'SASL' },
  { value: 'mtls', label: 'Mutual TLS' },
  { value: 'none', label: 'None' },
] as const
const ENCRYPTION = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'tls', label: 'TLS' },
  { value: 'none', label: 'None' },
] as const
const AUTHORIZATION = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'acl', label: 'ACLs' },
  { value: 'none', label: 'None' },
] as const
const LAG = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'alerts', label: 'With alerts' },
  { value: 'metrics', label: 'Metrics only' },
  { value: 'none', label: 'Not at all' },
] as const

type Security = NonNullable<Cluster['security']>

function SecuritySection({ cluster }: { cluster: Cluster }) {
  const { security, monitoring } = cluster
  const set = <Name extends keyof Security>(field: Name, value: Security[Name] | 'unknown' | undefined) =>
    setCluster(
      'security',
      orNothing(withField<Security, Name>(security, field, value === 'unknown' ? undefined : value)),
    )
  return (
    <Section title="Security and monitoring">
      <SelectField
        label="Authentication"
        value={security?.authentication ?? 'unknown'}
        options={AUTHENTICATION}
        onChange={(value) => set('authentication', value)}
      />
      <SelectField
        label="Encryption"
        value={security?.encryption ?? 'unknown'}
        options={ENCRYPTION}
        onChange={(value) => set('encryption', value)}
      />
      <SelectField
        label="Authorization"
        value={security?.authorization ?? 'unknown'}
        options={AUTHORIZATION}
        onChange={(value) => set('authorization', value)}
      />
      <SelectField
        label="Lag is watched"
        value={monitoring?.lag ?? 'unknown'}
        options={LAG}
        onChange={(lag) => setCluster('monitoring', lag === 'unknown' ? undefined : { lag })}
      />
    </Section>
  )
}

function ClusterFigures() {
  const cluster = useAnalysis((analysis) => analysis.sizing.cluster)
  const { brokers } = cluster
  const rows = [
    ['Partitions', 'partitions'],
    ['Partition replicas', 'partitionReplicas'],
    ['Storage', 'storage'],
    ['Storage per broker', 'storagePerBroker'],
    ...(cluster.remoteStorage.value > 0 ? ([['Remote storage', 'remoteStorage']] as const) : []),
    ['Network in at peak', 'networkIn'],
    ['Network out at peak', 'networkOut'],
    ['Network across racks', 'networkAcrossRacks'],
  ] as const
  return (
    <Section title="What it needs">
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">Brokers needed</span>
        <ExplainButton
          title="Brokers needed"
          value={formatCount(brokers.recommended)}
          className={brokers.count < brokers.recommended ? 'font-semibold text-warning' : 'font-semibold'}
        >
          {() => <BrokerExplanation brokers={brokers} />}
        </ExplainButton>
      </div>
      {rows.map(([label, name]) => (
        <div key={label} className="flex items-baseline justify-between gap-2">
          <span className="text-ink-soft">{label}</span>
          <ClusterFigure name={name} title={label} />
        </div>
      ))}
    </Section>
  )
}
