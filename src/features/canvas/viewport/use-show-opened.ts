import { useEffect, useRef } from 'react'
import { nodeIds } from '@/core/model/node-id'
import { useArranger } from '@/stores/document/arranger'
import { documentStore, useDocument } from '@/stores/document/document-store'
import { leaveView, showLeft } from './left-view'
import { showAll } from './show-all'

/** Whether the document leaves most of its drawing to be arranged, as a text does that was written by hand. */
function isArranged(): boolean {
  const { design } = documentStore.getState()
  const nodes = nodeIds(design)
  return 2 * nodes.filter((id) => design.layout?.positions?.[id]).length < nodes.length
}

/** Shows the whole of a drawing that was just opened. */
export function useShowOpened(): void {
  const documentId = useDocument((state) => state.documentId)
  const canArrange = useArranger()
  const fitted = useRef<string | null>(null)
  useEffect(() => {
    const drawn = `${documentId} ${canArrange && isArranged()}`
    if (fitted.current === drawn) return
    const isFirst = fitted.current === null
    fitted.current = drawn
    if (isFirst && showLeft(documentId)) return
    if (isFirst) showAll(false)
    else requestAnimationFrame(() => showAll(false))
  }, [documentId, canArrange])
  useEffect(leaveView, [])
}
