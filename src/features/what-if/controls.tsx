import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import SkipBack from 'lucide-react/icons/skip-back'
import { useEffect } from 'react'
import { clock } from '@/core/shared/clock'
import { useDocument } from '@/stores/document/document-store'
import { speedOf, speedsFor } from '@/stores/document/playing-speed'
import { newScenario } from '@/stores/document/what-if-scenarios'
import { advance, pickScenario, play, seek, setSpeed, useWhatIf } from '@/stores/document/what-if-store'
import { Button, IconButton } from '@/ui/button'
import { Select } from '@/ui/select'
import { ScenarioMenu } from './scenario-menu'

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
  const lengthSeconds = useWhatIf(({ scenario }) => scenario.lengthSeconds)
  return (
    <div className="flex items-center gap-1.5 @max-[760px]:gap-1">
      <Button variant="primary" onClick={() => play(!isPlaying)}>
        {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <IconButton label="Back to the beginning" onClick={() => seek(0)}>
        <SkipBack size={15} />
      </IconButton>
      <span className="whitespace-nowrap tabular-nums @max-[760px]:sr-only">
        <b className="font-semibold">{clock(atSeconds)}</b>
        <span className="text-ink-soft @max-[1000px]:sr-only"> of {clock(lengthSeconds)}</span>
      </span>
      <Speeds lengthSeconds={lengthSeconds} />
      <ScenarioPicker />
      <ScenarioMenu />
    </div>
  )
}

function Speeds({ lengthSeconds }: { lengthSeconds: number }) {
  const speed = useWhatIf(speedOf)
  const offered = speedsFor(lengthSeconds)
  return (
    <>
      <fieldset className="flex overflow-hidden rounded-control border border-line-strong @max-[1000px]:hidden">
        <legend className="sr-only">Speed</legend>
        {offered.map((each) => (
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
      <div className="@min-[1001px]:hidden">
        <Select
          aria-label="Speed"
          value={speed}
          onChange={({ target }) => setSpeed(Number(target.value))}
          className="h-7 rounded-control border border-line-strong bg-raised pl-1"
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </Select>
      </div>
    </>
  )
}

const NEW = 'new'

function ScenarioPicker() {
  const scenarios = useDocument(({ design }) => design.scenarios)
  const index = useWhatIf((state) => state.index)
  const suggested = useWhatIf(({ scenario }) => scenario.name)
  const names = scenarios?.map(({ name }) => name) ?? []
  const shown = index < names.length ? names : [...names, suggested]
  return (
    <Select
      aria-label="Scenario"
      value={index}
      onChange={({ target: { value } }) => (value === NEW ? newScenario() : pickScenario(Number(value)))}
      className="h-7 min-w-20 max-w-44 @max-[760px]:max-w-33 rounded-control border border-line-strong bg-raised pl-1.5"
    >
      {shown.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its index in the list
        <option key={at} value={at}>
          {name}
        </option>
      ))}
      <option value={NEW}>New scenario …</option>
    </Select>
  )
}
