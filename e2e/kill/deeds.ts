import type { Page } from '@playwright/test'
import type { StoredDesign } from '../support/stored-design'

/** Work that is done in many small steps, so that it can be told how much of it came back. */
export interface Deed {
  readonly label: string
  /** Gets ready, and returns what makes one step after the other, and tells how many of them a design has. */
  begin(page: Page, design: StoredDesign): Promise<Begun>
}

export interface Begun {
  step(number: number): Promise<void>
  count(design: StoredDesign): number
}

const letterOf = (step: number) => String.fromCharCode(97 + ((step * 7 + Math.floor(step / 26)) % 26))

/** Types letters at the end of a text; `read` gives what may have come of it. */
async function typeOn(
  page: Page,
  before: string,
  read: (design: StoredDesign) => readonly string[],
): Promise<Begun> {
  // A name may fill several lines.
  await page.keyboard.press('Control+End')
  let typed = ''
  const countIn = (text: string) => {
    if (!text.startsWith(before)) return 0
    const after = text.slice(before.length)
    // A letter that was on its way when the browser ended may have come back too.
    if (after.startsWith(typed)) return typed.length
    return typed.startsWith(after) ? after.length : 0
  }
  return {
    async step(number) {
      const letter = letterOf(number)
      await page.keyboard.press(letter)
      typed += letter
    },
    count: (design) => Math.max(0, ...read(design).map(countIn)),
  }
}

const positionsOf = (design: StoredDesign) => design.layout?.positions ?? {}

interface Spot {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** A node that can be reached with the pointer, also where all of a large drawing is seen from afar. */
async function reachNode(page: Page, design: StoredDesign): Promise<Spot> {
  await page.keyboard.press('Escape')
  return page.evaluate(
    (positions) => {
      const viewport = document.querySelector('.react-flow__viewport')
      const area = document.querySelector('.react-flow')?.getBoundingClientRect()
      if (!viewport || !area) throw new Error('There is no drawing.')
      const { a: zoom, e, f } = new DOMMatrix(getComputedStyle(viewport).transform)
      for (const [left, top] of positions) {
        const x = area.left + e + (left + 40) * zoom
        const y = area.top + f + (top + 16) * zoom
        const isIn = x > area.left + 60 && x < area.left + 600 && y > area.top + 60 && y < area.bottom - 60
        const under = document.elementFromPoint(x, y)
        const isNode = under?.closest('.react-flow__node') != null || zoom < 0.4
        if (isIn && isNode && under?.closest('.react-flow')) return { x, y, zoom }
      }
      throw new Error('No node can be reached.')
    },
    Object.values(positionsOf(design)),
  )
}

const typingDescription: Deed = {
  label: 'typing a description',
  async begin(page, design) {
    await page.keyboard.press('Escape')
    await page.getByLabel('Description').click()
    await page.keyboard.press('Control+End')
    return typeOn(page, design.description ?? '', (stored) => [stored.description ?? ''])
  },
}

const typingDesignName: Deed = {
  label: 'typing the name of the design',
  async begin(page, design) {
    await page.getByLabel('Name of the design').click()
    return typeOn(page, design.name, (stored) => [stored.name])
  },
}

const nodesOf = ({ producers, topics, consumerGroups }: StoredDesign) => [
  ...producers,
  ...topics,
  ...consumerGroups,
]

/** A name is taken when its field is left; half of it is work all the same. */
const typingNodeName: Deed = {
  label: 'typing half the name of a node',
  async begin(page, design) {
    const { x, y } = await reachNode(page, design)
    await page.mouse.click(x, y)
    const field = page.getByLabel(/^Name of the (producer|topic|consumer group)$/)
    await field.click()
    return typeOn(page, await field.inputValue(), (stored) => nodesOf(stored).map(({ name }) => name))
  },
}

const PIXELS_A_STEP = 3

/** How far to the right the node stands that was moved most. */
function farthestShift(before: StoredDesign, after: StoredDesign): number {
  const from = positionsOf(before)
  const shifts = Object.entries(positionsOf(after)).map(([id, [x]]) => x - (from[id]?.[0] ?? x))
  return Math.max(0, ...shifts)
}

const dragging: Deed = {
  label: 'dragging a node',
  async begin(page, design) {
    const { x, y, zoom } = await reachNode(page, design)
    await page.mouse.move(x, y)
    await page.mouse.down()
    return {
      step: (number) => page.mouse.move(x + PIXELS_A_STEP * (number + 1), y),
      // Seen from afar it may be its neighbour that was meant.
      count: (stored) => Math.round((farthestShift(design, stored) * zoom) / PIXELS_A_STEP),
    }
  },
}

export const DEEDS: readonly Deed[] = [typingDescription, dragging, typingNodeName, typingDesignName]
