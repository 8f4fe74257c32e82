import ExternalLink from 'lucide-react/icons/external-link'
import { useEffect, useSyncExternalStore } from 'react'
import { StillDrawing } from '@/features/canvas/still-drawing'
import { onFragmentChange, readAddress } from '@/stores/browser/location'
import { useDocument } from '@/stores/document/document-store'
import { loadRules } from '@/stores/document/load-numbers'
import { startViewer } from '@/stores/start/start-viewer'
import { Region } from '@/ui/region'
import { Notices } from './notices'

/** Surveyor in a frame of another site: the drawing, and the way to a tab of its own. */
export function FrameViewer() {
  const name = useDocument(({ design }) => design.name)
  const isReady = useDocument((state) => state.isReady)
  useEffect(() => {
    startViewer()
      .then(loadRules)
      .catch(() => undefined)
  }, [])
  return (
    <div className="flex h-full flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-3 border-line border-b bg-raised px-3 py-1.5">
        {isReady && <h1 className="min-w-0 truncate font-semibold">{name}</h1>}
        <p className="min-w-0 flex-1 text-ink-soft max-sm:order-last max-sm:basis-full">
          To look at only: another site shows Surveyor here.
        </p>
        <OwnTab />
      </header>
      <main className="min-h-0 flex-1" aria-label="Drawing">
        <Region name="The drawing">{isReady && <StillDrawing />}</Region>
      </main>
      <Notices />
    </div>
  )
}

/** The same address, which holds the design where a link led here. */
function OwnTab() {
  const address = useSyncExternalStore(onFragmentChange, readAddress)
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className="ml-auto flex items-center gap-1.5 whitespace-nowrap font-semibold text-accent hover:underline"
    >
      <ExternalLink size={14} />
      Open in its own tab
    </a>
  )
}
