import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { literal } from '../../streams/java-text'
import { block, blocks } from '../code-text'
import { importLines, mapOfTexts, textList } from './java-words'

/** `Worker.java` of a share group: records go to whoever asks, and each is acknowledged by itself. */
export function shareWorkerFile(packageName: string, plan: ApplicationPlan, reads: ReadingPlan): string {
  const { failure, topics, retryTopics } = reads
  const { attempts } = failure.retries
  const isWriting = plan.writes !== undefined
  const isMaking = (plan.writes?.topics.length ?? 0) > 0
  const names = [...topics.map(({ topic }) => topic), ...retryTopics]
  const isOnward = failure.onward.length > 0
  const to =
    failure.deadLetter === undefined
      ? 'isForGood ? null : ONWARD.get(record.topic())'
      : `isForGood ? ${literal(failure.deadLetter)} : ONWARD.get(record.topic())`
  const fields = block(
    '    private static final System.Logger LOG = System.getLogger(Worker.class.getName());',
    `    private static final List<String> TOPICS = ${textList(names)};`,
    isOnward &&
      `    /** Where a record goes that its tries did not help. */
    private static final Map<String, String> ONWARD = ${mapOfTexts(failure.onward.map(({ from, to: next }) => [from, literal(next)]))};`,
    attempts > 0 && `    private static final int RETRIES = ${attempts};`,
    '    private static final Duration POLL = Duration.ofMillis(200);',
    '',
    '    private final ShareConsumer<byte[], byte[]> consumer;',
    isWriting && '    private final Producer<byte[], byte[]> producer;',
    '    private final Handler handler;',
    '    private final Health health;',
    '    private volatile boolean stopping;',
  )
  const parameters = [
    'ShareConsumer<byte[], byte[]> consumer',
    ...(isWriting ? ['Producer<byte[], byte[]> producer'] : []),
    'Handler handler',
    'Health health',
  ]
  const body = blocks(
    `/** Takes records of a share group, works and acknowledges, on one thread. */
final class Worker implements Runnable {
${fields}`,
    block(
      `    Worker(${parameters.join(', ')}) {`,
      '        this.consumer = consumer;',
      isWriting && '        this.producer = producer;',
      '        this.handler = handler;',
      '        this.health = health;',
      '    }',
    ),
    `    @Override
    public void run() {
        try (${isWriting ? 'producer; consumer' : 'consumer'}) {
            consumer.subscribe(TOPICS);
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                health.polled();
                for (ConsumerRecord<byte[], byte[]> record : records) consumer.acknowledge(record, outcomeOf(record));
                if (!records.isEmpty()) consumer.commitSync();
            }
        }
    }`,
    `    /** Lets the loop end after the records that it has in hand. */
    void stop() {
        stopping = true;
    }`,
    block(
      '    private AcknowledgeType outcomeOf(ConsumerRecord<byte[], byte[]> record) {',
      '        try {',
      isMaking
        ? '            for (ProducerRecord<byte[], byte[]> made : handler.handle(record)) write(made);'
        : '            handler.handle(record);',
      '            health.processed();',
      '            return AcknowledgeType.ACCEPT;',
      '        } catch (UnprocessableRecord e) {',
      '            return givenUp(record, e, true);',
      '        } catch (Exception e) {',
      attempts > 0 &&
        `            if (record.deliveryCount().orElse((short) 1) <= RETRIES) {
                LOG.log(Level.INFO, "Released " + Records.whereOf(record), e);
                health.retried();
                return AcknowledgeType.RELEASE;
            }`,
      '            return givenUp(record, e, false);',
      '        }',
      '    }',
    ),
    block(
      isOnward
        ? '    /** Sends a record on that its tries did not help; one that has nowhere to go is rejected. */'
        : '    /** Rejects a record: it is given out to nobody again. */',
      '    private AcknowledgeType givenUp(ConsumerRecord<byte[], byte[]> record, Exception cause, boolean isForGood) {',
      isOnward &&
        `        String onward = ${to};
        if (onward != null) {
            LOG.log(Level.WARNING, "Sent " + Records.whereOf(record) + " on to " + onward, cause);
            health.sentOn(onward);
            write(Records.sentOn(record, onward, cause));
            return AcknowledgeType.ACCEPT;
        }`,
      '        LOG.log(Level.ERROR, "Rejected " + Records.whereOf(record), cause);',
      '        return AcknowledgeType.REJECT;',
      '    }',
    ),
    isWriting &&
      `    /** Returns once the record is written: only then may the one that it was made of be acknowledged. */
    private void write(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A record is not written", e);
        }
    }`,
  )
  const code = `${body}\n}\n`
  return `package ${packageName};\n\n${importLines(code)}\n\n${code}`
}
