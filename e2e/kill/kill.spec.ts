import { setTimeout as wait } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { random } from '../../src/testing/random'
import { realisticDesign } from '../../src/testing/realistic-design'
import { KillableBrowser } from '../support/killable-browser'
import { type StoredDesign, storedDesign } from '../support/stored-design'
import { SurveyorPage } from '../support/surveyor-page'
import { type Begun, DEEDS } from './deeds'
import { beginWitness, lastWitnessed } from './witness'

/**
 * Never more than a second of typing or dragging is lost, whenever the browser is killed: a real one, on a
 * profile of its own, by all of its processes, at random moments, time and again on what the last kill left.
 * The second ends where the browser took its last write, by the clock of the page: on a machine that is busy with
 * other things it may take none for longer, and nobody could save in that time.
 * `SURVEYOR_KILL_SEED` repeats the moments of a run.
 */

const SEED = Number(process.env['SURVEYOR_KILL_SEED'] ?? Math.floor(Math.random() * 1e9))
const MOST_LOST_MS = 1000

/** As quick fingers type. */
const PACE_MS = 25

/** How long is worked before a kill. */
const SHORTEST_MS = 300
const LONGEST_MS = 4000

async function openApp(page: Page, address = ''): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('tab', { name: /Checklist \d+ of 10/ })).toBeVisible({ timeout: 60_000 })
}

/** Works, and calls `end` so long after the first step; returns when each step had been taken. */
async function workUntil(begun: Begun, ms: number, end: () => void) {
  let endedAt = Number.POSITIVE_INFINITY
  const taken: number[] = []
  await begun.step(0)
  taken.push(Date.now())
  const ending = wait(ms).then(() => {
    endedAt = Date.now()
    end()
  })
  while (endedAt === Number.POSITIVE_INFINITY) {
    try {
      await begun.step(taken.length)
      taken.push(Date.now())
      await wait(PACE_MS)
    } catch (error) {
      if (endedAt === Number.POSITIVE_INFINITY) throw error
    }
  }
  await ending
  return { endedAt, taken: taken.filter((at) => at <= endedAt) }
}

interface Loss {
  /** From the first step that is lost to the last that the browser took. */
  readonly ms: number
  /** From the first step that is lost to the kill. */
  readonly untilKilled: number
  readonly steps: number
}

function lossOf(
  { endedAt, taken }: Awaited<ReturnType<typeof workUntil>>,
  begun: Begun,
  stored: StoredDesign,
  lastTaken: number,
): Loss {
  const count = begun.count(stored)
  const firstLost = taken[count]
  if (firstLost === undefined) return { ms: 0, untilKilled: 0, steps: 0 }
  return {
    ms: Math.max(0, Math.min(lastTaken, endedAt) - firstLost),
    untilKilled: endedAt - firstLost,
    steps: taken.length - count,
  }
}

// A second try would hide a loss.
test.describe.configure({ mode: 'default', retries: 0 })

/** A second is the most at any size: each deed is killed at least once. */
for (const [nodes, kills] of [
  [11, 10],
  [450, 7],
  [10_000, 4],
] as const) {
  test(`${kills} kills at ${nodes} nodes lose little work`, async ({ baseURL }) => {
    test.setTimeout(600_000)
    const next = random(SEED + nodes)
    const browser = new KillableBrowser()
    const losses: Loss[] = []
    try {
      let page = await browser.start()
      await openApp(page, baseURL)
      const surveyor = new SurveyorPage(page)
      if (nodes > 11) await surveyor.openFile('large.json', JSON.stringify(realisticDesign(nodes)))
      await expect(page.getByLabel('Name of the design')).toHaveValue(
        nodes > 11 ? 'Shop platform' : 'Orders platform',
        { timeout: 60_000 },
      )
      await expect(surveyor.saved).toBeVisible({ timeout: 60_000 })
      for (let kill = 0; kill < kills; kill += 1) {
        const deed = DEEDS[kill % DEEDS.length] ?? DEEDS[0]
        if (!deed) break
        await beginWitness(page)
        const begun = await deed.begin(page, await storedDesign(page))
        const work = await workUntil(begun, SHORTEST_MS + next() * (LONGEST_MS - SHORTEST_MS), () =>
          browser.kill(),
        )
        page = await browser.start()
        await openApp(page, baseURL)
        const loss = lossOf(work, begun, await storedDesign(page), await lastWitnessed(page))
        losses.push(loss)
        console.log(
          `${nodes} nodes, ${deed.label}: ${loss.steps} of ${work.taken.length} steps lost, ${loss.ms} ms; ${loss.untilKilled} ms before the kill`,
        )
      }
    } finally {
      await browser.remove()
    }
    const worst = Math.max(...losses.map(({ ms }) => ms))
    const toKill = Math.max(...losses.map(({ untilKilled }) => untilKilled))
    const most = Math.max(...losses.map(({ steps }) => steps))
    console.log(
      `${nodes} nodes: worst of ${kills} kills ${worst} ms, ${toKill} ms before the kill, ${most} characters or steps (seed ${SEED})`,
    )
    expect(worst).toBeLessThan(MOST_LOST_MS)
  })
}
