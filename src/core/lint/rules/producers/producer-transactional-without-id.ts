import type { Producer } from '../../../model/design'
import type { WriterView } from '../../../views/views'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const ID = 'transactional.id'
const TIMEOUT = 'transaction.timeout.ms'
const TWO_PHASE = 'transaction.two.phase.commit.enable'

function inTransactions(node: Producer): Producer {
  const {
    [ID]: _none,
    acks: _acks,
    retries: _retries,
    'enable.idempotence': _off,
    ...config
  } = node.config ?? {}
  return { ...node, delivery: 'exactly-once', config }
}

/** The setting that asks for transactions, where nothing names the producer. */
function asksInVain({ producer: { config, delivery }, settings }: WriterView): string | undefined {
  if (config === undefined) return undefined
  if (delivery === 'exactly-once') return config[ID] === null ? ID : undefined
  if (settings.text(ID) !== '') return undefined
  if (settings.origin(TIMEOUT) === 'user') return TIMEOUT
  return settings.flag(TWO_PHASE) ? TWO_PHASE : undefined
}

export const producerTransactionalWithoutId = defineRule({
  id: 'producer-transactional-without-id',
  title: 'Transactions asked for, by a producer without an id',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'Only a producer with a transactional.id can write in transactions. Without one it starts all the same and does nothing with the other settings of transactions; not even its log says so. Whatever it sends is visible at once and cannot be aborted, and code that calls initTransactions fails with IllegalStateException.',
  reference: producerConfigDocs(ID),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [TIMEOUT]: 30_000 } } }),
      soundDesign({ producer: { delivery: undefined, config: { [TWO_PHASE]: true } } }),
      soundDesign({
        producer: { delivery: 'exactly-once', config: { [ID]: null } },
        group: { config: { 'isolation.level': 'read_committed' } },
      }),
    ],
    good: [
      soundDesign({
        producer: { delivery: 'exactly-once', config: { [TIMEOUT]: 30_000 } },
        group: { config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({ producer: { config: { [TWO_PHASE]: false } } }),
    ],
  }),
  check(view, report) {
    const key = asksInVain(view)
    if (key === undefined) return
    const { producer, settings } = view
    const inVain = { [TIMEOUT]: undefined, [TWO_PHASE]: undefined }
    report({
      message:
        key === ID
          ? `\`${producer.name}\` is to deliver exactly once, but has no \`${ID}\``
          : `\`${producer.name}\` sets \`${key}\`, but has no \`${ID}\` to write in transactions with`,
      field: `config.${key}`,
      evidence: [
        { name: ID, value: 'none' },
        ...(key === ID ? [] : [{ name: key, value: settings.text(key) }]),
      ],
      choices: [
        asChoice(changeNode('producer', producer.name, 'Deliver exactly once', inTransactions)),
        asChoice(
          key === ID
            ? changeNode('producer', producer.name, 'Deliver at least once', (node) => ({
                ...node,
                delivery: 'at-least-once',
              }))
            : setConfig('producer', producer.name, inVain, `Remove ${key}`),
        ),
      ],
    })
  },
})
