import { Canvas } from '@/features/canvas/canvas'
import { loadRules } from '@/stores/document/load-numbers'
import { setPanelPixels, usePreferences, useSwitch } from '@/stores/session/preferences-store'
import { useSession } from '@/stores/session/session-store'
import { runCommand } from '@/ui/command'
import { laterPart, lazyPart } from '@/ui/lazy-part'
import { Loading, Region } from '@/ui/region'
import { SizedPane } from '@/ui/sized-pane'
import { BehindBanner } from './behind-banner'
import { commands } from './commands'

const Palette = laterPart(() => import('@/features/canvas/adding/palette').then((module) => module.Palette))
const BottomBar = laterPart(() => import('./bottom-bar').then((module) => module.BottomBar))
const BottomPanel = laterPart(() => import('./bottom-panel').then((module) => module.BottomPanel))
const TopBar = laterPart(() => import('./top-bar').then((module) => module.TopBar))
const Inspector = laterPart(() => import('@/features/inspector/inspector').then((module) => module.Inspector))

const CompareBar = lazyPart(() =>
  import('@/features/compare/compare-bar').then((module) => module.CompareBar),
)
const StepDetail = lazyPart(() =>
  import('@/features/compare/step-detail').then((module) => module.StepDetail),
)
const ReviewPanel = lazyPart(() =>
  loadRules()
    .then(() => import('@/features/findings/review/review-panel'))
    .then((module) => module.ReviewPanel),
)

/** Narrower in a small window, where the drawing keeps at least half of it. */
const inspectorAtFirst = (): number => (window.innerWidth < 1200 ? 260 : 348)

/** High enough for a finding with what its fix changes, as far as the drawing keeps the larger part. */
const bottomAtFirst = (): number =>
  window.innerHeight < 760
    ? Math.round(window.innerHeight * 0.211)
    : Math.round(Math.min(320, window.innerHeight * 0.32))

/** A time line and its lag have no room in less, whatever height the other panels were given. */
const leastOfWhatIf = (): number => Math.round(Math.min(420, Math.max(294, window.innerHeight * 0.37)))

/** The regions of the page. Panels can be resized and folded, and stay so. */
export function AppShell() {
  const { bottom = bottomAtFirst(), inspector = inspectorAtFirst() } = usePreferences(
    ({ panelPixels }) => panelPixels,
  )
  const mode = useSession((session) => session.mode)
  const tab = useSession((session) => session.bottomTab)
  const isBottomFolded = !useSwitch('bottomPanel')
  return (
    <div className="flex h-full flex-col">
      <Region
        name="The top bar"
        loading={<div className="h-[42px] shrink-0 border-line border-b bg-raised" />}
      >
        <TopBar />
      </Region>
      <BehindBanner />
      <Region name="The comparison">{mode === 'compare' && <CompareBar />}</Region>
      <div className="flex min-h-0 flex-1">
        <Region name="The palette" loading={<div className="w-14 shrink-0 border-line border-r bg-raised" />}>
          <Palette />
        </Region>
        <div className="flex min-w-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            <main className="min-h-0 flex-1" aria-label="Drawing">
              <Region name="The drawing">
                <Canvas />
              </Region>
            </main>
            {isBottomFolded ? (
              <section aria-label={PANELS} className="border-line border-t bg-raised">
                <BottomRegion isFolded />
              </section>
            ) : (
              <SizedPane
                side="height"
                label="Height of the panel"
                landmark={{ as: 'section', label: PANELS }}
                size={bottom}
                sizeAtFirst={bottomAtFirst()}
                least={tab === 'whatIf' ? leastOfWhatIf() : 120}
                rest={160}
                onSize={(pixels) => setPanelPixels('bottom', pixels)}
              >
                <div className="own-layer flex h-full flex-col bg-raised">
                  <BottomRegion isFolded={false} />
                </div>
              </SizedPane>
            )}
          </div>
          <SizedPane
            side="width"
            label="Width of the inspector"
            landmark={{ as: 'aside', label: 'Inspector' }}
            size={inspector}
            sizeAtFirst={inspectorAtFirst()}
            least={260}
            most={560}
            rest={320}
            onSize={(pixels) => setPanelPixels('inspector', pixels)}
          >
            <div data-inspector className="own-layer h-full overflow-hidden bg-raised">
              <Region
                key={mode}
                name={mode === null ? 'The inspector' : 'What stands in its place'}
                loading={<Loading />}
              >
                {mode === 'review' ? (
                  <ReviewPanel onPrint={() => runCommand(commands, 'print')} />
                ) : mode === 'compare' ? (
                  <StepDetail />
                ) : (
                  <Inspector />
                )}
              </Region>
            </div>
          </SizedPane>
        </div>
      </div>
    </div>
  )
}

/** What stands under the drawing, to those who go by landmarks. */
const PANELS = 'Findings and numbers'

/** The tabs under the drawing, and the panel of the active one where they are not folded. */
function BottomRegion({ isFolded }: { isFolded: boolean }) {
  return (
    <>
      <h2 className="sr-only">{PANELS}</h2>
      <Region name="The tabs" loading={<div className="h-[35px] shrink-0 border-line border-b" />}>
        <BottomBar isFolded={isFolded} />
      </Region>
      {!isFolded && (
        <Region name="The panel">
          <BottomPanel />
        </Region>
      )}
    </>
  )
}
