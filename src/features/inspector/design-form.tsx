import X from 'lucide-react/icons/x'
import { describeDesign } from '@/core/edits/describe-design'
import { renameDesign } from '@/core/edits/rename-design'
import type { Cluster, SizingSettings } from '@/core/model/design'
import { nodeCount } from '@/core/model/node-id'
import { SASL_MECHANISMS } from '@/core/model/sasl-mechanisms'
import { formatNeeded } from '@/core/shared/format'
import { BrokerExplanation, unitsLabel } from '@/figures/broker-explanation'
import { ClusterFigure } from '@/figures/cluster-figure'
import { ExplainButton } from '@/figures/figure-button'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { turn, useSwitch } from '@/stores/session/preferences-store'
import { openDialog } from '@/stores/session/session-store'
import { isFirstExample } from '@/stores/start/first-example'
import { Button, IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { TextArea } from '@/ui/text-area'
import { AssumptionsSection } from './assumptions-form'
import { ClusterSection, setCluster } from './cluster-section'
import { ConnectSection } from './connect/connect-section'
import { orNothing, withField } from './edit-node'
import { Section } from './section'

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
      <ConnectSection />
      <ClusterFigures />
      <AssumptionsSection sizing={design.sizing ?? NOTHING} />
    </>
  )
}

/** What to do first with the example that nobody asked for, in a line that can be put away. */
function FirstLine() {
  const isShown = useSwitch('firstLine')
  const isFirst = useDocument(({ documentId, design }) => nodeCount(design) > 0 && isFirstExample(documentId))
  if (!isShown || !isFirst) return null
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
const MECHANISMS = [
  { value: 'unknown', label: 'Not decided' },
  ...SASL_MECHANISMS.map((value) => ({ value, label: value })),
] as const
const PRINCIPALS = [
  { value: 'application', label: 'Each application' },
  { value: 'owner', label: 'All of one owner' },
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
      {security?.authentication === 'sasl' && (
        <SelectField
          label="SASL mechanism"
          value={security.mechanism ?? 'unknown'}
          options={MECHANISMS}
          onChange={(value) => set('mechanism', value)}
        />
      )}
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
        label="One user for"
        value={security?.principals ?? 'application'}
        options={PRINCIPALS}
        onChange={(value) => set('principals', value === 'application' ? undefined : value)}
      />
      <Button className="self-start" onClick={() => openDialog('access')}>
        Who may do what …
      </Button>
      <SelectField
        label="Lag is monitored"
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
    ...(brokers.unit === 'broker' ? ([['Storage per broker', 'storagePerBroker']] as const) : []),
    ...(cluster.remoteStorage.value > 0 ? ([['Remote storage', 'remoteStorage']] as const) : []),
    ...(brokers.unit === 'broker'
      ? ([
          ['Network in at peak', 'networkIn'],
          ['Network out at peak', 'networkOut'],
        ] as const)
      : ([
          ['Sent by clients at peak', 'produced'],
          ['Read by clients at peak', 'consumed'],
        ] as const)),
    ['Network across racks', 'networkAcrossRacks'],
  ] as const
  return (
    <Section title="What it needs">
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-ink-soft">{unitsLabel(brokers)} needed</span>
        <ExplainButton
          title={`${unitsLabel(brokers)} needed`}
          value={formatNeeded(brokers.recommended)}
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
