import type { ApplicationPlan } from '../../../starter-code/plan'
import { topicsOfPlan } from '../../../starter-code/plan-topics'
import { block, quoted } from '../code-text'

/** What the handler of the test does: the program's own, where that asks no registry. */
function passed({ writes }: ApplicationPlan, isDecoding: boolean): string {
  const topics = writes?.topics ?? []
  if (!isDecoding) return `        ${topics.length > 0 ? 'return ' : ''}handle(message)`
  const made = topics.map(({ topic }) => `Made(${quoted(topic)}, message.key(), message.value())`)
  return topics.length > 0 ? `        return [${made.join(', ')}]` : '        pass'
}

/** `test_worker.py`: the loop against a Kafka that is thrown away. */
export function testFile(plan: ApplicationPlan, image: string, isDecoding: boolean): string {
  const { reads, writes } = plan
  const isGroup = reads !== undefined
  const [input] = reads?.topics ?? []
  const [output] = writes?.topics ?? []
  const deadLetter = reads?.failure.deadLetter
  const isFound = output !== undefined || deadLetter !== undefined
  const producer =
    writes &&
    `Producer({**settings.WRITING, **plain(bootstrap)${writes.transactionalId === undefined ? '' : ', "transactional.id": key'}})`
  return block(
    '"""The loop against a Kafka that is thrown away, or the one at KAFKA_BOOTSTRAP_SERVERS, where that is set."""',
    '',
    'import os',
    isGroup && 'import queue',
    isGroup && 'import threading',
    isFound && 'import time',
    'import uuid',
    'from collections.abc import Iterator',
    '',
    'import pytest',
    `from confluent_kafka import ${[isFound ? 'OFFSET_BEGINNING' : '', isFound || isGroup ? 'Consumer' : '', 'KafkaException', isGroup ? 'Message' : '', 'Producer', isFound ? 'TopicPartition' : ''].filter(Boolean).join(', ')}`,
    'from confluent_kafka.admin import AdminClient, NewTopic',
    '',
    'import settings',
    isGroup && !isDecoding && 'from handler import handle',
    'from health import Health',
    isGroup
      ? `from records import ${output ? 'Made, ' : ''}UnprocessableRecord`
      : 'from records import Made\nfrom source import Source',
    'from worker import Worker',
    '',
    `TOPICS = [${topicsOfPlan(plan).map(quoted).join(', ')}]`,
    '',
    `
@pytest.fixture(scope="module")
def bootstrap() -> Iterator[str]:
    if own := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        create_topics(own)
        yield own
        return
    from testcontainers.kafka import KafkaContainer

    with KafkaContainer(${quoted(image)}) as kafka:
        create_topics(kafka.get_bootstrap_server())
        yield kafka.get_bootstrap_server()


def plain(bootstrap: str) -> dict[str, str]:
    return {"bootstrap.servers": bootstrap, "security.protocol": "PLAINTEXT"}


def create_topics(bootstrap: str) -> None:
    admin = AdminClient({"bootstrap.servers": bootstrap})
    for future in admin.create_topics([NewTopic(name, 1) for name in TOPICS]).values():
        try:
            future.result()
        except KafkaException as error:
            if error.args[0].name() != "TOPIC_ALREADY_EXISTS":
                raise`,
    isFound &&
      `

def is_in(bootstrap: str, topic: str, key: str) -> bool:
    """Whether a record of this key comes up in the topic, committed, within half a minute."""
    reading = {"bootstrap.servers": bootstrap, "group.id": "test", "isolation.level": "read_committed"}
    consumer = Consumer({**reading, "enable.auto.commit": False})
    partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
    consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in partitions])
    latest = time.monotonic() + 30
    while time.monotonic() < latest:
        message = consumer.poll(0.2)
        if message is not None and message.error() is None and message.key() == key.encode():
            consumer.close()
            return True
    consumer.close()
    return False`,
    isGroup && input
      ? block(
          `

def test_processes_what_is_written(bootstrap: str) -> None:
    key, poison = str(uuid.uuid4()), str(uuid.uuid4())
    processed: queue.Queue[str] = queue.Queue()

    def handle_here(message: Message) -> ${output ? 'list[Made]' : 'None'}:
        of = (message.key() or b"").decode(errors="replace")
        if of == poison:
            raise UnprocessableRecord("poison")
        if of == key:
            processed.put(of)
${passed(plan, isDecoding)}

    reading = {**settings.READING, **plain(bootstrap), "group.id": key, "auto.offset.reset": "earliest"}
    health = Health(0)`,
          `    worker = Worker(Consumer(reading), ${producer ? `${producer}, ` : ''}handle_here, health)`,
          `    working = threading.Thread(target=worker.run)
    working.start()
    source = Producer({"bootstrap.servers": bootstrap})
    is_processed = False
    for _ in range(60):`,
          deadLetter !== undefined &&
            `        source.produce(${quoted(input.topic)}, key=poison, value="poison")`,
          `        source.produce(${quoted(input.topic)}, key=key, value="value")
        source.flush()
        try:
            processed.get(timeout=0.5)
            is_processed = True
            break
        except queue.Empty:
            continue
    assert is_processed, "no record is processed"`,
          output && `    assert is_in(bootstrap, ${quoted(output.topic)}, key), "nothing is made of it"`,
          deadLetter !== undefined &&
            `    assert is_in(bootstrap, ${quoted(deadLetter)}, poison), "what cannot be processed is no dead letter"`,
          `    worker.stop()
    working.join()
    health.close()`,
        )
      : output &&
          `

class OneRecord(Source):
    def __init__(self, key: str) -> None:
        self._left: list[list[Made] | None] = [[Made(${quoted(output.topic)}, key.encode(), key.encode())], None]

    def next(self) -> list[Made] | None:
        return self._left.pop(0)


def test_writes_what_its_source_gives(bootstrap: str) -> None:
    key = str(uuid.uuid4())
    health = Health(0)
    Worker(${producer}, OneRecord(key), health).run()
    health.close()
    assert is_in(bootstrap, ${quoted(output.topic)}, key), "the record is not written"`,
    '',
  )
}
