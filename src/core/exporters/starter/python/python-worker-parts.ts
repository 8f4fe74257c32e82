import type { ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { block } from '../code-text'

/** What of the loop a plan needs. */
export interface Needs {
  readonly reads: ReadingPlan
  readonly writes: WritingPlan | undefined
  readonly isTransactional: boolean
  readonly isMaking: boolean
  readonly isRetrying: boolean
  readonly isHolding: boolean
  readonly isOnward: boolean
  readonly isStopping: boolean
  readonly isCommitting: boolean
  readonly isInTransaction: boolean
  readonly isGroup: boolean
}

/** Records that wait for their next try, their partitions paused. */
export const HOLDING = `    def _hold(self, message: Message, tries: int, due: float) -> None:
        """The record comes again, and with it all that follow, but not before it is due."""
        topic, partition = partition_of(message)
        self._consumer.pause([TopicPartition(topic, partition)])
        self._consumer.seek(TopicPartition(topic, partition, offset_of(message)))
        self._held[(topic, partition)] = Held(offset_of(message), tries, due)

    def _resume_due(self) -> None:
        now = time.time()
        due = [TopicPartition(*of) for of, held in self._held.items() if held.due <= now]
        if due:
            self._consumer.resume(due)`

/** How a record is handed to the producer, and what is done with one that is not written. */
export const sendOf = (onError: string): string => `    def _send(self, record: Made) -> None:
        while True:
            try:
                self._producer.produce(
                    record.topic, key=record.key, value=record.value, headers=record.headers, on_delivery=self._delivered
                )
                break
            except BufferError:
                self._producer.poll(0.1)  # Its buffer is full: let some of it be written.
        self._producer.poll(0)

    def _delivered(self, error: KafkaError | None, _: Message) -> None:
        if error is not None:
            ${onError}`

/** A failure that is kept, to be raised when all that was sent is waited for. */
export const KEEP_ERROR = 'self._errors.append(error)'
/** A failure that is only told: the transaction that it belongs to fails, or nobody waits for it. */
export const TELL_ERROR = 'LOG.warning("Not written: %s", error)'

/** How records are sent, and waited for. */
export function sending({ isTransactional }: Needs): string {
  if (isTransactional) return sendOf(TELL_ERROR)
  return `${sendOf(KEEP_ERROR)}

    def _written(self) -> None:
        """Waits until all that was sent is written; raises where something is not, so that nothing is committed past it."""
        self._producer.flush()
        if self._errors:
            raise KafkaException(self._errors[0])`
}

/** How the program itself commits what is done. */
export function committing(needs: Needs): string {
  return block(
    '    def _commit(self) -> None:',
    `        """Commits what is done${needs.writes && !needs.isTransactional ? ', once what it made is written' : ''}."""`,
    needs.writes && !needs.isTransactional && '        self._written()',
    `        if not self._done:
            return
        offsets = [TopicPartition(topic, partition, offset) for (topic, partition), offset in self._done.items()]
        try:
            self._consumer.commit(offsets=offsets, asynchronous=False)
        except KafkaException as error:
            if error.args[0].fatal():
                raise
            # Others have the partitions by now, and process these records again.
            LOG.warning("Not committed: %s", error)
        self._done.clear()`,
  )
}

/** What is done when partitions are given and taken. */
export function listening(needs: Needs): string {
  const forget = block(
    needs.isHolding || needs.isCommitting ? '        for of in partitions:' : undefined,
    needs.isCommitting && '            self._done.pop((of.topic, of.partition), None)',
    needs.isHolding && '            self._held.pop((of.topic, of.partition), None)',
  )
  return block(
    `    @staticmethod
    def _assigned(_: Consumer, partitions: list[TopicPartition]) -> None:
        LOG.info("Assigned %s", partitions)

    def _revoked(self, _: Consumer, partitions: list[TopicPartition]) -> None:
        """Called while it still has them: what is done is committed before another goes on with them."""
        LOG.info("Revoked %s", partitions)`,
    needs.isCommitting && '        self._commit()',
    forget === '' ? undefined : forget,
    `
    def _lost(self, _: Consumer, partitions: list[TopicPartition]) -> None:
        """Called when others may have them already: nothing can be committed any more."""
        LOG.warning("Lost %s", partitions)`,
    forget === '' ? undefined : forget,
  )
}

/** For a reader of everything, which no group assigns partitions to. */
export const EVERYTHING = `    def _every_partition(self) -> list[TopicPartition]:
        """Every partition of its topics: no group shares them out, and each instance reads them all."""
        known = self._consumer.list_topics(timeout=10).topics
        return [TopicPartition(topic, partition) for topic in TOPICS for partition in known[topic].partitions]`

/** How far the worker is behind. */
export const LAG = `    def _lag(self) -> dict[tuple[str, int], int]:
        """How many records each partition is behind, by what the brokers last told this consumer."""
        lag = {}
        for of in self._consumer.position(self._consumer.assignment()):
            _, high = self._consumer.get_watermark_offsets(of, cached=True)
            if of.offset >= 0 and high >= 0:
                lag[(of.topic, of.partition)] = max(0, high - of.offset)
        return lag`
