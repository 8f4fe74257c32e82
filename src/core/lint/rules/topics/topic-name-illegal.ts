import { freeName } from '../../../edits/free-name'
import { renameNode } from '../../../edits/rename-node'
import { checkTopicName } from '../../../kafka/topic-name'
import type { Design } from '../../../model/design'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const LONGEST = 249
/** Room for what tells the name from one that is taken. */
const SUFFIX = 8

/** The nearest legal name: what Kafka refuses becomes a hyphen. */
function legalName(name: string): string {
  const legal = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9._-]+/gu, '-')
    .slice(0, LONGEST)
  return checkTopicName(legal).ok ? legal : 'topic'
}

function rename(design: Design, from: string): Design {
  if (!design.topics.some(({ name }) => name === from)) return design
  const wanted = legalName(from)
  const isTaken = design.topics.some(({ name }) => name === wanted)
  const to = isTaken ? freeName(design, 'topic', wanted.slice(0, LONGEST - SUFFIX)) : wanted
  return renameNode('topic', from, to).apply(design)
}

const shorten = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

export const topicNameIllegal = defineRule({
  id: 'topic-name-illegal',
  title: 'A name that Kafka refuses',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidTopicException',
  why: 'A topic\'s name becomes the name of a directory on every broker that holds it. So Kafka takes 1 to 249 of the characters a to z, A to Z, 0 to 9, ".", "_" and "-", and neither "." nor ".." alone. A topic cannot be renamed later: another one has to be made and its records copied.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { name: 'new orders' } }),
      soundDesign({ topic: { name: '..' } }),
      soundDesign({ topic: { name: 'o'.repeat(250) } }),
    ],
    good: [
      soundDesign({ topic: { name: 'Shop-1.orders' } }),
      soundDesign({ topic: { name: 'o'.repeat(249) } }),
    ],
  }),
  check({ topic }, report) {
    const { ok, reason } = checkTopicName(topic.name)
    if (ok) return
    const shown = shorten(topic.name)
    report({
      message: `\`${shown}\` is a name that Kafka refuses`,
      field: 'name',
      evidence: [{ name: 'name', value: reason ?? shown }],
      fix: {
        label: `Give it a legal name, as ${shorten(legalName(topic.name))}`,
        apply: (design) => rename(design, topic.name),
      },
    })
  },
})
