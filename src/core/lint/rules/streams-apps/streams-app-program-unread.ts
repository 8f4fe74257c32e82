import { readChains } from '../../../streams/read-chains'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppProgramUnread = defineRule({
  id: 'streams-app-program-unread',
  title: 'A Streams program with a line that does not read',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'What was typed last is not a program yet. Everything that is drawn, counted and exported here is of the last text that was one. The new text stays where it was typed.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/'),
  examples: () => ({
    bad: [withSoundApp({ unreadProgram: 'stream orders\n  cuont\n  to order-counts' })],
    good: [withSoundApp()],
  }),
  check({ app: { name, unreadProgram } }, report) {
    const read = unreadProgram === undefined ? undefined : readChains(unreadProgram)
    if (!read || read.ok) return
    const [first, ...others] = read.error
    report({
      message: `The program of \`${name}\` does not read, line ${first?.line ?? 1}: ${first?.message.replace(/[.]$/, '') ?? ''}`,
      field: 'processing',
      evidence: [
        { name: 'Lines that do not read', value: String(1 + others.length) },
        { name: 'Drawn and counted', value: 'the last program that did' },
      ],
      fix: changeNode(
        'streamsApp',
        name,
        'Go back to the last program that reads',
        ({ unreadProgram: _, ...app }) => app,
      ),
    })
  },
})
