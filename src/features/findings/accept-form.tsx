import { useState } from 'react'
import { Button } from '@/ui/button'

const LONGEST_REASON = 2000

interface AcceptFormProps {
  readonly onAccept: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why a finding is fine here; the reason stands in the document. */
export function AcceptForm({ onAccept, onCancel }: AcceptFormProps) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  return (
    <form
      className="flex min-w-0 flex-1 flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onAccept(given)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the user asked to type a reason
        autoFocus
        aria-label="Why it is fine here"
        placeholder="Why it is fine here"
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        className="h-7 min-w-40 flex-1 rounded-control border border-line-strong bg-sunk px-2"
      />
      <Button type="submit" variant="primary" disabled={given === ''}>
        Accept
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
    </form>
  )
}
