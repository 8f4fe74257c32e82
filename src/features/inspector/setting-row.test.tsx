/** Catches keystrokes that are lost or changed on their way into a setting. */
import { beforeEach, expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { useAnalysis } from '@/stores/document/analysis-store'
import { documentStore, openDesign } from '@/stores/document/document-store'
import { button, click, field, leave, render, type } from '@/testing/render'
import { EverySetting } from './every-setting'

function Settings() {
  const view = useAnalysis(({ views }) => views.topics['orders'])
  return (
    view && <EverySetting kind="topic" name="orders" config={view.topic.config} settings={view.settings} />
  )
}

const config = () => documentStore.getState().design.topics[0]?.config

beforeEach(async () => {
  openDesign({ ...emptyDesign('settings'), topics: [{ name: 'orders', partitions: 3 }] })
  await render(<Settings />)
  await click(button('Search all settings'))
})

it.each([
  ['min.cleanable.dirty.ratio', '0.05', 0.05],
  ['retention.ms', '-1', -1],
  ['retention.ms', '604800000', 604_800_000],
  ['retention.ms', '9223372036854775807', '9223372036854775807'],
  ['cleanup.policy', 'compact,delete', 'compact,delete'],
  ['preallocate', 'true', true],
] as const)('takes %s typed as %s', async (key, text, value) => {
  await type(field('Search settings'), key)
  await type(field(key), text)
  expect(field(key).value).toBe(text)
  expect(config()).toEqual({ [key]: value })
  expect(documentStore.getState().past).toHaveLength(1)
})

it('says what is wrong with a value and keeps it, until it is reset', async () => {
  await type(field('Search settings'), 'min.cleanable')
  await type(field('min.cleanable.dirty.ratio'), '25')
  await leave(field('min.cleanable.dirty.ratio'))
  expect(field('min.cleanable.dirty.ratio').value).toBe('25')
  expect(document.querySelector('[role=alert]')?.textContent).toContain('it must be at most 1')
  await click(button('Reset min.cleanable.dirty.ratio'))
  expect(config()).toBeUndefined()
  expect(document.querySelector('[role=alert]')).toBeNull()
})

it('says which setting a misspelled one is, once, and leads to it', async () => {
  await type(field('Search settings'), 'retention.mss')
  expect(document.body.textContent?.match(/Did you mean retention.ms\?/g)).toHaveLength(1)
  await click(button('Show retention.ms'))
  expect(field('retention.ms').placeholder).toBe('604800000')
})

it('lets a setting that Kafka does not know be written all the same, and says what it is', async () => {
  await type(field('Search settings'), 'retention.mss')
  await click(button('Add retention.mss all the same'))
  await type(field('retention.mss'), '5')
  expect(config()).toEqual({ 'retention.mss': '5' })
  expect(document.querySelector('[role=alert]')?.textContent?.match(/Did you mean/g)).toHaveLength(1)
})
