/** Runs simulations beside the page, so that neither typing nor drawing waits for them. */
import type { Design, Scenario } from '@/core/model/design'
import type { Proposal } from '@/core/simulation/proposals'
import { simulate } from '@/core/simulation/simulate'
import type { Simulation } from '@/core/simulation/simulation'
import { whatWouldFix } from '@/core/simulation/what-would-fix'

export interface SimulationRequest {
  readonly id: number
  readonly design: Design
  readonly scenario: Scenario
}

export type SimulationAnswer =
  /** The share that is done of one that takes long. */
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly simulation: Simulation }
  | { readonly id: number; readonly proposals: readonly Proposal[] }
  | { readonly id: number; readonly fault: string }

/** Progress is told from here on, and so often. */
const LONG_MS = 400
const TOLD_MS = 200

function progressTeller(id: number): (share: number) => void {
  let next = performance.now() + LONG_MS
  return (progress) => {
    if (performance.now() < next) return
    next = performance.now() + TOLD_MS
    send({ id, progress })
  }
}

const send = (answer: SimulationAnswer): void => self.postMessage(answer)

self.addEventListener('message', ({ data: { id, design, scenario } }: MessageEvent<SimulationRequest>) => {
  try {
    send({ id, simulation: simulate(design, scenario, { onProgress: progressTeller(id) }) })
    send({ id, proposals: whatWouldFix(design, scenario) })
  } catch (fault) {
    send({ id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})
