import { useStoreApi } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { select, sessionStore } from '@/stores/session/session-store'

/** Gives up the box that is being drawn around nodes, and selects what was selected before; false where none is. */
export function useCancelBox(wrapper: RefObject<HTMLElement | null>): () => boolean {
  const store = useStoreApi()
  const before = useRef<readonly string[]>([])
  useEffect(() => {
    const note = () => {
      before.current = [...sessionStore.getState().selection]
    }
    const area = wrapper.current
    area?.addEventListener('pointerdown', note, { capture: true })
    return () => area?.removeEventListener('pointerdown', note, { capture: true })
  }, [wrapper])
  return useCallback(() => {
    if (!store.getState().userSelectionRect) return false
    store.setState({ userSelectionActive: false, userSelectionRect: null })
    select(before.current)
    return true
  }, [store])
}
