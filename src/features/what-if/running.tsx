import { runAgain, stopRunning, useWhatIf } from '@/stores/document/what-if-store'
import { Button } from '@/ui/button'

/** What is being worked out, how far that is where it takes long, and how to stop it. */
export function Running() {
  const isRunning = useWhatIf((state) => state.isRunning)
  const isStopped = useWhatIf((state) => state.isStopped)
  const progress = useWhatIf((state) => state.progress)
  const isLong = progress !== null
  const percent = isLong ? ` ${Math.floor(progress * 100)} %` : ''
  return (
    <span className="flex items-center gap-2 text-ink-soft text-small">
      <span role="status">
        {isRunning
          ? `Simulating …${percent}`
          : isLong
            ? 'Searching …'
            : isStopped && 'Stopped before its end'}
      </span>
      {isLong && (
        <Button variant="quiet" onClick={stopRunning}>
          Stop
        </Button>
      )}
      {isStopped && (
        <Button variant="quiet" onClick={runAgain}>
          Run again
        </Button>
      )}
    </span>
  )
}
