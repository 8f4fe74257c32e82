import { quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { readerName, writerName } from './python-serdes'

/** What of a record is read by its schemas, with each topic where there are several, and what writes what is made. */
export function decoded({ readers, writers }: RecordSerdes): { reads: string; writes: string } {
  const topics = [...new Set(readers.map(({ topic }) => topic))]
  const reads = topics.map((topic) => {
    const indent = topics.length > 1 ? '        ' : '    '
    const lines = readers
      .filter((one) => one.topic === topic)
      .map(({ name, part }) => `${indent}${part} = SERDES.${readerName(name)}(message.${part}())\n`)
    return `${topics.length > 1 ? `    if topic_of(message) == ${quoted(topic)}:\n` : ''}${lines.join('')}`
  })
  const writing = writers.map(
    ({ name, of }) => `    # SERDES.${writerName(name)}(...) makes a ${of.part} of ${quoted(of.topic)}.\n`,
  )
  return { reads: reads.join(''), writes: writing.join('') }
}

export const isUsed = ({ readers, writers }: RecordSerdes): boolean => readers.length + writers.length > 0

export const isBySeveral = ({ readers }: RecordSerdes): boolean =>
  new Set(readers.map(({ topic }) => topic)).size > 1
