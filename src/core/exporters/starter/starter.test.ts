import { describe, expect, it } from 'vitest'
import { analyse } from '../../analyse'
import { emptyDesign } from '../../model/empty-design'
import { exporters } from '../index'
import { richDesign } from './rich-design'

const languages = exporters.filter(({ id }) => id.startsWith('starter-'))
const analysis = analyse(richDesign)

/** Of the first language a program of every kind; of the others one of each guarantee. */
const GOLDEN: readonly string[] = ['shipping', 'billing', 'ledger-feed']
const GOLDEN_OF_JAVA: readonly string[] = [...GOLDEN, 'workers', 'price-cache', 'tracker', 'relay']

describe.each(languages.map((language) => [language.id, language] as const))('%s', (id, language) => {
  it.each(id === 'starter-java' ? GOLDEN_OF_JAVA : GOLDEN)(
    'writes %s as was reviewed',
    async (application) => {
      const files = language.export(richDesign, analysis, { application })
      expect(files.length).toBeGreaterThan(0)
      for (const { path, text } of files)
        await expect(text).toMatchFileSnapshot(`golden/${id}/${path}.golden`)
    },
  )

  it('writes one application or all, and says which it leaves out', () => {
    const all = language.export(richDesign, analysis)
    const folders = new Set(all.map(({ path }) => path.split('/')[0]))
    const lost = new Set(language.losses(richDesign).flatMap(({ at, field }) => (field === '' ? [at] : [])))
    for (const { name } of [...richDesign.producers, ...richDesign.consumerGroups]) {
      const isLost = lost.has(`consumerGroup:${name}`) || lost.has(`producer:${name}`)
      expect({ name, isThere: folders.has(name) }).toEqual({ name, isThere: !isLost })
    }
    const one = language.export(richDesign, analysis, { application: 'billing' })
    expect(one).toEqual(all.filter(({ path }) => path.startsWith('billing/')))
    expect(language.losses(richDesign, { application: 'billing' })).toContainEqual({
      at: 'producer:checkout',
      field: '',
      sentence: 'Not the application that is chosen.',
    })
  })

  it('leaves out what reads or writes nothing', () => {
    const design = {
      ...emptyDesign('Empty'),
      producers: [{ name: 'silent' }],
      consumerGroups: [{ name: 'deaf' }],
    }
    expect(language.export(design, analyse(design))).toEqual([])
    expect(language.losses(design).filter(({ field }) => field === '')).toEqual([
      { at: 'producer:silent', field: '', sentence: 'Left out, since it writes nothing.' },
      { at: 'consumerGroup:deaf', field: '', sentence: 'Left out, since it reads nothing.' },
    ])
  })
})
