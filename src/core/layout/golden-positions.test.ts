/** Where everything stood before there were more than three columns: a drawing without chains stays as it was. */
import { describe, expect, it } from 'vitest'
import { apart, everyOneReadsAll, halves, lone, shop } from '@/testing/layout-designs'
import { realisticDesign } from '@/testing/realistic-design'
import type { Design } from '../model/design'
import { arrange } from './arrange'

const positionsOf = (design: Design): string =>
  Object.entries(arrange(design))
    .map(([id, [x, y]]) => `${id} ${x} ${y}\n`)
    .sort()
    .join('')

describe('arrange', () => {
  it.each([
    ['shop', shop()],
    ['eight-apart', apart(8)],
    ['forty-apart', apart(40)],
    ['three-alone', lone(3)],
    ['halves', halves(9)],
    ['all-with-all', everyOneReadsAll(14)],
    ['team-of-20', realisticDesign(20)],
    ['team-of-90', realisticDesign(90)],
    ['team-of-300', realisticDesign(300)],
  ])('leaves every node of %s where it was', async (name, design) => {
    await expect(positionsOf(design)).toMatchFileSnapshot(`golden/${name}.txt`)
  })
})
