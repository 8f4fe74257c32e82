import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import { useRef } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { Palette } from '@/features/canvas/adding/palette'
import { Canvas } from '@/features/canvas/canvas'
import {
  type Panel as SizedPanel,
  setPanelPixels,
  turn,
  usePreferences,
  useSwitch,
} from '@/stores/session/preferences-store'
import { IconButton } from '@/ui/button'
import { lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { BehindBanner } from './behind-banner'
import { BottomPanel, BottomTabs } from './bottom-panel'

const TopBar = lazyPart(() => import('./top-bar').then((module) => module.TopBar))
const Inspector = lazyPart(() => import('@/features/inspector/inspector').then((module) => module.Inspector))

const INSPECTOR_AT_FIRST = 348

/** High enough for a finding with what its fix changes, as far as the drawing keeps the larger part. */
const bottomAtFirst = (): number => Math.round(Math.min(320, Math.max(236, window.innerHeight * 0.32)))

/** Keeps a panel's size from its share of what it lies in, which is what a change of the layout tells. */
function keepSize(
  panel: SizedPanel,
  layout: Readonly<Record<string, number>>,
  whole: number | undefined,
): void {
  const share = layout[panel]
  if (share !== undefined && whole) setPanelPixels(panel, Math.round((share / 100) * whole))
}

/** The regions of the page. Panels can be resized and folded, and stay so. */
export function AppShell() {
  const { bottom = bottomAtFirst(), inspector = INSPECTOR_AT_FIRST } = usePreferences(
    ({ panelPixels }) => panelPixels,
  )
  const isBottomFolded = !useSwitch('bottomPanel')
  const columns = useRef<HTMLDivElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  return (
    <div className="flex h-full flex-col">
      <Region
        name="The top bar"
        loading={<div className="h-[42px] shrink-0 border-line border-b bg-raised" />}
      >
        <TopBar />
      </Region>
      <BehindBanner />
      <div className="flex min-h-0 flex-1">
        <Palette />
        <Group
          id="columns"
          orientation="horizontal"
          className="min-w-0 flex-1"
          elementRef={columns}
          onLayoutChanged={(layout) => keepSize('inspector', layout, columns.current?.offsetWidth)}
        >
          <Panel id="middle" minSize="320px">
            <div className="flex h-full flex-col">
              <Group
                id="rows"
                orientation="vertical"
                className="min-h-0 flex-1"
                elementRef={rows}
                onLayoutChanged={(layout) => keepSize('bottom', layout, rows.current?.offsetHeight)}
              >
                <Panel id="canvas" minSize="160px">
                  <main className="h-full" aria-label="Drawing">
                    <Region name="The drawing">
                      <Canvas />
                    </Region>
                  </main>
                </Panel>
                {!isBottomFolded && (
                  <>
                    <Separator
                      aria-label="Height of the panel"
                      className="h-px bg-line outline-offset-0 hover:bg-accent"
                    />
                    <Panel
                      id="bottom"
                      defaultSize={bottom}
                      minSize="120px"
                      groupResizeBehavior="preserve-pixel-size"
                    >
                      <div className="own-layer flex h-full flex-col bg-raised">
                        <BottomBar isFolded={false} />
                        <BottomPanel />
                      </div>
                    </Panel>
                  </>
                )}
              </Group>
              {isBottomFolded && (
                <div className="border-line border-t bg-raised">
                  <BottomBar isFolded />
                </div>
              )}
            </div>
          </Panel>
          <Separator
            aria-label="Width of the inspector"
            className="w-px bg-line outline-offset-0 hover:bg-accent"
          />
          <Panel
            id="inspector"
            defaultSize={inspector}
            minSize="260px"
            maxSize="560px"
            groupResizeBehavior="preserve-pixel-size"
          >
            <aside aria-label="Inspector" className="own-layer h-full overflow-hidden bg-raised">
              <Region name="The inspector">
                <Inspector />
              </Region>
            </aside>
          </Panel>
        </Group>
      </div>
    </div>
  )
}

function BottomBar({ isFolded }: { isFolded: boolean }) {
  return (
    <div className="flex shrink-0 items-center border-line border-b pr-2 pl-2.5">
      <BottomTabs />
      <div className="flex-1" />
      <IconButton
        label={isFolded ? 'Unfold the panel' : 'Fold the panel'}
        onClick={() => turn('bottomPanel', isFolded)}
      >
        {isFolded ? <ChevronUp size={15} /> : <ChevronDown size={15} />}
      </IconButton>
    </div>
  )
}
