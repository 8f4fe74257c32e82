import { useEffect, useEffectEvent } from 'react'
import { useSession } from '@/stores/session/session-store'

/** Closes a form that stands beside the page when a dialog opens over it. */
export function useLeftForDialog(close: () => void): void {
  const isOver = useSession(({ dialog }) => dialog !== null)
  const leave = useEffectEvent(close)
  useEffect(() => {
    if (isOver) leave()
  }, [isOver])
}
