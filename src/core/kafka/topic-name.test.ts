import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from './fixtures/topic-names.json'
import { checkTopicName, collides } from './topic-name'

describe('checkTopicName', () => {
  it.each(vectors.rows)('judges %j as Kafka does', (name, legal, hasCollisionChars, unified) => {
    const { reason, ...check } = checkTopicName(String(name))
    expect(check).toEqual({ ok: legal, hasCollisionChars, unified })
    expect(reason === undefined).toBe(legal)
  })

  it('takes 249 characters and no more', () => {
    expect(checkTopicName('x'.repeat(249)).ok).toBe(true)
    expect(checkTopicName('x'.repeat(250))).toMatchObject({ ok: false, reason: expect.stringMatching(/250/) })
  })

  it('names the character that Kafka does not take', () => {
    expect(checkTopicName('a b').reason).toMatch(/a space/)
    expect(checkTopicName('a\nb').reason).toMatch(/U\+000A/)
    expect(checkTopicName('a/b').reason).toMatch(/"\/"/)
    expect(checkTopicName('a😀').reason).toMatch(/"😀"/)
  })
})

describe('collides', () => {
  it('sees names that differ only in a dot against an underscore', () => {
    expect(collides('a.b', 'a_b')).toBe(true)
    expect(collides('a.b', 'a.b')).toBe(false)
    expect(collides('a-b', 'a_b')).toBe(false)
  })

  it('is symmetric and never true of a name and itself', () => {
    const name = fc.stringMatching(/^[ab._]{1,6}$/)
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(collides(one, other)).toBe(collides(other, one))
        expect(collides(one, one)).toBe(false)
      }),
    )
  })
})
