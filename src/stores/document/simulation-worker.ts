/** Runs simulations beside the page, so that neither typing nor drawing waits for them. */
import type { Design, Scenario } from '@/core/model/design'
import { simulate } from '@/core/simulation/simulate'
import type { Simulation } from '@/core/simulation/simulation'
import { type Proposal, whatWouldFix } from '@/core/simulation/what-would-fix'

export interface SimulationRequest {
  readonly id: number
  readonly design: Design
  readonly scenario: Scenario
}

export type SimulationAnswer =
  | { readonly id: number; readonly simulation: Simulation }
  | { readonly id: number; readonly proposals: readonly Proposal[] }
  | { readonly id: number; readonly fault: string }

const send = (answer: SimulationAnswer): void => self.postMessage(answer)

self.addEventListener('message', ({ data: { id, design, scenario } }: MessageEvent<SimulationRequest>) => {
  try {
    send({ id, simulation: simulate(design, scenario) })
    send({ id, proposals: whatWouldFix(design, scenario) })
  } catch (fault) {
    send({ id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})
