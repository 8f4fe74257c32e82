import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { block, quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { decoded, isBySeveral, isUsed } from './python-decoding'

/** `handler.py`: where the work on a record goes. */
export function handlerFile({ writes }: ApplicationPlan, serdes: RecordSerdes): string {
  const made = writes?.topics ?? []
  const { reads, writes: writing } = decoded(serdes)
  const ofSerdes = isUsed(serdes) ? 'from record_serdes import RecordSerdes\n' : ''
  const held = isUsed(serdes) ? '\nSERDES = RecordSerdes()\n' : ''
  const several = isBySeveral(serdes) ? ', topic_of' : ''
  if (made.length === 0)
    return `"""What is done with a record: put in your code."""

import logging

from confluent_kafka import Message

${ofSerdes}from records import ${several === '' ? '' : 'topic_of, '}where_of
${held}
LOG = logging.getLogger("handler")


def handle(message: Message) -> None:
    """
    Raises UnprocessableRecord where no further try can help, and any other exception where one may.
    After a crash a record may come again: what this does elsewhere must bear that.
    """
${reads}    LOG.debug("Processed %s", where_of(message))
`
  return `"""What is done with a record: put in your code."""

from confluent_kafka import Message

${ofSerdes}from records import Made${several}
${held}

def handle(message: Message) -> list[Made]:
    """
    Returns the records that come of one; they are written when it returns, and none where it raises. Raises
    UnprocessableRecord where no further try can help, and any other exception where one may.
    After a crash a record may come again: what this does elsewhere must bear that.
    """
${reads}${writing}    return [
${made.map(({ topic }) => `        Made(${quoted(topic)}, message.key(), message.value()),`).join('\n')}
    ]
`
}

/** `records.py`: records as they are written, told of, and sent on. */
export const recordsFile = (reads: ReadingPlan | undefined, serdes: RecordSerdes): string =>
  block(
    `"""Records as they are written and told of."""

from dataclasses import dataclass, field

from confluent_kafka import Message


class UnprocessableRecord(Exception):
    """A record that no further try can help, as one that cannot be read."""


@dataclass
class Made:
    """A record to be written."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, str | bytes | None]] = field(default_factory=list)


def partition_of(message: Message) -> tuple[str, int]:
    return str(message.topic()), int(message.partition() or 0)


def offset_of(message: Message) -> int:
    return int(message.offset() or 0)


def where_of(message: Message) -> str:
    return f"{message.topic()}-{message.partition()}@{message.offset()}"`,
    isBySeveral(serdes) &&
      `

def topic_of(message: Message) -> str:
    """The topic that a record was first in, for one that comes from a retry topic."""
    for name, value in list(message.headers() or []):
        if name == "original-topic" and isinstance(value, bytes):
            return value.decode()
    return str(message.topic())`,
    reads &&
      reads.failure.onward.length > 0 &&
      `

def sent_on(message: Message, topic: str, cause: Exception) -> Made:
    """The record as it came, with headers that say where it was first, and why it was sent on last."""
    headers: list[tuple[str, str | bytes | None]] = []
    for name, value in list(message.headers() or []):
        if name != "failure":
            headers.append((str(name), value))
    if all(name != "original-topic" for name, _ in headers):
        headers += [
            ("original-topic", str(message.topic()).encode()),
            ("original-partition", str(message.partition()).encode()),
            ("original-offset", str(message.offset()).encode()),
        ]
    return Made(topic, message.key(), message.value(), [*headers, ("failure", repr(cause).encode())])`,
    '',
  )

/** `health.py`: whether the loop is alive, and how far it is behind, over HTTP. */
export function healthFile(reads: ReadingPlan | undefined, aliveS: number): string {
  return block(
    '"""What watches the program asks here: GET /health, and GET /metrics for Prometheus."""',
    '',
    'import threading',
    'import time',
    reads && 'from collections import Counter\nfrom collections.abc import Callable',
    'from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer',
    '',
    '# A loop that is quiet for longer, in seconds, is taken to hang.',
    `ALIVE_S = ${aliveS}`,
    '',
    '',
    'class Health:',
    '    def __init__(self, port: int) -> None:',
    '        self._polled = time.monotonic()',
    '        self._processed = 0',
    reads &&
      `        self._retried = 0
        self._sent_on: Counter[str] = Counter()
        self._lag: dict[tuple[str, int], int] = {}
        self._measured = 0.0`,
    `        self._server = ThreadingHTTPServer(("", port), self._asked())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
`,
    reads
      ? `    def polled(self, lag: Callable[[], dict[tuple[str, int], int]]) -> None:
        """After each poll: the loop is alive. Its consumer is asked for its lag once a second."""
        self._polled = time.monotonic()
        if self._polled - self._measured > 1:
            self._measured = self._polled
            self._lag = lag()
`
      : `    def polled(self) -> None:
        """After each round: the loop is alive."""
        self._polled = time.monotonic()
`,
    `    def processed(self) -> None:
        self._processed += 1
`,
    reads &&
      `    def retried(self) -> None:
        self._retried += 1

    def sent_on(self, topic: str) -> None:
        self._sent_on[topic] += 1
`,
    `    def close(self) -> None:
        self._server.shutdown()

    def _metrics(self) -> str:
        lines = [f"records_processed_total {self._processed}"]`,
    reads &&
      `        lines.append(f"records_retried_total {self._retried}")
        for name, count in list(self._sent_on.items()):
            lines.append(f'records_sent_on_total{{topic="{name}"}} {count}')
        for (topic, partition), records in self._lag.items():
            lines.append(f'consumer_lag_records{{topic="{topic}",partition="{partition}"}} {records}')`,
    `        return "\\n".join(lines) + "\\n"

    def _asked(self) -> type[BaseHTTPRequestHandler]:
        health = self

        class Asked(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_alive = time.monotonic() - health._polled < ALIVE_S
                answers = {
                    "/health": (200, "up\\n") if is_alive else (503, "hangs\\n"),
                    "/metrics": (200, health._metrics()),
                }
                status, text = answers.get(self.path, (404, ""))
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        return Asked`,
    '',
  )
}

/** `main.py`: puts the program together, runs it, and ends it in good order. */
export function mainFile({ reads, writes }: ApplicationPlan): string {
  const clients = [...(reads ? ['Consumer'] : []), ...(writes ? ['Producer'] : [])]
  const settings = [...(reads ? ['READING'] : []), ...(writes ? ['WRITING'] : []), 'with_own']
  const id = writes?.transactionalId
  const parts = [
    ...(reads
      ? [
          `Consumer({**with_own(READING), ${reads.groupId === undefined ? '"group.id": "in-no-group"' : `"group.id": ${quoted(reads.groupId)}`}})`,
        ]
      : []),
    ...(writes
      ? [
          id === undefined
            ? 'Producer(with_own(WRITING))'
            : `Producer({**with_own(WRITING), "transactional.id": TRANSACTIONAL_ID.replace("\${instance}", instance)})`,
        ]
      : []),
    reads ? 'handle' : 'Source()',
    'health',
  ]
  return block(
    '"""Runs one instance."""',
    '',
    'import logging',
    'import os',
    'import signal',
    '',
    `from confluent_kafka import ${clients.join(', ')}`,
    '',
    reads && 'from handler import handle',
    'from health import Health',
    `from settings import ${settings.join(', ')}`,
    !reads && 'from source import Source',
    'from worker import Worker',
    id !== undefined && `\nTRANSACTIONAL_ID = ${quoted(id)}`,
    '',
    '',
    'def main() -> None:',
    '    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")',
    id !== undefined &&
      `    # Kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again.
    instance = os.environ.get("INSTANCE", "1")`,
    '    health = Health(int(os.environ.get("HEALTH_PORT", "8080")))',
    '    worker = Worker(',
    ...parts.map((part) => `        ${part},`),
    '    )',
    '    for name in (signal.SIGTERM, signal.SIGINT):',
    '        signal.signal(name, worker.stop)',
    '    worker.run()',
    '    health.close()',
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
    '',
  )
}
