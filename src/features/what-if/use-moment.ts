import { useWhatIf } from '@/stores/document/what-if-store'

/** While it plays, what is read by people is renewed so often a second. */
const RENEWED = 4

/** The moment that is shown, in seconds of the scenario, as often as people can read it. */
export const useMoment = (): number =>
  useWhatIf(({ atSeconds, isPlaying, speed }) => {
    const step = speed / RENEWED
    return isPlaying ? Math.floor(atSeconds / step) * step : atSeconds
  })
