import { useState } from 'react'
import { Button } from '@/ui/button'

interface WordsFormProps {
  readonly label: string
  readonly verb: string
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}

const LONGEST = 2000

/** Asks for a sentence: why something is accepted, or what is said about it. */
export function WordsForm({ label, verb, onDone, onCancel }: WordsFormProps) {
  const [words, setWords] = useState('')
  const given = words.trim()
  return (
    <form
      className="flex min-w-0 flex-1 flex-wrap gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onDone(given)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the user asked to type here
        autoFocus
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="h-7 min-w-40 flex-1 rounded-control border border-line-strong bg-sunk px-2"
      />
      <Button type="submit" variant="primary" disabled={given === ''}>
        {verb}
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
    </form>
  )
}
