import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import { committing, EVERYTHING, HOLDING, LAG, listening, type Needs, sending } from './python-worker-parts'

export const pythonNeeds = ({ writes }: ApplicationPlan, reads: ReadingPlan): Needs => {
  const { failure, commit } = reads
  return {
    reads,
    writes,
    isTransactional: writes?.transactionalId !== undefined,
    isMaking: (writes?.topics.length ?? 0) > 0,
    isRetrying: failure.retries.attempts > 0,
    isHolding: failure.retries.attempts > 0 || failure.delays.length > 0,
    isOnward: failure.onward.length > 0,
    isStopping: failure.otherwise === 'stop',
    isCommitting: commit === 'after-processing',
    isInTransaction: commit === 'in-transaction',
    isGroup: reads.reading === 'group',
  }
}

const dictOf = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${quoted(key)}: ${value}`).join(', ')}}`

/** `worker.py`: the loop of one consumer, which polls, works, writes and commits. */
export function workerFile(plan: ApplicationPlan, reads: ReadingPlan): string {
  const needs = pythonNeeds(plan, reads)
  const isCounting = needs.isCommitting || needs.isInTransaction
  const body = blocks(
    header(needs),
    block(
      'class Worker:',
      '    """Reads, works and commits, on one thread."""',
      '',
      `    def __init__(self, consumer: Consumer, ${needs.writes ? 'producer: Producer, ' : ''}handle: Handle, health: Health) -> None:`,
      '        self._consumer = consumer',
      needs.writes && '        self._producer = producer',
      '        self._handle = handle',
      '        self._health = health',
      needs.isHolding && '        self._held: dict[tuple[str, int], Held] = {}',
      isCounting && '        self._done: dict[tuple[str, int], int] = {}',
      needs.writes && '        self._errors: list[KafkaError] = []',
      needs.isStopping && '        self._failure: Exception | None = None',
      '        self._stopping = False',
    ),
    running(needs),
    `    def stop(self, *_: object) -> None:
        """Lets the loop end after the records that it has in hand."""
        self._stopping = True`,
    needs.isTransactional && transaction(needs),
    working(needs, isCounting),
    finishing(needs),
    givingUp(needs),
    needs.isHolding && HOLDING,
    needs.writes && sending(needs),
    needs.isCommitting && committing(needs),
    needs.isGroup ? listening(needs) : EVERYTHING,
    LAG,
  )
  return `${body}\n`
}

const recordNames = (needs: Needs): string[] => [
  ...(needs.writes ? ['Made'] : []),
  'UnprocessableRecord',
  ...(needs.isCommitting || needs.isInTransaction || needs.isHolding || needs.isTransactional
    ? ['offset_of']
    : []),
  'partition_of',
  ...(needs.isOnward ? ['sent_on'] : []),
  'where_of',
]

function header(needs: Needs): string {
  const { topics, retryTopics, failure } = needs.reads
  const { attempts, backOffMs, multiplier } = failure.retries
  const names = [...topics.map(({ topic }) => topic), ...retryTopics]
  const clients = [
    'Consumer',
    ...(needs.writes ? ['KafkaError'] : []),
    'KafkaException',
    'Message',
    ...(needs.writes ? ['Producer'] : []),
    'TopicPartition',
  ]
  return block(
    `"""Reads ${needs.isGroup ? 'as a member of a group' : 'every partition'}, works, ${needs.writes ? 'writes ' : ''}and commits as it is drawn."""`,
    '',
    'import logging',
    (needs.isHolding || undefined) && 'import time',
    'from collections.abc import Callable',
    needs.isHolding && 'from dataclasses import dataclass',
    '',
    `from confluent_kafka import ${clients.join(', ')}`,
    '',
    'from health import Health',
    `from records import ${recordNames(needs).join(', ')}`,
    '',
    'LOG = logging.getLogger("worker")',
    `TOPICS = [${names.map(quoted).join(', ')}]`,
    needs.isOnward &&
      `# Where a record goes that its tries did not help.\nONWARD = ${dictOf(failure.onward.map(({ from, to }) => [from, quoted(to)]))}`,
    failure.delays.length > 0 &&
      `# How old a record must be before it is tried, in ms.\nDELAYS = ${dictOf(failure.delays.map(({ topic, ms }) => [topic, String(Math.round(ms))]))}`,
    needs.isRetrying &&
      `RETRIES = ${attempts}\nBACK_OFF_S = ${backOffMs / 1000}\nBACK_OFF_MULTIPLIER = ${multiplier}`,
    'MOST_AT_ONCE = 500',
    '',
    `Handle = Callable[[Message], ${needs.isMaking ? 'list[Made]' : 'None'}]`,
    needs.isHolding &&
      `

@dataclass
class Held:
    """A partition that waits: for a record to be tried again, or to be due. It is paused while the others go on."""

    offset: int
    tries: int
    due: float`,
    '',
  )
}

function running(needs: Needs): string {
  return block(
    '    def run(self) -> None:',
    needs.isTransactional && '        self._producer.init_transactions()',
    needs.isGroup
      ? '        self._consumer.subscribe(TOPICS, on_assign=self._assigned, on_revoke=self._revoked, on_lost=self._lost)'
      : '        self._consumer.assign(self._every_partition())',
    '        try:',
    '            while not self._stopping:',
    needs.isHolding && '                self._resume_due()',
    '                batch = self._consumer.consume(MOST_AT_ONCE, 0.2)',
    '                self._health.polled(self._lag)',
    '                messages = [message for message in batch if not self._is_error(message)]',
    '                if not messages:',
    '                    continue',
    needs.isTransactional
      ? '                self._in_transaction(messages)'
      : '                self._work(messages)',
    !needs.isTransactional && needs.isCommitting && '                self._commit()',
    !needs.isTransactional && needs.writes && !needs.isCommitting && '                self._written()',
    needs.isStopping && '                if self._failure:\n                    raise self._failure',
    '        finally:',
    '            self._consumer.close()',
    '',
    `    @staticmethod
    def _is_error(message: Message) -> bool:
        error = message.error()
        if error is None:
            return False
        if error.fatal():
            raise KafkaException(error)
        LOG.warning("%s", error)
        return True`,
  )
}

