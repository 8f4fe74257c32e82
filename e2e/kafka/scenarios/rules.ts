import { rules } from '@/core/lint/rules'
import type { Proofs } from '../proofs/proof'
import { rejectedClients } from '../proofs/rejected-clients'
import { rejectedTopics } from '../proofs/rejected-topics'
import { shownAdvice } from '../proofs/shown-advice'
import { silentClients } from '../proofs/silent-clients'
import { silentJoins } from '../proofs/silent-joins'
import { silentProducers } from '../proofs/silent-producers'
import { silentTopics } from '../proofs/silent-topics'
import type { KafkaTest } from '../support/kafka-test'

const PROOFS: Proofs = {
  ...rejectedTopics,
  ...rejectedClients,
  ...silentTopics,
  ...silentClients,
  ...silentJoins,
  ...silentProducers,
  ...shownAdvice,
}

/** Rules that no run here can show, each with its reason; printed with the summary. */
const NOT_PROVABLE_HERE: Readonly<Record<string, string>> = {
  'connector-dead-letters-stop-it': 'the scenario of Connect has the workers',
  'connector-dead-letters-of-a-source': 'the scenario of Connect has the workers',
  'connector-errors-dropped': 'the scenario of Connect has the workers',
  'connector-exactly-once-not-ready': 'the scenario of Connect has the workers',
  'connector-setting-missing': 'the scenario of Connect has the workers',
  'connector-setting-unknown': 'the scenario of Connect has the workers',
  'consumer-group-library-refuses': 'the scenario of librdkafka has the library',
  'producer-library-refuses': 'the scenario of librdkafka has the library',
  'consumer-group-larger-than-allowed':
    'a broker takes its limit of members when it starts, and none here has one',
  'consumer-group-share-lock-too-short': 'the driver has no share consumer',
  'consumer-group-share-too-large': 'the driver has no share consumer',
}

/** So many at once: most of the time a proof waits. */
const AT_ONCE = 4

/** Every rule that says what Kafka rejects or does silently has that shown by a real Kafka. */
export async function proveRules(test: KafkaTest): Promise<void> {
  const { report } = test
  const claims = rules.filter(({ id, kind }) => kind !== 'advice' || shownAdvice[id] !== undefined)
  const counts = { rejected: 0, silent: 0, advice: 0 }
  // Those that wait for minutes begin first.
  const order = [...claims].sort((one, other) => Number(isSlow(other.id)) - Number(isSlow(one.id))).values()
  const work = async () => {
    for (const { id, kind } of order) {
      const proof = PROOFS[id]
      if (NOT_PROVABLE_HERE[id] !== undefined) report.note(`not shown here: ${id}: ${NOT_PROVABLE_HERE[id]}`)
      else if (proof === undefined) report.fail(`${id} says what Kafka does, and no proof shows it`)
      else
        await proof(test, id).then(
          (seen) => {
            report.check(true, id)
            counts[kind] += 1
            report.proofs.push({ rule: id, kind, seen })
          },
          (error) => report.fail(`${id} is not shown`, String(error instanceof Error ? error.stack : error)),
        )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  for (const id of Object.keys(PROOFS))
    report.check(
      claims.some((rule) => rule.id === id),
      `the proof of ${id} is of a rule that there is`,
    )
  report.figure('rules of the kind "Kafka rejects it" proven', `${counts.rejected}`)
  report.figure('rules of the kind "silently changes" proven', `${counts.silent}`)
  report.figure('rules of advice of which a case is shown', `${counts.advice}`)
}

const isSlow = (rule: string): boolean => /expire|tombstones/.test(rule)
