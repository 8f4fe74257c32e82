import { defineImporter } from '../importer'
import { readFields, tellUnread } from '../reading/field'
import { readTemplate, TEMPLATE_WORDS } from '../reading/templates'
import { drawPlainTopics } from './plain-topics'

/** A list of topics in a shape of a team's own: what says a name and partitions is taken for a topic. */
export const topicsList = defineImporter((source, book) => {
  if (book.readByOthers.has(source.name)) return
  const { text, kind } = readTemplate(source, book)
  if (kind) book.guess({ file: source.name, line: 1 }, TEMPLATE_WORDS[kind])
  let count = 0
  const roots = readFields({ name: source.name, text }, book)
  for (const root of roots) count += drawPlainTopics(root, book)
  if (count === 0) {
    book.problems.push({
      file: source.name,
      path: '',
      message: 'Nothing here has both a name and a number of partitions or replicas: no topic is drawn.',
    })
    return
  }
  for (const root of roots) tellUnread(root, book)
  book.guess(
    { file: source.name, line: 1 },
    `This is of no tool that is known here: what has a name and partitions or replicas, ${count === 1 ? 'one' : count}, is taken for a topic.`,
  )
  book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
})
