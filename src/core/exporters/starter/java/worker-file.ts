import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { literal } from '../../streams/java-text'
import { block, blocks, type Part } from '../code-text'
import { importLines, mapOfTexts, textList } from './java-words'
import { assigned, commit, isCommitting, listener, type Needs, sending } from './worker-parts'

export const needsOf = (plan: ApplicationPlan, reads: ReadingPlan): Needs => ({
  reads,
  isWriting: plan.writes !== undefined,
  isMaking: (plan.writes?.topics.length ?? 0) > 0,
  isTransactional: plan.writes?.transactionalId !== undefined,
  isGroup: reads.reading === 'group',
  isHolding: reads.failure.retries.attempts > 0 || reads.failure.delays.length > 0,
})

/** `Worker.java`: the loop of one consumer, which polls, works, writes and commits. */
export function workerFile(packageName: string, plan: ApplicationPlan, reads: ReadingPlan): string {
  const needs = needsOf(plan, reads)
  const body = blocks(
    `/** Reads, works and commits, on one thread: a consumer is for one thread alone. */
final class Worker implements Runnable${needs.isGroup ? ', ConsumerRebalanceListener' : ''} {
${fields(needs)}`,
    constructing(needs),
    loop(needs),
    `    /** Lets the loop end after the records that it has in hand. */
    void stop() {
        stopping = true;
    }`,
    needs.isTransactional ? transaction(needs) : undefined,
    working(needs),
    finishing(needs),
    giveUp(needs),
    needs.isWriting && sending(needs),
    isCommitting(needs) && commit(needs),
    needs.isGroup && listener(needs),
    !needs.isGroup && assigned,
  )
  const code = `${body}\n}\n`
  return `package ${packageName};\n\n${importLines(code)}\n\n${code}`
}

const isOffsetInTransaction = ({ reads }: Needs): boolean => reads.commit === 'in-transaction'

/** Whether the loop keeps count of what is done. */
const isCounting = (needs: Needs): boolean => isCommitting(needs) || isOffsetInTransaction(needs)

function fields(needs: Needs): string {
  const { topics, retryTopics, failure } = needs.reads
  const names = [...topics.map(({ topic }) => topic), ...retryTopics]
  const { attempts, backOffMs, multiplier } = failure.retries
  return block(
    '    private static final System.Logger LOG = System.getLogger(Worker.class.getName());',
    `    private static final List<String> TOPICS = ${textList(names)};`,
    failure.onward.length > 0 &&
      `    /** Where a record goes that its tries did not help. */
    private static final Map<String, String> ONWARD = ${mapOfTexts(failure.onward.map(({ from, to }) => [from, literal(to)]))};`,
    failure.delays.length > 0 &&
      `    /** How old a record must be before it is tried, in ms. */
    private static final Map<String, Long> DELAYS = ${mapOfTexts(failure.delays.map(({ topic, ms }) => [topic, `${ms}L`]))};`,
    attempts > 0 &&
      `    private static final int RETRIES = ${attempts};
    private static final long BACK_OFF_MS = ${Math.round(backOffMs)};
    private static final double BACK_OFF_MULTIPLIER = ${multiplier};`,
    '    private static final Duration POLL = Duration.ofMillis(200);',
    '',
    '    private final Consumer<byte[], byte[]> consumer;',
    needs.isWriting && '    private final Producer<byte[], byte[]> producer;',
    '    private final Handler handler;',
    '    private final Health health;',
    needs.isHolding && '    private final HeldPartitions held = new HeldPartitions();',
    needs.isWriting &&
      !needs.isTransactional &&
      '    private final List<Future<RecordMetadata>> sends = new ArrayList<>();',
    isCounting(needs) && '    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();',
    needs.reads.failure.otherwise === 'stop' && '    private RuntimeException failure;',
    '    private volatile boolean stopping;',
  )
}

const constructing = ({ isWriting }: Needs): string =>
  isWriting
    ? `    Worker(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, Handler handler, Health health) {
        this.consumer = consumer;
        this.producer = producer;
        this.handler = handler;
        this.health = health;
    }`
    : `    Worker(Consumer<byte[], byte[]> consumer, Handler handler, Health health) {
        this.consumer = consumer;
        this.handler = handler;
        this.health = health;
    }`

function loop(needs: Needs): string {
  const stops = needs.reads.failure.otherwise === 'stop'
  const inHand: Part[] = needs.isTransactional
    ? ['                inTransaction(records);']
    : [
        '                work(records);',
        isCommitting(needs) && '                commit();',
        needs.isWriting && !isCommitting(needs) && '                written();',
      ]
  return block(
    '    @Override',
    '    public void run() {',
    // A consumer that closes commits once more, for which what it made must be written.
    `        try (${needs.isWriting ? 'producer; consumer' : 'consumer'}) {`,
    needs.isTransactional && '            producer.initTransactions();',
    needs.isGroup
      ? '            consumer.subscribe(TOPICS, this);'
      : '            consumer.assign(everyPartition());',
    '            while (!stopping) {',
    needs.isHolding && '                held.resumeDue(consumer);',
    '                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);',
    '                health.polled(consumer);',
    '                if (records.isEmpty()) continue;',
    ...inHand,
    stops && '                if (failure != null) throw failure;',
    '            }',
    '        }',
    '    }',
  )
}

