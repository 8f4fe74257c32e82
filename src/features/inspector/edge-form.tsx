import Trash2 from 'lucide-react/icons/trash'
import type { Analysis } from '@/core/analysis'
import { guaranteeSentence } from '@/core/delivery/guarantee-sentence'
import { removeItems } from '@/core/edits/remove-items'
import { edgeNumber, setEdgeNumber } from '@/core/edits/set-edge-rate'
import { edgeSentence } from '@/core/graph/edge-words'
import { type Edge, edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { formatBytesPerSecond, formatCount } from '@/core/shared/format'
import { trafficOn } from '@/core/views/edge-traffic'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { Loading } from '@/ui/region'
import { GroupWriteForm } from './group-writes'
import { GuaranteeFacts } from './guarantee-facts'
import { readQuantity, shownPercent } from './quantity'
import { RetryStepFields } from './retry-topics-section'
import { Section } from './section'
import { WriteSection } from './write-section'

/** The edge of an id, where the drawing has it. */
export const findEdge = (design: Design, id: string): Edge | undefined =>
  edgesOf(design).find((edge) => edge.id === id)

function readsUncommitted({ clientKind, client }: Edge, { views }: Analysis): boolean {
  const group = clientKind === 'consumerGroup' ? views.consumerGroups[client] : undefined
  return group?.settings.text('isolation.level') === 'read_uncommitted'
}

/** The share of the records that end as dead letters: the number that stands on their edge. */
function DeadLetterShare({ edge }: { edge: Edge }) {
  const number = edgeNumber(
    useDocument(({ design }) => design),
    edge,
  )
  if (number?.of !== 'share') return null
  return (
    <DraftField
      label="Share of records"
      isMain
      shown={shownPercent(number.recordsShare)}
      placeholder="e.g. 0.1 %"
      read={readQuantity('ratio', { max: 1 })}
      onChange={(recordsShare) => dispatch(setEdgeNumber(edge, { of: 'share', recordsShare }))}
    />
  )
}

/** Whether the number of an edge that was just drawn is typed here, and the analysis does not know the edge yet. */
const isTypedLater = (
  { kind, clientKind, topic }: Edge,
  known: { readonly write: unknown; readonly steps: readonly { readonly topic: string }[] | undefined },
): boolean =>
  kind === 'retries'
    ? known.steps?.some((step) => step.topic === topic) !== true
    : kind === 'produces' &&
      (clientKind === 'producer' || clientKind === 'consumerGroup') &&
      known.write === undefined

export function EdgeForm({ edge, analysis }: { edge: Edge; analysis: Analysis }) {
  const { rate, guarantee } = trafficOn(edge, analysis.views)
  const producer =
    edge.kind === 'produces' && edge.clientKind === 'producer'
      ? analysis.views.producers[edge.client]
      : undefined
  const group =
    edge.kind === 'produces' && edge.clientKind === 'consumerGroup'
      ? analysis.views.consumerGroups[edge.client]
      : undefined
  const write = (producer ?? group?.writer)?.writes.find(({ topic }) => topic.topic.name === edge.topic)
  const retrying = edge.kind === 'retries' ? analysis.views.consumerGroups[edge.client] : undefined
  const isLate = isTypedLater(edge, { write, steps: retrying?.group.retryTopics })
  return (
    <>
      <header className="sticky top-0 z-10 flex items-start gap-2 border-line border-b bg-raised px-3.5 py-2.5">
        <h2 className="min-w-0 flex-1 font-mono font-semibold leading-7 [overflow-wrap:anywhere]">
          {edgeSentence(edge)}
        </h2>
        <Button onClick={() => dispatch(removeItems([edge.id]))}>
          <Trash2 size={14} />
          Remove
        </Button>
      </header>
      {isLate ? (
        <Loading />
      ) : producer && write ? (
        <WriteSection producer={producer.producer} write={write} />
      ) : group && write ? (
        <GroupWriteForm group={group.group} write={write} />
      ) : retrying ? (
        <Section title="Retry">
          <RetryStepFields view={retrying} topic={edge.topic} isAlone />
        </Section>
      ) : (
        <Section title="Traffic">
          <p>
            {formatCount(rate.averageRecords)} records/s on average, {formatCount(rate.peakRecords)} at peak
          </p>
          <p className="text-ink-soft">
            {formatBytesPerSecond(rate.averageBytes)} on average, {formatBytesPerSecond(rate.peakBytes)} at
            peak
          </p>
          {edge.kind === 'deadLetter' && <DeadLetterShare edge={edge} />}
        </Section>
      )}
      <Section title="Delivery">
        {guarantee ? (
          <>
            {edge.kind === 'consumes' && (
              <p>{guaranteeSentence(guarantee, readsUncommitted(edge, analysis))}</p>
            )}
            <GuaranteeFacts guarantee={guarantee} />
          </>
        ) : (
          <p>
            {edge.kind === 'retries'
              ? `What ${edge.client} cannot process is written here, and read by it again when the wait is over.`
              : 'Records that the group cannot process go on here.'}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => reveal(edge.from)}>Show where it starts</Button>
          <Button onClick={() => reveal(edge.to)}>Show where it ends</Button>
        </div>
      </Section>
    </>
  )
}
