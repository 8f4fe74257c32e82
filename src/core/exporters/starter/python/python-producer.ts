import type { WritingPlan } from '../../../starter-code/plan'
import { block } from '../code-text'
import { KEEP_ERROR, sendOf, TELL_ERROR } from './python-worker-parts'

/** `worker.py` of a producer: takes records from the source, writes them, and tells it. */
export function producerWorkerFile({ transactionalId, settings }: WritingPlan): string {
  const isTransactional = transactionalId !== undefined
  const isUnconfirmed = settings.some(({ key, value }) => key === 'acks' && value === '0')
  const isRaising = !isTransactional && !isUnconfirmed
  const writes = isTransactional
    ? `    def _write(self, records: list[Made]) -> bool:
        """Writes them in one transaction, and again in another where it fails; false where it was stopped before that."""
        while not self._stopping:
            self._producer.begin_transaction()
            try:
                for record in records:
                    self._send(record)
                self._producer.commit_transaction()
                return True
            except KafkaException as error:
                if error.args[0].fatal():
                    raise  # As when another instance has its transactional id: it ends.
                LOG.warning("The transaction is aborted, and its records are written again: %s", error)
                self._producer.abort_transaction()
                time.sleep(1)
        return False`
    : isUnconfirmed
      ? `    def _write(self, records: list[Made]) -> bool:
        """Sends them once: one that is lost is not sent again."""
        for record in records:
            self._send(record)
        return True`
      : `    def _write(self, records: list[Made]) -> bool:
        """Returns once all are written; raises where one is not."""
        for record in records:
            self._send(record)
        self._producer.flush()
        if self._errors:
            raise KafkaException(self._errors[0])
        return True`
  return block(
    '"""Takes records from the source and writes them."""',
    '',
    'import logging',
    isTransactional && 'import time',
    '',
    `from confluent_kafka import KafkaError, ${isUnconfirmed ? '' : 'KafkaException, '}Message, Producer`,
    '',
    'from health import Health',
    'from records import Made',
    'from source import Source',
    '',
    'LOG = logging.getLogger("worker")',
    '',
    '',
    'class Worker:',
    '    def __init__(self, producer: Producer, source: Source, health: Health) -> None:',
    '        self._producer = producer',
    '        self._source = source',
    '        self._health = health',
    isRaising && '        self._errors: list[KafkaError] = []',
    '        self._stopping = False',
    '',
    '    def run(self) -> None:',
    isTransactional && '        self._producer.init_transactions()',
    `        while not self._stopping:
            records = self._source.next()
            self._health.polled()
            if records is None:
                break
            if not records or not self._write(records):
                continue
            self._source.written(records)
            for _ in records:
                self._health.processed()
        self._producer.flush()

    def stop(self, *_: object) -> None:
        """Lets the loop end after the records that it has in hand."""
        self._stopping = True
`,
    writes,
    '',
    sendOf(isRaising ? KEEP_ERROR : TELL_ERROR),
    '',
  )
}
