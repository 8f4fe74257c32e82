import { chromium } from 'playwright-core'
import type { Design } from '@/core/model/design'
import { comeNear, newContext, openFile, type Pages, subjectIn } from './browser.bench'
import { busyOf, framesOf, type Gesture, gesture } from './browser-page'
import { largeDesign } from './large-design'
import type { Row } from './row'

const NODES = 500
const RUNS = 5
const PLAYED_MS = 3000
const NEAR_BAR = 16.8
const FAR_BAR = 33

/** A bad morning, in which something happens all the time. */
function designOf(): Design {
  const design = largeDesign(NODES / 4)
  return {
    ...design,
    scenarios: [
      {
        name: 'A bad morning',
        lengthSeconds: 1800,
        events: [
          { kind: 'burst', factor: 8, shape: 'wave', atSeconds: 60, lastsSeconds: 1500 },
          { kind: 'rolling-deploy', group: 'indexer-7', atSeconds: 120, lastsSeconds: 300 },
          { kind: 'broker-lost', broker: 2, atSeconds: 300, lastsSeconds: 600 },
          { kind: 'member-crash', group: 'indexer-60', member: 1, atSeconds: 400, lastsSeconds: 300 },
        ],
      },
    ],
  }
}

/** Frames while a scenario is played over 500 nodes, and the same page at rest beside it. */
export async function benchPlaying(pages: Pages): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: pages.executablePath, args: [...pages.args] })
  try {
    const design = designOf()
    const subject = await subjectIn(await newContext(browser))
    const { page } = subject
    await page.goto(pages.app)
    await page.locator('.react-flow').waitFor()
    await openFile(subject, design)
    await page.getByRole('tab', { name: 'What if' }).click()
    await page.getByRole('region', { name: 'What happens' }).getByRole('listitem').first().waitFor()
    const slider = page.getByRole('slider', { name: 'Moment of the scenario' })
    const watch = () => gesture(subject, () => page.waitForTimeout(PLAYED_MS))
    const rows: Row[] = []
    for (const where of ['far', 'near'] as const) {
      if (where === 'near') await comeNear(subject, design)
      const playing: Gesture[] = []
      const resting: Gesture[] = []
      for (let run = 0; run < RUNS; run += 1) {
        await slider.fill('60')
        resting.push(await watch())
        await page.getByRole('button', { name: '60×' }).click()
        await page.getByRole('button', { name: 'Play', exact: true }).click()
        playing.push(await watch())
        await page.getByRole('button', { name: 'Pause' }).click()
      }
      const name = `${NODES} nodes, ${where}, playing`
      rows.push(
        {
          name: `${name}: frame`,
          measured: framesOf(playing),
          baseline: framesOf(resting),
          bar: where === 'near' ? NEAR_BAR : FAR_BAR,
          barOf: 'p95',
        },
        { name: `${name}: main thread a frame`, measured: busyOf(playing), baseline: busyOf(resting) },
      )
    }
    return rows
  } finally {
    await browser.close()
  }
}
