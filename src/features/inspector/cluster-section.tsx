import { updateCluster } from '@/core/edits/update-cluster'
import { type KafkaVersion, NAMED_VERSIONS } from '@/core/kafka/versions'
import {
  DEFAULT_DISK_BYTES_PER_BROKER,
  DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER,
} from '@/core/model/defaults'
import type { Cluster } from '@/core/model/design'
import { PROVIDER_IDS, PROVIDER_LABELS, type ProviderId } from '@/core/model/provider-ids'
import { formatBytes, formatBytesPerSecond } from '@/core/shared/format'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { LazyDetails } from '@/ui/lazy-details'
import { lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { SelectField } from '@/ui/select-field'
import { withField } from './edit-node'
import { readQuantity, shownByteRate, shownBytes, shownCount } from './quantity'
import { Section } from './section'
import { VersionNote } from './version-note'

const ProviderFields = lazyPart(() => import('./provider-fields').then((module) => module.ProviderFields))

export function setCluster<Name extends keyof Cluster>(field: Name, value: Cluster[Name] | undefined): void {
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

const RUN_BY: readonly { readonly value: ProviderId | 'self'; readonly label: string }[] = [
  { value: 'self', label: 'Yourself' },
  ...PROVIDER_IDS.map((value) => ({ value, label: PROVIDER_LABELS[value] })),
]

const readBrokers = readQuantity('count', { min: 1, max: 1_000_000, isWhole: true })

/** The brokers: which release, who runs them, how many there are and what each offers. */
export function ClusterSection({ cluster }: { cluster: Cluster }) {
  const { profile } = cluster
  // What a provider sells in the place of brokers has no disk and no network card to state.
  const hasBrokers = useAnalysis(({ sizing }) => sizing.cluster.brokers.unit === 'broker')
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
      <SelectField
        label="Run by"
        value={profile?.provider ?? 'self'}
        options={RUN_BY}
        onChange={(provider) => setCluster('profile', provider === 'self' ? undefined : { provider })}
      />
      {profile && (
        <Region name="The provider" loading={<p className="text-ink-soft text-small">Loading …</p>}>
          <ProviderFields profile={profile} onChange={(next) => setCluster('profile', next)} />
        </Region>
      )}
      {hasBrokers && <BrokerFields cluster={cluster} />}
    </Section>
  )
}

function BrokerFields({ cluster }: { cluster: Cluster }) {
  const isSelfRun = cluster.profile === undefined
  const assumed = (text: string) => (isSelfRun ? `${text} assumed` : 'as the type has it')
  return (
    <>
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
        placeholder={assumed(formatBytes(DEFAULT_DISK_BYTES_PER_BROKER))}
        read={readQuantity('bytes', { min: 1 })}
        onChange={(bytes) => setCluster('diskBytesPerBroker', bytes)}
      />
      <DraftField
        label="Network per broker"
        shown={shownByteRate(cluster.networkBytesPerSecondPerBroker)}
        placeholder={assumed(formatBytesPerSecond(DEFAULT_NETWORK_BYTES_PER_SECOND_PER_BROKER))}
        read={readQuantity('bytes/s', { min: 1 })}
        onChange={(bytes) => setCluster('networkBytesPerSecondPerBroker', bytes)}
      />
      <LazyDetails summary="Other limits of a broker">{() => <OtherLimits cluster={cluster} />}</LazyDetails>
    </>
  )
}

const OTHER_LIMITS = [
  ['Network in', 'networkInBytesPerSecondPerBroker', 'as the network'],
  ['Network out', 'networkOutBytesPerSecondPerBroker', 'as the network'],
  ['Disk throughput', 'diskBytesPerSecondPerBroker', 'not stated'],
] as const

function OtherLimits({ cluster }: { cluster: Cluster }) {
  return (
    <div className="flex flex-col gap-1.5">
      {OTHER_LIMITS.map(([label, field, placeholder]) => (
        <DraftField
          key={field}
          label={label}
          shown={shownByteRate(cluster[field])}
          placeholder={
            field === 'diskBytesPerSecondPerBroker' && cluster.profile ? 'as the type has it' : placeholder
          }
          read={readQuantity('bytes/s', { min: 1 })}
          onChange={(bytes) => setCluster(field, bytes)}
        />
      ))}
    </div>
  )
}
