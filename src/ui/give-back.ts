import { useCallback, useInsertionEffect, useRef } from 'react'

/** What stands over the page for a while, and has the focus meanwhile. */
const OVER_PAGE = '[role=dialog], [role=menu]'

/**
 * Returns what gives the focus back to what had it before something stood over the page, unless what was done
 * there leads it elsewhere: that is known a frame later. Base UI would decide at once, and knows no elements but
 * those of HTML.
 */
export function useGiveBack(isOpen: boolean): () => false {
  const before = useRef<Element>(null)
  // Before anything in it can take the focus for itself.
  useInsertionEffect(() => {
    if (isOpen) before.current = document.activeElement
  }, [isOpen])
  return useCallback(() => {
    const had = before.current
    requestAnimationFrame(() => {
      const now = document.activeElement
      if (now !== document.body && now?.closest(OVER_PAGE) === null) return
      if (had?.isConnected && had !== document.body)
        (had as HTMLElement | SVGElement).focus({ preventScroll: true })
    })
    return false
  }, [])
}
