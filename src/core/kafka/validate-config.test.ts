import { describe, expect, it } from 'vitest'
import vectors from './fixtures/config-validation.json'
import { validateConfig } from './validate-config'

type Row = [
  Parameters<typeof validateConfig>[0],
  Record<string, string>,
  Record<string, string | number> | string | true,
]

describe('validateConfig', () => {
  it.each(vectors.rows as unknown as Row[])('judges %s %j as Kafka does', (kind, config, answer) => {
    expect(validateConfig(kind, config)).toEqual(
      typeof answer === 'string'
        ? { ok: false, errorClass: answer }
        : { ok: true, effective: answer === true ? {} : answer },
    )
  })
})
