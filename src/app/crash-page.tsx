import { emptyDesign } from '@/core/model/empty-design'
import { openDesign } from '@/stores/document/document-store'
import { saveFile } from '@/stores/document/save-file'
import { Button } from '@/ui/button'

interface CrashPageProps {
  readonly error: unknown
  readonly tryAgain: () => void
}

/** What stands in place of the page where an error of ours took all of it: nothing drawn is lost by it. */
export function CrashPage({ error, tryAgain }: CrashPageProps) {
  return (
    <main className="grid h-full place-content-center gap-3 p-6">
      <h1 className="font-semibold">Surveyor met an error and cannot show this design.</h1>
      <p className="max-w-120 text-ink-soft">
        What you drew is not touched by it. Try again, or save the design as a file and go on with another
        one. {error instanceof Error && <code className="text-mono">{error.message.slice(0, 300)}</code>}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={tryAgain}>
          Try again
        </Button>
        <Button onClick={() => void saveFile()}>Save as a file</Button>
        <Button
          onClick={() => {
            openDesign(emptyDesign('Untitled design'))
            tryAgain()
          }}
        >
          Start a new design
        </Button>
      </div>
    </main>
  )
}
