import { parseNodeId } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { useSession } from '@/stores/session/session-store'
import { ConsumerGroupForm } from './consumer-group-form'
import { DesignForm } from './design-form'
import { EdgeForm, findEdge } from './edge-form'
import { ManySelected } from './many-selected'
import { NodeHeader } from './node-header'
import { ProducerForm } from './producer-form'
import { TopicForm } from './topic-form'

/** What is selected, plainest things first; with nothing selected, the design as a whole. */
export function Inspector() {
  const selection = useSession((session) => session.selection)
  const [only] = selection
  return (
    <div className="h-full overflow-y-auto overflow-x-hidden">
      {only === undefined ? (
        <DesignForm />
      ) : selection.size > 1 ? (
        <ManySelected ids={[...selection]} />
      ) : (
        <Selected key={only} id={only} />
      )}
    </div>
  )
}

function Selected({ id }: { id: string }) {
  const analysis = useAnalysis((known) => known)
  const design = useDocument((state) => state.design)
  const node = parseNodeId(id)
  if (!node) {
    const edge = findEdge(design, id)
    return edge ? <EdgeForm edge={edge} analysis={analysis} /> : <DesignForm />
  }
  const { kind, name } = node
  const { views } = analysis
  const form =
    kind === 'topic'
      ? views.topics[name] && <TopicForm view={views.topics[name]} />
      : kind === 'producer'
        ? views.producers[name] && <ProducerForm view={views.producers[name]} />
        : views.consumerGroups[name] && <ConsumerGroupForm view={views.consumerGroups[name]} />
  if (!form) return <DesignForm />
  return (
    <>
      <NodeHeader id={`${kind}:${name}`} kind={kind} name={name} />
      {form}
    </>
  )
}
