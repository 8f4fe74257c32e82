import { expect, it } from 'vitest'
import { exampleSettings } from './connector-examples'
import { CONNECTOR_TEMPLATES, withTemplate } from './connector-templates'

it.each(CONNECTOR_TEMPLATES.map((template) => [template.id, template] as const))(
  'knows what of the template %s reads as an example',
  (_, template) => {
    const reads = Object.entries(template.config).flatMap(([key, value]) =>
      /localhost|\bprefix|\ba[_-][a-z]|source:9092|^\/tmp/.test(String(value)) ? [key] : [],
    )
    expect(exampleSettings({ name: 'it', ...template.fields, config: template.config })).toEqual(
      expect.arrayContaining(reads),
    )
  },
)

it('does not count what follows from the topics, or was put in', () => {
  const [template] = CONNECTOR_TEMPLATES
  if (!template) throw new Error('no template')
  const connector = withTemplate({ name: 'pg', produces: [{ topic: 'shop.public.orders' }] }, template)
  expect(exampleSettings(connector)).not.toContain('topic.prefix')
  const config = { ...connector.config, 'database.hostname': 'db.shop' }
  expect(exampleSettings({ ...connector, config })).not.toContain('database.hostname')
  expect(exampleSettings(connector)).toContain('database.hostname')
})
