import { readFileSync } from 'node:fs'
import type { StreamsApp } from '@/core/model/design'
import { readChains } from '@/core/streams/read-chains'

const FILE = 'e2e/kafka/vectors/hard-programs.txt'

/** Returns the programs of `vectors/hard-programs.txt` as applications; throws where one does not read. */
export function hardPrograms(): readonly StreamsApp[] {
  const [, ...parts] = readFileSync(FILE, 'utf8').split(/^# /m)
  return parts.map((part, at) => {
    const [head = '', ...lines] = part.split('\n')
    const [title = '', optimization] = head.split(': ')
    const read = readChains(lines.join('\n'))
    if (!read.ok) throw new Error(`${title}: ${read.error.map(({ message }) => message).join(' ')}`)
    return {
      name: `hard-${at + 1}-${title.replace(/\W+/g, '-')}`,
      processing: read.value,
      ...(optimization !== undefined && { config: { 'topology.optimization': optimization } }),
    }
  })
}
