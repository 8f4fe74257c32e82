import { useEffect, useMemo, useState } from 'react'
import type { Analysis } from '@/core/analysis'
import { useNumbers } from '@/stores/document/numbers-store'
import type { NUMBER_PARTS } from './number-parts'

/** The numbers as they can be drawn: an analysis, and what shows it. */
export interface DrawnNumbers {
  readonly analysis: Analysis
  readonly parts: typeof NUMBER_PARTS
}

const whole = (analysis: Analysis) => analysis

/** Returns what is drawn of the numbers; undefined until they are loaded, and all is drawn as it is stated. */
export function useDrawnNumbers(): DrawnNumbers | undefined {
  const analysis = useNumbers(whole)
  const [parts, setParts] = useState<typeof NUMBER_PARTS>()
  const isWanted = analysis !== undefined && parts === undefined
  useEffect(() => {
    // They are of one file with the numbers, which are there.
    if (isWanted)
      import('./number-parts').then(
        (module) => setParts(module.NUMBER_PARTS),
        () => undefined,
      )
  }, [isWanted])
  return useMemo(() => analysis && parts && { analysis, parts }, [analysis, parts])
}
