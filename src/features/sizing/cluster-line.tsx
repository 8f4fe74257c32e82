import { useMemo } from 'react'
import { holdsUntil } from '@/core/facts/holds-until'
import { formatCount, formatNeeded, formatPercent } from '@/core/shared/format'
import type { AfterLoss, ClusterFigureName, Figure, Monthly } from '@/core/sizing/sizing'
import { BrokerExplanation, brokerBoundLabel, unitsLabel } from '@/figures/broker-explanation'
import { ClusterFigure } from '@/figures/cluster-figure'
import { ExplainButton, FigureButton } from '@/figures/figure-button'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { RichText } from '@/ui/rich-text'
import { MonthBill } from './month-bill'
import { TypesOf } from './types-of'

/** The cluster in numbers: as it is, without a broker or a rack, and in a month. */
export function ClusterLine() {
  const cluster = useAnalysis((analysis) => analysis.sizing.cluster)
  const { brokers } = cluster
  const hasBrokers = brokers.unit === 'broker'
  const isShort = brokers.count < brokers.recommended
  const figures: readonly (readonly [string, ClusterFigureName])[] = [
    ['Partitions', 'partitions'],
    ['Replicas', 'partitionReplicas'],
    ['Storage', 'storage'],
    ...(hasBrokers ? ([['Storage per broker', 'storagePerBroker']] as const) : []),
    ...(cluster.remoteStorage.value > 0 ? ([['Remote storage', 'remoteStorage']] as const) : []),
    ...(brokers.bounds.produce
      ? ([
          ['Sent by clients', 'produced'],
          ['Read by clients', 'consumed'],
        ] as const)
      : []),
    ...(hasBrokers
      ? ([
          ['Network in', 'networkIn'],
          ['Network out', 'networkOut'],
          ['Network per broker', 'networkPerBroker'],
        ] as const)
      : []),
    ['Across racks', 'networkAcrossRacks'],
    ...(cluster.savedByNearestReplica.value > 0
      ? ([['Of it saved by the nearest replica', 'savedByNearestReplica']] as const)
      : []),
    ['Producers’ memory', 'producerMemory'],
    ['Consumers’ memory', 'consumerMemory'],
  ]
  return (
    <div className="max-h-1/2 shrink-0 overflow-auto border-line border-b px-3.5 py-2">
      <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <div className="flex gap-1.5">
          <dt className="text-ink-soft">{unitsLabel(brokers)}</dt>
          <dd className={isShort ? 'text-warning' : ''}>
            {formatCount(brokers.count)}, needed{' '}
            <ExplainButton
              title={`${unitsLabel(brokers)} needed`}
              value={formatNeeded(brokers.recommended)}
              className="font-semibold"
            >
              {() => <BrokerExplanation brokers={brokers} />}
            </ExplainButton>{' '}
            <span className="text-ink-soft">by {brokerBoundLabel(brokers.binding).toLowerCase()}</span>
          </dd>
        </div>
        {figures.map(([label, name]) => (
          <div key={label} className="flex gap-1.5">
            <dt className="text-ink-soft">{label}</dt>
            <dd>
              <ClusterFigure name={name} title={label} />
            </dd>
          </div>
        ))}
      </dl>
      <details className="mt-1">
        <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">
          After a loss, in a month, and as it grows
        </summary>
        <dl className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          {cluster.withoutBroker && <Loss what="one broker" loss={cluster.withoutBroker} />}
          {cluster.withoutRack && <Loss what="one rack" loss={cluster.withoutRack} />}
          {hasBrokers && (
            <FigureGroup
              title="Segments on a broker"
              figures={[
                ['open files', cluster.openFilesPerBroker],
                ['memory maps', cluster.memoryMapsPerBroker],
              ]}
            />
          )}
          <Month monthly={cluster.monthly} unit={brokers.unit} />
          <MonthBill cluster={cluster} />
          <TypesOf cluster={cluster} />
          <Growth />
        </dl>
      </details>
    </div>
  )
}

/** What each broker that is left bears, as one entry of the line. */
function Loss({ what, loss }: { what: string; loss: AfterLoss }) {
  return (
    <FigureGroup
      title={`Without ${what}, each of ${formatCount(loss.brokers)}`}
      figures={[
        ['network', loss.networkPerBroker],
        ['storage', loss.storagePerBroker],
        ['replicas', loss.partitionReplicasPerBroker],
      ]}
    />
  )
}

function Month({ monthly, unit }: { monthly: Monthly; unit: string }) {
  const { storedOnce, uploaded, readRemotely, readRequests, objectRequests } = monthly
  const some = (label: string, figure: Figure | undefined): readonly (readonly [string, Figure])[] =>
    figure !== undefined && figure.value > 0 ? [[label, figure]] : []
  return (
    <FigureGroup
      title="A month"
      figures={[
        ['produced across racks', monthly.producedAcrossRacks],
        ['replicated across racks', monthly.replicatedAcrossRacks],
        ['consumed across racks', monthly.consumedAcrossRacks],
        ...some('stored, paid for once', storedOnce),
        ...some('copied to remote storage', uploaded),
        ...some('writes to the object store', objectRequests),
        ...some('read from remote storage', readRemotely),
        ...some('reads of the object store', readRequests),
        [`${unit}-hours`, monthly.brokerHours],
      ]}
    />
  )
}

/** Of all that would break the first few. */
const FIRST_TO_BREAK = 4

/** What holds for how long at the growth that is stated a month. */
function Growth() {
  const analysis = useAnalysis((now) => now)
  const sizing = useDocument(({ design }) => design.sizing)
  const holds = useMemo(() => holdsUntil(analysis.views, analysis.sizing.cluster, sizing), [analysis, sizing])
  if (holds.length === 0) return null
  return (
    <div className="flex flex-wrap gap-x-4">
      <dt className="text-ink-soft">At {formatPercent(sizing?.growthPerMonth ?? 0)} a month:</dt>
      {holds.slice(0, FIRST_TO_BREAK).map(({ at, what, short, months, until }) => (
        <dd key={`${at} ${short}`}>
          <RichText text={what} />{' '}
          {months === 0 ? 'are short by' : `hold ${until ? `until ${until}` : `for ${months} months`}, then`}{' '}
          <RichText text={short} />
        </dd>
      ))}
    </div>
  )
}

function FigureGroup({ title, figures }: { title: string; figures: readonly (readonly [string, Figure])[] }) {
  return (
    <div className="flex flex-wrap gap-x-1.5">
      <dt className="text-ink-soft">{title}:</dt>
      {figures.map(([label, figure]) => (
        <dd key={label}>
          <span className="text-ink-soft">{label}</span>{' '}
          <FigureButton figure={figure} title={`${title}: ${label}`} />
        </dd>
      ))}
    </div>
  )
}
