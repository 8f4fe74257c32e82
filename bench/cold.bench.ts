import { type Browser, chromium } from 'playwright-core'
import { edgesOf } from '@/core/graph/edges'
import { nodeIds } from '@/core/model/node-id'
import { ordersDesign } from '@/core/templates/orders'
import { type Conditions, type FirstVisit, firstVisit } from './cold-page'
import { graphOf } from './graph-of'
import { summarise } from './measure'
import type { Row } from './row'

interface Pages {
  /** Addresses of the built app and of the built plain page, from a host that compresses. */
  readonly app: string
  readonly plain: string
  readonly executablePath: string
  readonly args: readonly string[]
}

const QUICK: Conditions = { name: 'as the machine is', processor: 1, network: null }
/** The network is what Lighthouse calls slow 4G. */
const SLOW: Conditions = {
  name: 'processor four times slower, slow 4G',
  processor: 4,
  network: { latency: 150, bytesPerSecond: 1.6e6 / 8 },
}

const KINDS = ['plain', 'app'] as const
type Kind = (typeof KINDS)[number]

async function visit(
  browser: Browser,
  pages: Pages,
  kind: Kind,
  conditions: Conditions,
): Promise<FirstVisit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(`window.graph = ${JSON.stringify(graphOf(ordersDesign))}`)
  try {
    return await firstVisit(context, pages[kind], conditions, [
      nodeIds(ordersDesign).length,
      edgesOf(ordersDesign).length,
    ])
  } finally {
    await context.close()
  }
}

async function rowsUnder(
  browser: Browser,
  pages: Pages,
  conditions: Conditions,
  runs: number,
): Promise<Row[]> {
  const visits: Record<Kind, FirstVisit[]> = { plain: [], app: [] }
  // They take turns, so that a machine which slows down slows both; the first of each warms the browser up.
  for (let run = 0; run <= runs; run += 1)
    for (const kind of KINDS) {
      const seen = await visit(browser, pages, kind, conditions)
      if (run > 0) visits[kind].push(seen)
    }
  const of = (kind: Kind, what: keyof FirstVisit) => summarise(visits[kind].map((seen) => seen[what]))
  return [
    {
      name: `first visit to drawing, ${conditions.name}`,
      measured: of('app', 'drawn'),
      baseline: of('plain', 'drawn'),
      ratioBar: 1.5,
    },
    {
      name: `main thread until then, ${conditions.name}`,
      measured: of('app', 'busy'),
      baseline: of('plain', 'busy'),
    },
    {
      name: `the longest task until then, ${conditions.name}`,
      measured: of('app', 'longest'),
      baseline: of('plain', 'longest'),
      ...(conditions.processor === 1 && { bar: 50 }),
    },
  ]
}

/** Measures first visits in contexts that have seen nothing, beside a plain React Flow page with the same nodes. */
export async function benchCold(pages: Pages, runs = 7): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: pages.executablePath, args: [...pages.args] })
  try {
    const quick = await rowsUnder(browser, pages, QUICK, runs)
    return [...quick, ...(await rowsUnder(browser, pages, SLOW, Math.ceil(runs / 2)))]
  } finally {
    await browser.close()
  }
}
