import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useEffect, useState } from 'react'
import { Button } from './button'

interface CopyButtonProps {
  readonly label: string
  /** Copies; false where the browser does not allow it. */
  readonly copy: () => Promise<boolean>
  readonly variant?: 'primary' | 'plain'
}

/** How long the outcome stands in place of the label. */
const SAID_MS = 2_000

/** Copies something, and says whether it did, to a screen reader as well. */
export function CopyButton({ label, copy, variant = 'plain' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <span role="status" className={outcome === 'refused' ? 'text-small text-warning' : 'sr-only'}>
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' && 'The browser does not allow copying: select the text instead.'}
      </span>
      <Button variant={variant} onClick={async () => setOutcome((await copy()) ? 'copied' : 'refused')}>
        {outcome === 'copied' ? <Check size={14} /> : <Copy size={14} />}
        {outcome === 'copied' ? 'Copied' : label}
      </Button>
    </>
  )
}
