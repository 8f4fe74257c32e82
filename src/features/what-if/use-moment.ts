import { speedOf } from '@/stores/document/playing-speed'
import { useWhatIf } from '@/stores/document/what-if-store'

/** While it plays, what is read by people is renewed so often a second. */
const RENEWED = 4

/** The moment that is shown, in seconds of the scenario, as often as people can read it. */
export const useMoment = (): number =>
  useWhatIf((state) => {
    const { atSeconds, isPlaying } = state
    const step = speedOf(state) / RENEWED
    return isPlaying ? Math.floor(atSeconds / step) * step : atSeconds
  })
