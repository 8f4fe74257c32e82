import { describe, expect, it } from 'vitest'
import { realisticDesign } from '../../testing/realistic-design'
import { findLink, isLinkText } from './find-link'
import { decodeShareLink, encodeShareLink } from './share-link'

const design = realisticDesign(10)
const link = await encodeShareLink(design)
const lines = (link.match(/.{1,60}/g) ?? []) as readonly string[]

describe('a link in a text', () => {
  it.each([
    ['alone', link],
    ['after a number sign', `#${link}`],
    ['in an address', `https://surveyor.example/app/?utm=1#${link}`],
    ['between spaces', ` ${link}\n`],
    ['before a bracket', `${link}).`],
    ['before a full stop', `${link}.`],
    ['before an ellipsis', `${link}…`],
    ['before a query', `${link}&utm_source=chat`],
    ['in Markdown', `[the design](https://surveyor.example/#${link})`],
    ['in quotes', `"${link}"`],
    ['in backticks', `\`#${link}\``],
    ['in angle brackets', `<https://surveyor.example/#${link}>`],
    ['after a word', `see ${link}`],
    ['after a slash', `#/${link}`],
    ['after an exclamation mark', `#!${link}`],
    ['before a mail with a number sign', `https://surveyor.example/#${link}\nCheers, issue #42`],
    ['after a version', `As of v1.2 this is https://surveyor.example/#${link}`],
    ['with a point as a number', `#${link.replace('.', '%2E')}`],
    ['percent-encoded', encodeURIComponent(`#${link}`)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(`#${link}`))],
    ['broken into lines', lines.join('\r\n')],
    ['quoted in a mail', lines.join('\n> ')],
    ['quoted twice', lines.join('\n> > ')],
    ['quoted-printable', lines.join('=\n')],
    ['with a zero-width space', lines.join('\u200b')],
    ['with soft hyphens', lines.join('\u00ad')],
    ['with a mark of byte order', `\ufeff${lines.join('\u2060')}`],
  ])('opens %s', async (_, text) => {
    expect(await decodeShareLink(text)).toEqual({ ok: true, value: design })
    expect(isLinkText(text)).toBe(true)
  })

  it('says that it is incomplete where words follow the cut', async () => {
    const opened = await decodeShareLink(`https://surveyor.example/#${link.slice(0, 60)}… and more`)
    expect(opened).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^This link is incomplete: 60 of/),
    })
  })

  it('is none where a document mentions a version', () => {
    for (const text of [
      'image: app:v1.25.3-slim',
      '# v1.2 of it',
      'v1.2.3',
      'apiVersion: v1',
      '',
      '#',
      'v',
    ]) {
      expect(isLinkText(text)).toBe(false)
    }
    expect(findLink('no link')).toBeUndefined()
  })

  it('is looked for in time that grows with the text', () => {
    for (const text of [
      'v1.'.repeat(60_000),
      ' '.repeat(190_000),
      `#v1.${'\n>'.repeat(90_000)}`,
      '%25'.repeat(60_000),
    ]) {
      expect(findLink(text)?.text.length ?? 0).toBeLessThan(200_000)
    }
  })
})
