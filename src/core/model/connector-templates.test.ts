import { describe, expect, it } from 'vitest'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { isConnectSecret } from './connect-secrets'
import { CONNECTOR_TEMPLATES, withTemplate } from './connector-templates'
import { emptyDesign } from './empty-design'
import { sideOf } from './kinds/connector'

describe.each(CONNECTOR_TEMPLATES.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const made = withTemplate({ name: 'the-one' }, template)

    it('makes a connector that a document can hold, with no secret in it', () => {
      const design = { ...emptyDesign('a'), connectors: [made] }
      expect(parseDesign(formatDesign(design, 'yaml'))).toEqual({ ok: true, value: design })
      for (const [key, value] of Object.entries(made.config ?? {}))
        expect(isConnectSecret(key, value)).toBe(false)
      for (const key of template.secrets ?? [])
        expect(made.config?.[key]).toBe(`\${env:THE_ONE_${key.toUpperCase().replaceAll('.', '_')}}`)
    })

    it('goes the way that its class does, and keeps what a connector says already', () => {
      const { type: _, ...untyped } = made
      expect(sideOf(untyped)).toBe(made.type)
      const again = withTemplate({ ...made, config: { ...made.config, 'own.setting': 1 } }, template)
      expect(again.config?.['own.setting']).toBe(1)
    })
  },
)

it('takes prefix and tables of a template from the topics that are drawn', () => {
  const made = (id: string, ...topics: readonly string[]) => {
    const template = CONNECTOR_TEMPLATES.find((one) => one.id === id)
    if (!template) throw new Error(id)
    return withTemplate({ name: 'cdc', produces: topics.map((topic) => ({ topic })) }, template).config
  }
  expect(made('debezium-postgresql', 'shop.public.orders', 'shop.public.items')).toMatchObject({
    'topic.prefix': 'shop',
    'table.include.list': 'public.orders,public.items',
  })
  expect(made('debezium-mysql', 'shop.store.orders')).toMatchObject({
    'topic.prefix': 'shop',
    'table.include.list': 'store.orders',
    'schema.history.internal.kafka.topic': 'shop.schema-history',
  })
  expect(made('jdbc-source', 'shop-orders')).toMatchObject({
    'topic.prefix': 'shop-',
    'table.whitelist': 'orders',
  })
  expect(made('debezium-postgresql', 'shop.public.orders', 'other.public.items')).toMatchObject({
    'topic.prefix': 'prefix',
  })
})

it('refuses a secret in a document, and takes a reference', () => {
  const withPassword = (password: string) =>
    parseDesign(
      JSON.stringify({
        ...emptyDesign('a'),
        connectors: [{ name: 'c', config: { 'database.password': password } }],
      }),
    )
  const refused = withPassword('hunter2')
  expect(refused.ok ? '' : refused.error[0]?.message).toMatch(/may hold a secret/)
  expect(JSON.stringify(refused)).not.toContain('hunter2')
  expect(withPassword(`\${env:NAME}`).ok).toBe(true)
  expect(withPassword(`\${file:/opt/secrets:password}`).ok).toBe(true)
  expect(withPassword(`\${file:/opt/secrets:password}hunter2`).ok).toBe(false)
})

it.each([
  ['connection.url', 'http://search:9200', false],
  ['connection.url', 'jdbc:postgresql://db/shop?user=a&password=b', true],
  ['connection.url', 'https://a:b@search:9200', true],
  ['aws.secret.access.key', 'x', true],
  ['s3.credentials.provider.class', 'com.example.Provider', false],
  ['value.converter.basic.auth.credentials.source', 'USER_INFO', false],
  ['sasl.jaas.config', 'PlainLoginModule required', true],
  ['database.port', 5432, false],
  ['database.password', `\${file:/opt/connect/db.properties:password}`, false],
  ['database.password', `\${directory:/var/run/secrets/db:password}`, false],
  ['database.password', `\${vault:secret/data/shop:password}`, false],
  ['database.password', `a\${env:REST}`, true],
  [
    'connection.url',
    `jdbc:postgresql://db/shop?user=\${file:/db:user}&password=\${file:/db:password}`,
    false,
  ],
  ['connection.url', `jdbc:postgresql://db/shop?user=\${file:/db:user}&password=b`, true],
  ['connection.uri', `mongodb://\${env:DB_USER}:\${env:DB_PASSWORD}@db/shop`, false],
  ['connection.uri', `mongodb://\${env:DB_USER}:b@db/shop`, true],
  ['value.converter.basic.auth.user.info', `\${file:/sr:user}:\${file:/sr:password}`, false],
  ['value.converter.basic.auth.user.info', `a:\${file:/sr:password}`, true],
  [
    'sasl.jaas.config',
    `org.apache.kafka.common.security.plain.PlainLoginModule required username="\${file:/k:user}" password="\${file:/k:pass}";`,
    false,
  ],
  [
    'sasl.jaas.config',
    `org.apache.kafka.common.security.plain.PlainLoginModule required username="\${file:/k:user}" password="b";`,
    true,
  ],
] as const)('tells whether %s = %s may be kept', (key, value, isSecret) => {
  expect(isConnectSecret(key, value)).toBe(isSecret)
})
