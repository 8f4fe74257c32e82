import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StaticHost } from '../../scripts/static-host.mjs'
import { random } from '../../src/testing/random'
import { killFamily } from '../support/kill-family'
import { FirefoxPage, startFirefox } from './firefox-page'

/**
 * Never more than a second of typing is lost when Firefox is killed: a real one, on a profile of its own, by all of its
 * processes, at random moments, time and again on what the last kill left. `SURVEYOR_KILL_SEED` repeats a run.
 */

const SEED = Number(process.env['SURVEYOR_KILL_SEED'] ?? Math.floor(Math.random() * 1e9))
const KILLS = 6
const MOST_LOST_MS = 1000

/** As quick fingers type. */
const PACE_MS = 25
/** How long is typed before a kill. */
const SHORTEST_MS = 300
const LONGEST_MS = 3000

const host = new StaticHost(process.env['SURVEYOR_DIST'] ?? 'dist', { base: '/surveyor/' })
const profile = mkdtempSync(join(tmpdir(), 'surveyor-firefox-'))
let running: Browser | undefined

function kill(): void {
  const pid = running?.process()?.pid
  if (pid !== undefined) killFamily(pid)
  running = undefined
}

beforeAll(() => host.start())

afterAll(async () => {
  kill()
  await host.stop()
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function open(): Promise<FirefoxPage> {
  running = await startFirefox(profile)
  return FirefoxPage.open(running, host.address)
}

const DESCRIPTION = 'Description'
const described = (surveyor: FirefoxPage) => surveyor.valueOf('textarea', DESCRIPTION)

const letterOf = (step: number) => String.fromCharCode(97 + ((step * 7 + Math.floor(step / 26)) % 26))

/** Types at the end of the description and kills the browser so long after the first letter; tells when each was typed. */
async function typeUntilKilled(surveyor: FirefoxPage, ms: number) {
  const { keyboard } = surveyor.page
  await surveyor.press('textarea', DESCRIPTION)
  await surveyor.keys('Control+End')
  const typedAt: number[] = []
  let killedAt = Number.POSITIVE_INFINITY
  const ending = wait(ms).then(() => {
    killedAt = performance.now()
    kill()
  })
  while (killedAt === Number.POSITIVE_INFINITY) {
    try {
      await keyboard.type(letterOf(typedAt.length))
      typedAt.push(performance.now())
      await wait(PACE_MS)
    } catch (error) {
      if (killedAt === Number.POSITIVE_INFINITY) throw error
    }
  }
  await ending
  return { killedAt, typedAt: typedAt.filter((at) => at <= killedAt) }
}

// A second try would hide a loss.
it(`loses less than a second of typing in each of ${KILLS} kills`, {
  retry: 0,
  timeout: 420_000,
}, async () => {
  const next = random(SEED)
  const losses: number[] = []
  let surveyor = await open()
  for (let round = 1; round <= KILLS; round += 1) {
    const before = await described(surveyor)
    const { killedAt, typedAt } = await typeUntilKilled(
      surveyor,
      SHORTEST_MS + next() * (LONGEST_MS - SHORTEST_MS),
    )
    surveyor = await open()
    const kept = await described(surveyor)
    expect(kept.startsWith(before), `“${kept}” goes on from “${before}”`).toBe(true)
    const typed = kept.slice(before.length)
    expect(typed).toBe(Array.from(typed, (_, step) => letterOf(step)).join(''))
    const firstLost = typedAt[typed.length]
    const loss = firstLost === undefined ? 0 : Math.round(killedAt - firstLost)
    losses.push(loss)
    console.log(
      `kill ${round}: ${Math.max(0, typedAt.length - typed.length)} of ${typedAt.length} letters lost, ${loss} ms`,
    )
  }
  console.log(`Firefox: worst of ${KILLS} kills ${Math.max(...losses)} ms (seed ${SEED})`)
  expect(Math.max(...losses)).toBeLessThan(MOST_LOST_MS)
})
