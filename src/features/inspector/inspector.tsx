import { findMark, type MarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { viewOf } from '@/core/views/view-of'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { useSession } from '@/stores/session/session-store'
import { DesignForm } from './design-form'
import { EdgeForm, findEdge } from './edge-form'
import { formOf } from './kinds/index'
import { ManySelected } from './many-selected'
import { MarkForm } from './mark-form'
import { NodeHeader } from './node-header'

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
  const mark = findMark(design, id)
  if (mark) return <MarkForm id={id as MarkId} mark={mark} />
  const node = parseNodeId(id)
  if (!node) {
    const edge = findEdge(design, id)
    return edge ? <EdgeForm edge={edge} analysis={analysis} /> : <DesignForm />
  }
  const { kind, name } = node
  const view = viewOf(analysis.views, kind, name)
  if (!view) return <DesignForm />
  const Form = formOf(kind)
  return (
    <>
      <NodeHeader id={`${kind}:${name}`} kind={kind} name={name} />
      <Form view={view} />
    </>
  )
}
