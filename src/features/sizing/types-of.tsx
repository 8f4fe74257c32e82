import { useMemo } from 'react'
import { typesThatWouldDo } from '@/core/facts/types-that-would-do'
import { formatNeeded } from '@/core/shared/format'
import type { ClusterSizing } from '@/core/sizing/sizing'
import { BrokerExplanation, brokerBoundLabel } from '@/figures/broker-explanation'
import { ExplainButton } from '@/figures/figure-button'
import { useDocument } from '@/stores/document/document-store'

/** How many of each type of the provider would do, as one entry of the line; none where the cluster is self-run. */
export function TypesOf({ cluster }: { cluster: ClusterSizing }) {
  const design = useDocument((state) => state.design)
  const needs = useMemo(() => typesThatWouldDo(design, cluster), [design, cluster])
  const known = needs.filter(({ brokers }) => hasLimit(brokers.bounds))
  if (known.length < 2) return null
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink-soft">By type:</dt>
      {known.map(({ profile: { type }, brokers, isEnough }) => (
        <dd key={type} className={isEnough ? '' : 'text-ink-soft'}>
          <span className="font-mono text-mono">{type}</span>{' '}
          {isEnough ? (
            <ExplainButton
              title={`${type}, by ${brokerBoundLabel(brokers.binding).toLowerCase()}`}
              value={formatNeeded(brokers.recommended)}
            >
              {() => <BrokerExplanation brokers={brokers} />}
            </ExplainButton>
          ) : (
            'too small'
          )}
        </dd>
      ))}
    </div>
  )
}

const hasLimit = (bounds: ClusterSizing['brokers']['bounds']): boolean =>
  Object.values(bounds).some(({ inputs }) => inputs.some(({ origin }) => origin === 'profile'))
