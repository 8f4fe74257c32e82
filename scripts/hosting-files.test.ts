import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from './content-security-policy'

/** Each file for a host sends the same headers, and the policy is the page's own, with who may frame it. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'self'`,
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const FOR_GOOD = 'public, max-age=31536000, immutable'

/** Sets X-Content-Type-Options by a name of its own, and takes Cache-Control from the files of the bucket. */
const CLOUDFRONT = 'cloudfront-response-headers-policy.json'

const files = [
  'public/_headers',
  ...readdirSync('docs/hosting')
    .filter((name) => name !== CLOUDFRONT)
    .map((name) => `docs/hosting/${name}`),
]

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  it.each(Object.entries(HEADERS))('sends %s', (name, value) => {
    expect(text).toMatch(new RegExp(`${name}\\W+(?:value\\W+)?${escaped(value)}["\\s]`))
  })

  it('has what is hashed kept for good', () => {
    expect(text).toContain(FOR_GOOD)
  })
})

it('CloudFront sends them too', () => {
  const { SecurityHeadersConfig: known, CustomHeadersConfig: custom } = JSON.parse(
    readFileSync(`docs/hosting/${CLOUDFRONT}`, 'utf8'),
  )
  const items: { Header: string; Value: string }[] = custom.Items
  expect(custom.Quantity).toBe(items.length)
  expect(known.ContentTypeOptions).toEqual({ Override: true })
  expect({
    'Content-Security-Policy': known.ContentSecurityPolicy.ContentSecurityPolicy,
    'X-Frame-Options': known.FrameOptions.FrameOption,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': known.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(items.map(({ Header, Value }) => [Header, Value])),
  }).toEqual(HEADERS)
})
