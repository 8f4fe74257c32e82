import type { BrowserContext } from 'playwright-core'

/** What slows a first visit down: how many times the processor, and what the network does. */
export interface Conditions {
  readonly name: string
  readonly processor: number
  readonly network: { readonly latency: number; readonly bytesPerSecond: number } | null
}

/** What happens from the navigation until the drawing is painted; milliseconds. */
export interface FirstVisit {
  readonly drawn: number
  /** Processor time of the main thread: unlike the clock it does not count what other programs took. */
  readonly busy: number
  /** The longest task of the main thread, by processor time as well. */
  readonly longest: number
}

/** Runs in the page before anything of it: marks when the drawing has been painted. */
const watch = ([nodes, edges]: readonly [number, number]) => {
  const shown = (selector: string) => document.querySelectorAll(`.react-flow__${selector}`)
  const isDrawn = () => {
    const drawn = shown('node')
    return (
      drawn.length >= nodes &&
      shown('edge').length >= edges &&
      [...drawn].every((node) => getComputedStyle(node).visibility !== 'hidden')
    )
  }
  const look = () => {
    if (!isDrawn()) requestAnimationFrame(look)
    else requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('drawn')))
  }
  requestAnimationFrame(look)
}

interface TraceEvent {
  readonly name: string
  readonly ts: number
  /** Processor time of a task. */
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: {
    readonly data?: { readonly isOutermostMainFrame?: boolean; readonly documentLoaderURL?: string }
  }
}

const demand = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`The trace has no ${what}.`)
  return value
}

/** Reads the visit from a trace, so that asking the page costs it nothing. Microseconds there. */
function readTrace(events: readonly TraceEvent[], address: string): FirstVisit {
  const start = demand(
    events.findLast(
      ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith(address),
    ),
    'navigation',
  )
  const drawn = demand(
    events.find(({ name, pid }) => name === 'drawn' && pid === start.pid),
    'drawing',
  )
  const tasks = events.filter(
    ({ name, pid, tid, ts }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      pid === drawn.pid &&
      tid === drawn.tid &&
      ts >= start.ts &&
      ts < drawn.ts,
  )
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000)
  return {
    drawn: (drawn.ts - start.ts) / 1000,
    busy: times.reduce((sum, time) => sum + time, 0),
    longest: Math.max(...times),
  }
}

/** Visits an address for the first time, in a context that has seen nothing, under some conditions. */
export async function firstVisit(
  context: BrowserContext,
  address: string,
  { processor, network }: Conditions,
  size: readonly [nodes: number, edges: number],
): Promise<FirstVisit> {
  const page = await context.newPage()
  const faults: Error[] = []
  page.on('pageerror', (error) => faults.push(error))
  const devtools = await context.newCDPSession(page)
  await page.addInitScript(watch, size)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: processor })
  if (network) {
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.bytesPerSecond,
      uploadThroughput: network.bytesPerSecond / 2,
    })
  }
  const browser = demand(context.browser() ?? undefined, 'browser')
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] })
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0)
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  if (faults[0]) throw faults[0]
  await page.close()
  return readTrace(trace.traceEvents, address)
}
