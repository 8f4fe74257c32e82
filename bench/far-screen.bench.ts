import { chromium } from 'playwright-core'
import type { Design } from '@/core/model/design'
import { comeNear, newContext, openFile, type Pages, subjectIn } from './browser.bench'
import type { Subject } from './browser-page'
import { hubDesign } from './far.bench'
import { largeDesign } from './large-design'
import { summarise } from './measure'
import type { Row } from './row'

const BAR = 100
const RUNS = 5

/** Milliseconds from the next key or press to the end of the frame that shows what came of it. */
async function answered({ page }: Subject, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.answered = new Promise((resolve) => {
      const begin = () => {
        const start = performance.now()
        for (const event of ['keydown', 'pointerdown'] as const) removeEventListener(event, begin, true)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }
      for (const event of ['keydown', 'pointerdown'] as const) addEventListener(event, begin, true)
    })
  })
  await act()
  return page.evaluate(() => window.answered)
}

declare global {
  interface Window {
    answered: Promise<number>
  }
}

/** Waits until the page has nothing left to do: analysed, saved, painted. */
async function rest({ page, devtools }: Subject): Promise<void> {
  const busy = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
      ?.value ?? 0
  for (let round = 0; round < 60; round += 1) {
    const before = await busy()
    await page.waitForTimeout(500)
    if ((await busy()) - before < 0.02) return
  }
}

async function deedRows(
  subject: Subject,
  name: string,
  at: () => Promise<[number, number]>,
): Promise<readonly Row[]> {
  const { page } = subject
  const deeds: Readonly<Record<string, () => Promise<void>>> = {
    select: async () => page.mouse.click(...(await at())),
    delete: () => page.keyboard.press('Delete'),
    undo: () => page.keyboard.press('Control+z'),
    'add a topic': () => page.keyboard.press('t'),
  }
  const times: Record<string, number[]> = {}
  for (let run = 0; run < RUNS; run += 1) {
    for (const [deed, act] of Object.entries(deeds)) {
      await rest(subject)
      times[deed] = [...(times[deed] ?? []), await answered(subject, act)]
    }
    await page.keyboard.press('Escape')
    await rest(subject)
    await page.keyboard.press('Control+z')
  }
  return Object.entries(times).map(([deed, of]) => ({
    name: `${name}, ${deed}: press to frame`,
    measured: summarise(of),
    bar: BAR,
  }))
}

/** Measures what a press costs on the screen at the far end, and how long the page is held up when it opens. */
export async function benchFarScreen(pages: Pages): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: pages.executablePath, args: [...pages.args] })
  const rows: Row[] = []
  const measureOn = async (name: string, design: Design, id: string) => {
    const context = await newContext(browser)
    const subject = await subjectIn(context)
    const { page } = subject
    await page.goto(pages.app)
    await page.locator('.react-flow').waitFor()
    await openFile(subject, design)
    await rest(subject)
    await comeNear(subject, design)
    const at = async (): Promise<[number, number]> => {
      const box = await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox()
      return [(box?.x ?? 0) + 40, (box?.y ?? 0) + 14]
    }
    rows.push(...(await deedRows(subject, name, at)))
    await context.close()
  }
  try {
    const large = largeDesign(10_000)
    await measureOn('10,000 topics', large, 'topic:events-5050')
    await measureOn('a topic that 5,000 groups read', placedHub(5000), 'topic:hub')
  } finally {
    await browser.close()
  }
  return rows
}

/** The hub in the middle of the groups that read it. */
function placedHub(edges: number): Design {
  const design = hubDesign(edges)
  const groups = design.consumerGroups.map(({ name }, at): [string, readonly [number, number]] => [
    `consumerGroup:${name}`,
    [600 + (at % 50) * 300, Math.floor(at / 50) * 120 - 6000],
  ])
  return {
    ...design,
    layout: {
      positions: Object.fromEntries([['topic:hub', [0, 0]], ['producer:writer', [-400, 0]], ...groups]),
    },
  }
}