function transaction(needs: Needs): string {
  return block(
    isOffsetInTransaction(needs)
      ? '    /** What the records make and how far they were read, in one transaction: both are there or neither is. */'
      : '    /** What the records make, in one transaction; how far they were read is committed apart from it. */',
    '    private void inTransaction(ConsumerRecords<byte[], byte[]> records) {',
    '        producer.beginTransaction();',
    '        try {',
    '            work(records);',
    isOffsetInTransaction(needs) &&
      '            producer.sendOffsetsToTransaction(done, consumer.groupMetadata());',
    '            producer.commitTransaction();',
    isOffsetInTransaction(needs) && '            done.clear();',
    '        } catch (KafkaException e) {',
    '            LOG.log(Level.WARNING, "The transaction is aborted, and its records are read again", e);',
    '            // Throws where this instance may not go on, as when another has its transactional id: then it ends.',
    '            producer.abortTransaction();',
    isCounting(needs) && '            done.clear();',
    `            for (TopicPartition partition : records.partitions()) {
                if (consumer.assignment().contains(partition))
                    consumer.seek(partition, records.records(partition).get(0).offset());
            }`,
    isCommitting(needs) && '            return;',
    '        }',
    isCommitting(needs) && '        commit();',
    '    }',
  )
}

function working(needs: Needs): string {
  const isStopping = needs.reads.failure.otherwise === 'stop'
  return block(
    '    private void work(ConsumerRecords<byte[], byte[]> records) {',
    '        for (TopicPartition partition : records.partitions()) {',
    '            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {',
    isStopping || needs.isHolding
      ? '                if (!isDone(record)) break;'
      : '                isDone(record);',
    isCounting(needs) &&
      '                done.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));',
    '            }',
    isStopping && '            if (failure != null) return;',
    '        }',
    '    }',
  )
}

function finishing(needs: Needs): string {
  const { failure } = needs.reads
  const { otherwise } = failure
  const isRetrying = failure.retries.attempts > 0
  return block(
    needs.isHolding || otherwise === 'stop'
      ? '    /** Whether the record is done with; where it is not, it comes again with all that follow in its partition. */'
      : '    /** Returns true: whatever becomes of the record, the next one follows. */',
    '    private boolean isDone(ConsumerRecord<byte[], byte[]> record) {',
    failure.delays.length > 0 &&
      `        long dueMs = record.timestamp() + DELAYS.getOrDefault(record.topic(), 0L);
        if (dueMs > System.currentTimeMillis()) {
            held.hold(consumer, record, 0, dueMs);
            return false;
        }`,
    isRetrying && '        int tries = held.tries(record) + 1;',
    needs.isMaking && '        List<ProducerRecord<byte[], byte[]>> made = List.of();',
    '        try {',
    needs.isMaking ? '            made = handler.handle(record);' : '            handler.handle(record);',
    '        } catch (UnprocessableRecord e) {',
    caught(needs, 'e, true'),
    '        } catch (Exception e) {',
    isRetrying &&
      `            if (tries <= RETRIES) {
                LOG.log(Level.INFO, "Try " + tries + " failed of " + Records.whereOf(record), e);
                health.retried();
                long waitMs = (long) (BACK_OFF_MS * Math.pow(BACK_OFF_MULTIPLIER, tries - 1));
                held.hold(consumer, record, tries, System.currentTimeMillis() + waitMs);
                return false;
            }`,
    caught(needs, 'e, false'),
    '        }',
    needs.isMaking && '        made.forEach(this::send);',
    needs.isHolding && '        held.forget(record);',
    '        health.processed();',
    '        return true;',
    '    }',
  )
}

const caught = ({ reads }: Needs, args: string): string =>
  reads.failure.otherwise === 'stop'
    ? `            if (!isGivenUp(record, ${args})) return false;`
    : `            giveUp(record, ${args});`

function giveUp({ reads }: Needs): string {
  const { onward, deadLetter, otherwise } = reads.failure
  const isStopping = otherwise === 'stop'
  const last = isStopping
    ? `        failure = new IllegalStateException("Stopped before " + Records.whereOf(record) + ": it cannot be processed", cause);
        return false;`
    : '        LOG.log(Level.ERROR, "Passed over " + Records.whereOf(record) + ": it cannot be processed", cause);'
  const to =
    deadLetter === undefined
      ? 'isForGood ? null : ONWARD.get(record.topic())'
      : `isForGood ? ${literal(deadLetter)} : ONWARD.get(record.topic())`
  return block(
    isStopping
      ? '    /** Sends a record on that its tries did not help; false where it has nowhere to go, and the program must stop. */'
      : '    /** Sends a record on that its tries did not help, or passes over it. */',
    `    private ${isStopping ? 'boolean isGivenUp' : 'void giveUp'}(ConsumerRecord<byte[], byte[]> record, Exception cause, boolean isForGood) {`,
    onward.length > 0 &&
      `        String onward = ${to};
        if (onward != null) {
            LOG.log(Level.WARNING, "Sent " + Records.whereOf(record) + " on to " + onward, cause);
            health.sentOn(onward);
            send(Records.sentOn(record, onward, cause));
            return${isStopping ? ' true' : ''};
        }`,
    last,
    '    }',
  )
}
