import Trash2 from 'lucide-react/icons/trash'
import type { Analysis } from '@/core/analysis'
import { removeItems } from '@/core/edits/remove-items'
import { type Edge, edgesOf } from '@/core/graph/edges'
import type { Delivery, Design } from '@/core/model/design'
import { formatBytesPerSecond, formatCount } from '@/core/shared/format'
import { NO_RATE, type Rate } from '@/core/traffic/traffic'
import { writerAt } from '@/core/views/edge-traffic'
import { dispatch } from '@/stores/document/document-store'
import { reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { GroupWriteForm } from './group-writes'
import { Section } from './section'
import { WriteSection } from './write-section'

const words = (delivery: Delivery) => delivery.replaceAll('-', ' ')

/** The edge of an id, where the drawing has it. */
export const findEdge = (design: Design, id: string): Edge | undefined =>
  edgesOf(design).find((edge) => edge.id === id)

interface Flow {
  readonly title: string
  readonly rate: Rate
  readonly why: string
}

function flowOf(edge: Edge, { views }: Analysis): Flow {
  if (edge.kind === 'produces') {
    const view = writerAt(edge, views)
    const rate = view?.writes.find(({ topic }) => topic.topic.name === edge.topic)?.rate ?? NO_RATE
    return {
      title: `${edge.client} writes ${edge.topic}`,
      rate,
      why: view ? `Written ${words(view.delivery)}, by the settings of ${edge.client}.` : '',
    }
  }
  const view = views.consumerGroups[edge.client]
  if (edge.kind === 'deadLetter') {
    return {
      title: `${edge.client} sends dead letters to ${edge.topic}`,
      rate: view?.deadLetter?.rate ?? NO_RATE,
      why: 'Records that the group cannot process go on here.',
    }
  }
  const read = view?.reads.find(({ topic }) => topic.topic.name === edge.topic)
  const weakest = read?.topic.writers.find((writer) => writer.delivery === read.delivery)
  const because =
    read && view && view.delivery === read.delivery
      ? `because ${edge.client} commits so`
      : `because ${weakest?.producer.name ?? 'a producer'} writes so`
  return {
    title: `${edge.client} reads ${edge.topic}`,
    rate: read?.rate ?? NO_RATE,
    why: read
      ? `From the producer to here: ${words(read.delivery)}, ${because}. A path is as good as its weakest link.`
      : '',
  }
}

export function EdgeForm({ edge, analysis }: { edge: Edge; analysis: Analysis }) {
  const { title, rate, why } = flowOf(edge, analysis)
  const producer =
    edge.kind === 'produces' && edge.clientKind === 'producer'
      ? analysis.views.producers[edge.client]
      : undefined
  const group =
    edge.kind === 'produces' && edge.clientKind === 'consumerGroup'
      ? analysis.views.consumerGroups[edge.client]
      : undefined
  const write = (producer ?? group?.writer)?.writes.find(({ topic }) => topic.topic.name === edge.topic)
  return (
    <>
      <header className="sticky top-0 z-10 flex items-start gap-2 border-line border-b bg-raised px-3.5 py-2.5">
        <h2 className="min-w-0 flex-1 font-mono font-semibold leading-7 [overflow-wrap:anywhere]">{title}</h2>
        <Button onClick={() => dispatch(removeItems([edge.id]))}>
          <Trash2 size={14} />
          Remove
        </Button>
      </header>
      {producer && write ? (
        <WriteSection producer={producer.producer} write={write} />
      ) : group && write ? (
        <GroupWriteForm group={group.group} write={write} />
      ) : (
        <Section title="Traffic">
          <p>
            {formatCount(rate.averageRecords)} records/s on average, {formatCount(rate.peakRecords)} at peak
          </p>
          <p className="text-ink-soft">
            {formatBytesPerSecond(rate.averageBytes)} on average, {formatBytesPerSecond(rate.peakBytes)} at
            peak
          </p>
        </Section>
      )}
      <Section title="Delivery">
        <p>{why}</p>
        <div className="flex gap-2">
          <Button onClick={() => reveal(edge.from)}>Show where it starts</Button>
          <Button onClick={() => reveal(edge.to)}>Show where it ends</Button>
        </div>
      </Section>
    </>
  )
}
