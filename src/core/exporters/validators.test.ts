/** What goes out is taken by somebody else's reader of its format: over every template, and over designs with hostile names. */
import asyncapiSchema from '@asyncapi/specs/schemas/3.0.0-without-$id.json' with { type: 'json' }
import { parser as promql } from '@prometheus-io/lezer-promql'
import Ajv from 'ajv'
import fc from 'fast-check'
import { Window } from 'happy-dom'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { templates } from '../templates/index'
import type { ExportedFile } from './exporter'
import { exporters } from './index'

const schema = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(asyncapiSchema)

/** The first place that Prometheus' own grammar does not take; undefined where all of it is an expression. */
function promqlFault(expression: string): string | undefined {
  let fault: string | undefined
  promql.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError) fault ??= expression.slice(from, from + 40) || 'the end'
    },
  })
  return fault
}

/** The values of a key, wherever they stand. */
function valuesOf(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(inner, key),
  )
}

/** What is wrong with a file by a reader of its format, as a sentence. */
const FAULT: Readonly<Record<string, (file: ExportedFile) => string | undefined>> = {
  asyncapi: ({ text }) => {
    const document: unknown = parseYaml(text)
    return schema(document) ? undefined : JSON.stringify(schema.errors?.slice(0, 2))
  },
  burrow: ({ text }) => (Object.keys(parseToml(text)).length > 5 ? undefined : 'sections are missing'),
  grafana: ({ text }) => valuesOf(JSON.parse(text), 'expr').map(promqlFault).find(Boolean),
  'prometheus-alerts': ({ text }) => valuesOf(parseYaml(text), 'expr').map(promqlFault).find(Boolean),
  'lag-exporters': ({ text }) => (parseYaml(text) === null ? 'empty' : undefined),
  drawio: ({ text }) => {
    const document = new new Window().DOMParser().parseFromString(text, 'text/xml')
    return document.querySelector('parsererror')?.textContent ?? undefined
  },
}

const faultsOf = (id: string, design: Design): (string | undefined)[] => {
  const exporter = exporters.find((one) => one.id === id)
  const files = exporter?.export(design, analyse(design)) ?? []
  return files.map((file) => FAULT[id]?.(file))
}

describe.each(Object.keys(FAULT))('%s', (id) => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'of %s is valid',
    async (_, template) => {
      const faults = faultsOf(id, await template.design())
      expect(faults.length).toBeGreaterThan(0)
      expect(faults.filter(Boolean)).toEqual([])
    },
  )

  it('of any design is valid', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        expect(faultsOf(id, design).filter(Boolean)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

it.each(['\ud800', '\x7f', '\u2028', '"', '\\', '\0'])('burrow takes a group named %j', (groupId) => {
  const design: Design = { ...emptyDesign('any'), consumerGroups: [{ name: 'a', groupId }] }
  expect(faultsOf('burrow', design)).toEqual([undefined])
})

it('finds a fault where there is one', () => {
  const asText = (text: string): ExportedFile => ({ path: 'x', text, language: 'yaml' })
  expect(FAULT['asyncapi']?.(asText('asyncapi: 3.0.0\nchannels: 3\n'))).toBeDefined()
  expect(FAULT['prometheus-alerts']?.(asText('expr: "sum(x{a=b})"\n'))).toBeDefined()
  expect(() => FAULT['burrow']?.(asText('[x\n'))).toThrow()
})