function transaction(needs: Needs): string {
  return block(
    '    def _in_transaction(self, messages: list[Message]) -> None:',
    needs.isInTransaction
      ? '        """What the records make and how far they were read, in one transaction: both are there or neither is."""'
      : '        """What the records make, in one transaction; how far they were read is committed apart from it."""',
    '        self._producer.begin_transaction()',
    '        try:',
    '            self._work(messages)',
    needs.isInTransaction &&
      '            self._producer.send_offsets_to_transaction(self._offsets(), self._consumer.consumer_group_metadata())',
    '            self._producer.commit_transaction()',
    needs.isInTransaction && '            self._done.clear()',
    `        except KafkaException as error:
            if error.args[0].fatal():
                raise  # As when another instance has its transactional id: it ends.
            LOG.warning("The transaction is aborted, and its records are read again: %s", error)
            self._producer.abort_transaction()`,
    (needs.isInTransaction || needs.isCommitting) && '            self._done.clear()',
    `            first: dict[tuple[str, int], int] = {}
            for message in messages:
                first.setdefault(partition_of(message), offset_of(message))
            mine = {(of.topic, of.partition) for of in self._consumer.assignment()}
            for (topic, partition), offset in first.items():
                if (topic, partition) in mine:
                    self._consumer.seek(TopicPartition(topic, partition, offset))`,
    needs.isCommitting && '            return\n        self._commit()',
    needs.isInTransaction &&
      `
    def _offsets(self) -> list[TopicPartition]:
        return [TopicPartition(topic, partition, offset) for (topic, partition), offset in self._done.items()]`,
  )
}

function working(needs: Needs, isCounting: boolean): string {
  const isWaiting = needs.isHolding || needs.isStopping
  return block(
    '    def _work(self, messages: list[Message]) -> None:',
    isWaiting && '        waiting: set[tuple[str, int]] = set()',
    '        for message in messages:',
    (isWaiting || isCounting) && '            partition = partition_of(message)',
    isWaiting && '            if partition in waiting:\n                continue',
    isWaiting
      ? '            if not self._is_done(message):\n                waiting.add(partition)\n                continue'
      : '            self._is_done(message)',
    isCounting && '            self._done[partition] = offset_of(message) + 1',
  )
}

function finishing(needs: Needs): string {
  const { failure } = needs.reads
  const caught = (isForGood: 'True' | 'False') =>
    needs.isStopping
      ? `            if not self._give_up(message, error, ${isForGood}):\n                return False`
      : `            self._give_up(message, error, ${isForGood})`
  return block(
    '    def _is_done(self, message: Message) -> bool:',
    '        """Whether the record is done with; where it is not, it comes again with all that follow in its partition."""',
    (needs.isHolding || undefined) && '        partition = partition_of(message)',
    failure.delays.length > 0 &&
      `        due = (message.timestamp()[1] + DELAYS.get(partition_of(message)[0], 0)) / 1000
        if due > time.time():
            self._hold(message, 0, due)
            return False`,
    needs.isRetrying &&
      `        held = self._held.get(partition)
        tries = (held.tries if held and held.offset == offset_of(message) else 0) + 1`,
    needs.isMaking && '        made: list[Made] = []',
    '        try:',
    needs.isMaking ? '            made = self._handle(message)' : '            self._handle(message)',
    '        except UnprocessableRecord as error:',
    caught('True'),
    '        except Exception as error:  # Whatever it is, the record is not done.',
    needs.isRetrying &&
      `            if tries <= RETRIES:
                LOG.info("Try %d failed of %s: %s", tries, where_of(message), error)
                self._health.retried()
                self._hold(message, tries, time.time() + BACK_OFF_S * BACK_OFF_MULTIPLIER ** (tries - 1))
                return False`,
    caught('False'),
    needs.isMaking && '        for record in made:\n            self._send(record)',
    needs.isHolding && '        self._held.pop(partition, None)',
    '        self._health.processed()',
    '        return True',
  )
}

function givingUp(needs: Needs): string {
  const { deadLetter } = needs.reads.failure
  const next = 'ONWARD.get(partition_of(message)[0])'
  const to =
    deadLetter === undefined
      ? `None if is_for_good else ${next}`
      : `${quoted(deadLetter)} if is_for_good else ${next}`
  return block(
    `    def _give_up(self, message: Message, cause: Exception, is_for_good: bool) -> ${needs.isStopping ? 'bool' : 'None'}:`,
    needs.isStopping
      ? '        """Sends a record on that its tries did not help; false where it has nowhere to go, and the program must stop."""'
      : '        """Sends a record on that its tries did not help, or passes over it."""',
    needs.isOnward &&
      `        if onward := ${to}:
            LOG.warning("Sent %s on to %s: %s", where_of(message), onward, cause)
            self._health.sent_on(onward)
            self._send(sent_on(message, onward, cause))
            return${needs.isStopping ? ' True' : ''}`,
    needs.isStopping
      ? `        self._failure = RuntimeError(f"Stopped before {where_of(message)}: it cannot be processed: {cause!r}")
        return False`
      : '        LOG.error("Passed over %s: it cannot be processed", where_of(message), exc_info=cause)',
  )
}
