import { useEffect } from 'react'
import { sessionStore } from '@/stores/session/session-store'
import { pasteText } from './copy-paste'
import { pasteFile } from './paste-file'

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable=true], [data-takes-paste]') !== null

/** Takes what the browser pastes, wherever the page has no text field that wants it: no permission is needed. */
export function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isText(event.target) || sessionStore.getState().dialog !== null) return
      event.preventDefault()
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // A picture has no text: what was copied here before is not what is pasted.
      const [file] = event.clipboardData?.files ?? []
      if (text === '' && file) void pasteFile(file, event.clipboardData?.getData('text/html') ?? '')
      else void pasteText(text)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
