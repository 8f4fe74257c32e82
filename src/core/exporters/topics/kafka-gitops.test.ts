import { expect, it } from 'vitest'
import { designOf } from '../../../testing/small-designs'
import { analyse } from '../../analyse'
import { kafkaGitops } from './kafka-gitops'

const exported = (text: string) => {
  const design = designOf(text)
  const about = kafkaGitops.losses(design).filter(({ field }) => field === 'description' || field === 'owner')
  return { text: kafkaGitops.export(design, analyse(design))[0]?.text ?? '', about }
}

it('keeps lines of a description that are equal', () => {
  const { text } = exported(`
topics: [{ name: orders }]
producers: [{ name: shop, description: "a\\nto do\\nb\\nto do", produces: [{ topic: orders }] }]
`)
  expect(text).toContain('  # Description: a\n  #   to do\n  #   b\n  #   to do\n  shop:')
})

it('says one description of a producer and a group of one name, and tells of the other', () => {
  const { text, about } = exported(`
topics: [{ name: orders }, { name: paid }]
producers: [{ name: shop, description: sells, produces: [{ topic: orders }] }]
consumerGroups: [{ name: shop, description: reads, owner: team, consumes: [{ topic: paid }] }]
`)
  expect(text).toContain('  # Description: sells\n  # Owner: team\n  shop:')
  expect(about.map(({ at, field }) => [at, field])).toEqual([['consumerGroup:shop', 'description']])
})

it('tells of nothing where both say the same', () => {
  const { text, about } = exported(`
topics: [{ name: orders }, { name: paid }]
producers: [{ name: shop, owner: team, produces: [{ topic: orders }] }]
consumerGroups: [{ name: shop, owner: team, consumes: [{ topic: paid }] }]
`)
  expect(text.match(/Owner: team/g)).toHaveLength(1)
  expect(about).toEqual([])
})
