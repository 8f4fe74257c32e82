import type { CDPSession, Page } from 'playwright-core'
import { type Measured, summarise } from './measure'

/** A page under measurement: the app or the plain one. Both hold a React Flow, and are driven alike. */
export interface Subject {
  readonly page: Page
  readonly devtools: CDPSession
}

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

declare global {
  interface Window {
    frameTimes: number[]
    countsFrames: boolean
  }
}

/** Frames of one gesture, in milliseconds, and what the main thread worked for each. */
export interface Gesture {
  readonly frames: readonly number[]
  readonly busyPerFrame: number
}

/** Where the canvas is on the page, and what part of the drawing it shows. */
export async function viewOf({
  page,
}: Subject): Promise<View & { left: number; top: number; width: number; height: number }> {
  return page.evaluate(() => {
    const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport') ?? document.body)
    const [zoom = 1, , , , x = 0, y = 0] = (/\(([^)]+)\)/.exec(transform)?.[1] ?? '').split(',').map(Number)
    const { left, top, width, height } = (
      document.querySelector('.react-flow') ?? document.body
    ).getBoundingClientRect()
    return { x, y, zoom, left, top, width, height }
  })
}

/** The middle of a node on the page; null where it has no element. */
export async function middleOf({ page }: Subject, id: string): Promise<readonly [number, number] | null> {
  return page.evaluate((wanted) => {
    const box = document.querySelector(`.react-flow__node[data-id="${wanted}"]`)?.getBoundingClientRect()
    return box ? [box.left + box.width / 2, box.top + box.height / 2] : null
  }, id)
}

/** A point at or near another one with nothing drawn on it, where a drag moves the view. */
export async function groundNear(
  { page }: Subject,
  around: readonly [number, number],
): Promise<readonly [number, number]> {
  return page.evaluate(([x, y]) => {
    for (let step = 0; step < 400; step += 1) {
      const point = [x + (step % 20) * 9, y + Math.floor(step / 20) * 9] as const
      const found = document.elementFromPoint(...point)
      if (found?.matches('.react-flow__pane, [data-testid=overview], [data-testid=overview] *')) return point
    }
    throw new Error('There is no free ground.')
  }, around)
}

/** Processor time of the main thread: unlike the clock it does not count what other programs took. */
async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

/** Counts the frames while `act` uses the mouse. */
export async function gesture(subject: Subject, act: () => Promise<void>): Promise<Gesture> {
  const { page, devtools } = subject
  await page.evaluate(() => {
    window.frameTimes = []
    window.countsFrames = true
    let last: number | undefined
    const tick = (now: number) => {
      if (last !== undefined) window.frameTimes.push(now - last)
      last = now
      if (window.countsFrames) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = await taskSeconds(devtools)
  await act()
  const after = await taskSeconds(devtools)
  const frames = await page.evaluate(() => {
    window.countsFrames = false
    return window.frameTimes
  })
  return { frames, busyPerFrame: ((after - before) * 1000) / Math.max(1, frames.length) }
}

const middle = (values: readonly number[]): number => summarise(values).median

/** Several runs of one gesture: the median of all frames, and the median of the runs' 95th percentiles. */
export function framesOf(runs: readonly Gesture[]): Measured {
  const frames = runs.flatMap((run) => run.frames)
  return {
    median: middle(frames),
    p95: middle(runs.map((run) => summarise(run.frames).p95)),
    runs: frames.length,
  }
}

export function busyOf(runs: readonly Gesture[]): Measured {
  return summarise(runs.map((run) => run.busyPerFrame))
}

/** There and back again, so that every run begins where the last began. */
export async function drag(
  subject: Subject,
  from: readonly [number, number],
  steps: number,
  halfway?: () => Promise<void>,
): Promise<Gesture> {
  const { mouse } = subject.page
  const [x, y] = from
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + 12, y + 6)
  const counted = await gesture(subject, async () => {
    await mouse.move(x + 190, y + 110, { steps: Math.ceil(steps / 2) })
    await halfway?.()
    await mouse.move(x, y, { steps: Math.floor(steps / 2) })
  })
  await mouse.up()
  return counted
}

/** Turns the wheel in and out again about one point. */
export async function zoom(subject: Subject, at: readonly [number, number], steps: number): Promise<Gesture> {
  const { mouse } = subject.page
  await mouse.move(...at)
  await subject.page.keyboard.down('Control')
  const counted = await gesture(subject, async () => {
    for (let step = 0; step < steps; step += 1) {
      const isOut = Math.floor((step + 5) / 10) % 2 === 0
      await mouse.wheel(0, isOut ? 25 : -25)
    }
  })
  await subject.page.keyboard.up('Control')
  return counted
}

export async function usedHeap({ devtools }: Subject): Promise<number> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize
}
