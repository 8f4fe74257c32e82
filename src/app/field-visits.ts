import { useEffect } from 'react'
import { settleHistory } from '@/stores/document/document-store'

const settleText = ({ target }: Event): void => {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) settleHistory()
}

const settleOnEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') settleText(event)
}

/**
 * What is typed in one visit to a field is one step to undo, and the next visit is another. Heard at the
 * window, after the field itself has taken what was typed.
 */
export function FieldVisits(): null {
  useEffect(() => {
    window.addEventListener('focusout', settleText)
    window.addEventListener('keydown', settleOnEnter)
    return () => {
      window.removeEventListener('focusout', settleText)
      window.removeEventListener('keydown', settleOnEnter)
    }
  }, [])
  return null
}
