import { type ReactNode, Suspense, useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { Button } from './button'
import { forgetFailedLoads, LoadError } from './lazy-part'

interface RegionProps {
  /** What the region is, as a sentence about it begins: "The inspector". */
  readonly name: string
  /** Shown while it loads. */
  readonly loading?: ReactNode
  /** Says elsewhere what happened, for a region that is too small to say it in its place. */
  readonly onFault?: (words: string, tryAgain: () => void) => void
  readonly children: ReactNode
}

/** What stands where a part of the page loads; whoever goes there waits for it. */
export const Loading = () => (
  <p aria-busy="true" className="p-3 text-ink-soft">
    Loading …
  </p>
)

/**
 * A part of the page that may fail by itself, by a file that cannot be fetched or by an error of ours: the
 * rest goes on, the failure is said where the part would be, and can be tried again.
 */
export function Region({ name, loading = null, onFault, children }: RegionProps) {
  return (
    <ErrorBoundary
      onReset={forgetFailedLoads}
      fallbackRender={({ error, resetErrorBoundary }) => {
        const words = faultWords(name, error)
        // Some browsers keep a failed fetch of a module until the page is loaded anew.
        const again = isRepeated(error) ? () => window.location.reload() : resetErrorBoundary
        return onFault ? (
          <SaidElsewhere words={words} tryAgain={again} say={onFault} />
        ) : (
          <div role="alert" className="flex h-full flex-col items-start gap-2 overflow-auto bg-raised p-3">
            <p>{words}</p>
            <Button onClick={again}>Try again</Button>
          </div>
        )
      }}
    >
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorBoundary>
  )
}

const isRepeated = (error: unknown): boolean => error instanceof LoadError && error.times > 1

function faultWords(name: string, error: unknown): string {
  if (error instanceof LoadError)
    return `${name} could not be loaded. Its server does not answer, or has a newer Surveyor: try again.`
  const reason = error instanceof Error ? error.message : String(error)
  return `${name} met an error and cannot be shown. Your design is not touched by it. (${reason.slice(0, 200)})`
}

interface SaidElsewhereProps {
  readonly words: string
  readonly tryAgain: () => void
  readonly say: (words: string, tryAgain: () => void) => void
}

function SaidElsewhere({ words, tryAgain, say }: SaidElsewhereProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each failure, however often it renders
  useEffect(() => say(words, tryAgain), [words, say])
  return null
}
