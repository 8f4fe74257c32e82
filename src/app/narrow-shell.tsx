import ArrowLeft from 'lucide-react/icons/arrow-left'
import { Palette } from '@/features/canvas/adding/palette'
import { Canvas } from '@/features/canvas/canvas'
import { clearSelection, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { laterPart } from '@/ui/lazy-part'
import { Loading, Region } from '@/ui/region'
import { BehindBanner } from './behind-banner'
import { BottomPanel } from './bottom-panel'
import { BottomTabs, LateNumbers } from './bottom-tabs'

const TopBar = laterPart(() => import('./top-bar').then((module) => module.TopBar))
const Inspector = laterPart(() => import('@/features/inspector/inspector').then((module) => module.Inspector))

/** The same regions on a phone: the drawing above; below it what is selected, or else the tabs. */
export function NarrowShell() {
  const hasSelection = useSession(({ selection }) => selection.size > 0)
  return (
    <div className="flex h-full flex-col">
      <Region
        name="The top bar"
        loading={<div className="h-[42px] shrink-0 border-line border-b bg-raised" />}
      >
        <TopBar />
      </Region>
      <BehindBanner />
      <Palette />
      <main className="min-h-0 flex-1" aria-label="Drawing">
        <Region name="The drawing">
          <Canvas />
        </Region>
      </main>
      <div className="flex h-[min(52%,calc(50%-76px))] min-h-0 flex-col border-line border-t bg-raised">
        {hasSelection ? (
          <aside data-inspector aria-label="Inspector" className="flex min-h-0 flex-1 flex-col">
            <div className="border-line border-b p-1">
              <Button variant="quiet" onClick={clearSelection}>
                <ArrowLeft size={14} />
                Back to the findings and numbers
              </Button>
            </div>
            <div className="min-h-0 flex-1">
              <Region name="The inspector" loading={<Loading />}>
                <Inspector />
              </Region>
            </div>
          </aside>
        ) : (
          <section aria-label="Findings and numbers" className="flex min-h-0 flex-1 flex-col">
            <h2 className="sr-only">Findings and numbers</h2>
            <div className="flex shrink-0 overflow-x-auto border-line border-b px-1">
              <BottomTabs />
              <LateNumbers />
            </div>
            <BottomPanel />
          </section>
        )}
      </div>
    </div>
  )
}
