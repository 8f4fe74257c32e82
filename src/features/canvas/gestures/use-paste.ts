import { useEffect } from 'react'
import { sessionStore } from '@/stores/session/session-store'
import { pasteText } from './copy-paste'

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable=true]') !== null

/** Takes what the browser pastes, wherever the page has no text field that wants it: no permission is needed. */
export function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isText(event.target) || sessionStore.getState().dialog !== null) return
      event.preventDefault()
      void pasteText(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
