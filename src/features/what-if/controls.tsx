import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import SkipBack from 'lucide-react/icons/skip-back'
import { useEffect } from 'react'
import { useDocument } from '@/stores/document/document-store'
import { advance, pickScenario, play, seek, setSpeed, useWhatIf } from '@/stores/document/what-if-store'
import { Button, IconButton } from '@/ui/button'
import { clock } from './at-moment'

const SPEEDS = [1, 10, 30, 60] as const
/** Often enough for the eye, seldom enough for the drawing. */
const TICK_MS = 80

/** Goes on with time while it is played. */
function usePlaying(): void {
  const isPlaying = useWhatIf((state) => state.isPlaying)
  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      advance((now - last) / 1000)
      last = now
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
}

/** Play, pause, the speed, and the scenario. */
export function Controls() {
  usePlaying()
  const isPlaying = useWhatIf((state) => state.isPlaying)
  const atSeconds = useWhatIf((state) => state.atSeconds)
  const speed = useWhatIf((state) => state.speed)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="primary" onClick={() => play(!isPlaying)}>
        {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <IconButton label="Back to the beginning" onClick={() => seek(0)}>
        <SkipBack size={15} />
      </IconButton>
      <span className="whitespace-nowrap tabular-nums">
        <b className="font-semibold">{clock(atSeconds)}</b>
      </span>
      <fieldset className="flex overflow-hidden rounded-control border border-line-strong">
        <legend className="sr-only">Speed</legend>
        {SPEEDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === speed}
            onClick={() => setSpeed(each)}
            className="h-6.5 px-2 text-ink-soft aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {each}×
          </button>
        ))}
      </fieldset>
      <ScenarioPicker />
    </div>
  )
}

function ScenarioPicker() {
  const scenarios = useDocument(({ design }) => design.scenarios)
  const index = useWhatIf((state) => state.index)
  const suggested = useWhatIf(({ scenario }) => scenario.name)
  const names = scenarios?.map(({ name }) => name) ?? []
  const shown = index < names.length ? names : [...names, suggested]
  return (
    <select
      aria-label="Scenario"
      value={index}
      onChange={(event) => pickScenario(Number(event.target.value))}
      className="h-7 max-w-44 rounded-control border border-line-strong bg-raised px-1.5"
    >
      {shown.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its index in the list
        <option key={at} value={at}>
          {name}
        </option>
      ))}
      {index < names.length && <option value={names.length}>New scenario</option>}
    </select>
  )
}
