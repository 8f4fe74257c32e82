import { readEmbedded } from '../connect/read-body'
import { defineImporter } from '../importer'
import { readKafkaCommands } from './kafka-commands'
import { shellCommands } from './shell-words'

/** Returns what is told of a block that no word ends. */
export const neverClosed = (word: string): string =>
  `\`${word}\` begins here and is never closed: all that follows is taken to stand in it.`

/** A script that creates topics with Kafka's own tools, or rpk. It is read, never run. */
export const kafkaScript = defineImporter(({ name, text }, book) => {
  const isAny = readKafkaCommands(
    shellCommands(text, 1, {
      onDefault: (variable, value, line) => {
        book.guess(
          { file: name, line },
          `\`${variable}\` is taken as \`${value.slice(0, 60)}\`, its default.`,
        )
      },
      onBranch: (condition, line) => {
        book.guess(
          { file: name, line },
          `Whether \`${condition}\` holds is not known here: it is taken to, and what stands in its other branches is not read.`,
        )
      },
      onOpen: (word, line) => {
        book.lose({ file: name, line }, neverClosed(word))
      },
    }),
    name,
    book,
  )
  const areConnectors = readEmbedded(text, { file: name, line: 1 }, book)
  if (!isAny && !areConnectors)
    book.lose({ file: name, line: 1 }, 'This script creates no topic that can be told from its words.')
  book.wholes.push({ of: 'topics', file: name, how: 'stated' })
})
