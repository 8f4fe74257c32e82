import { type Selection, select } from 'd3-selection'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { interrupt } from './transition'

type Animated = Selection<HTMLElement, unknown, null, undefined> & {
  transition(): {
    duration(ms: number): ReturnType<Animated['transition']>
    ease(ease: (share: number) => number): ReturnType<Animated['transition']>
    on(names: string, listener: () => void): ReturnType<Animated['transition']>
    tween(name: string, make: () => (share: number) => void): ReturnType<Animated['transition']>
  }
}

let frames: FrameRequestCallback[] = []

/** Lets the page draw a frame at a time of its clock. */
function frame(now: number): void {
  const due = frames
  frames = []
  for (const run of due) run(now)
}

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run))
})

function start(element: HTMLElement, said: string[]) {
  const shares: number[] = []
  const selection = select(element) as unknown as Animated
  selection
    .transition()
    .duration(100)
    .ease((share) => share)
    .on('start.zoom', () => said.push('start'))
    .on('interrupt.zoom end.zoom', () => said.push('over'))
    .on('end', () => said.push('end'))
    .tween('zoom', () => (share) => shares.push(share))
  return { shares, selection }
}

describe('a transition', () => {
  it('steps with each frame and ends exactly where it leads', () => {
    const said: string[] = []
    const { shares } = start(document.createElement('div'), said)
    for (const now of [1000, 1050, 1090, 1120, 1140]) frame(now)
    expect(shares).toEqual([0, 0.5, 0.9, 1])
    expect(said).toEqual(['start', 'over', 'end'])
    expect(frames).toEqual([])
  })

  it('is interrupted by a gesture, and by the next one', () => {
    const element = document.createElement('div')
    const said: string[] = []
    const first = start(element, said)
    frame(1000)
    interrupt(element)
    expect(said).toEqual(['start', 'over'])
    frame(1050)
    expect(first.shares).toEqual([0])
    start(element, said)
    frame(2000)
    first.selection.transition()
    expect(said).toEqual(['start', 'over', 'start', 'over'])
  })

  it('says nothing where it is interrupted before it begins', () => {
    const element = document.createElement('div')
    const said: string[] = []
    start(element, said)
    interrupt(element)
    frame(1000)
    expect(said).toEqual([])
  })
})
