import { type RefObject, useLayoutEffect, useRef } from 'react'
import { hasNode } from '@/core/model/has-node'
import { findMark, type MarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { viewOf } from '@/core/views/view-of'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { setInspectorTop } from '@/stores/session/inspector-top'
import { sessionStore, useSession } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { Loading } from '@/ui/region'
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
  const body = useRef<HTMLDivElement>(null)
  useAskedField(body)
  return (
    <div ref={body} className="h-full overflow-y-auto overflow-x-hidden">
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

/**
 * Gives the focus, and what was typed meanwhile, to the field that matters of what was asked for: before the next key,
 * which would be selected with the field, and typed over.
 */
function useAskedField(body: RefObject<HTMLElement | null>): void {
  const asked = useSession((session) => session.asked)
  const analysis = useAnalysis((known) => known)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form of a new node stands when it has been analysed
  useLayoutEffect(() => {
    if (!asked || body.current?.querySelector('[aria-busy=true]')) return
    const field =
      body.current?.querySelector<HTMLElement>('[data-main-field]') ??
      body.current?.querySelector<HTMLElement>('section input, section select')
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
    const ahead = takeTyped().split('\n')[0] ?? ''
    if (ahead !== '') document.execCommand('insertText', false, ahead)
    sessionStore.setState({ asked: null })
  }, [asked, body, analysis])
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
  if (!view) return hasNode(design, id) ? <Loading /> : <DesignForm />
  const Form = formOf(kind)
  return (
    <>
      <NodeHeader id={`${kind}:${name}`} kind={kind} name={name} />
      <div ref={setInspectorTop} />
      <Form view={view} />
    </>
  )
}
