import type { ReadingPlan } from '../../../starter-code/plan'
import { block } from '../code-text'

/** What of the loop a plan needs. */
export interface Needs {
  readonly reads: ReadingPlan
  readonly isWriting: boolean
  /** Whether processing makes records. */
  readonly isMaking: boolean
  readonly isTransactional: boolean
  readonly isGroup: boolean
  readonly isHolding: boolean
}

/** Whether the program itself commits, outside of any transaction. */
export const isCommitting = ({ reads }: Needs): boolean => reads.commit === 'after-processing'

/** How records are sent, and waited for. */
export function sending({ isTransactional }: Needs): string {
  if (isTransactional)
    return `    /** What fails here makes the transaction fail, which then takes nothing of it. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }`
  return `    private void send(ProducerRecord<byte[], byte[]> record) {
        sends.add(producer.send(record));
    }

    /** Waits until all that was sent is written; throws where something is not, so that nothing is committed past it. */
    private void written() {
        producer.flush();
        for (Future<RecordMetadata> send : sends) {
            try {
                send.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("A record is not written", e);
            }
        }
        sends.clear();
    }`
}

/** How the program itself commits what is done. */
export function commit({ isWriting, isTransactional }: Needs): string {
  return block(
    `    /** Commits what is done${isWriting && !isTransactional ? ', once what it made is written' : ''}. */`,
    '    private void commit() {',
    isWriting && !isTransactional && '        written();',
    `        try {
            consumer.commitSync(done);
            done.clear();
        } catch (RebalanceInProgressException e) {
            LOG.log(Level.INFO, "Committed with the next records, or when partitions are taken away");
        } catch (CommitFailedException e) {
            LOG.log(Level.WARNING, "Others have the partitions by now, and process these records again", e);
            done.clear();
        }
    }`,
  )
}

/** What is done when partitions are given and taken. */
export function listener(needs: Needs): string {
  const forget = block(
    isCommitting(needs) && '        done.keySet().removeAll(partitions);',
    needs.isHolding && '        held.forget(partitions);',
  )
  return `    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.log(Level.INFO, "Assigned " + partitions);
    }

    /** Called while it still has them: what is done is committed before another goes on with them. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.log(Level.INFO, "Revoked " + partitions);
${block(isCommitting(needs) && '        if (!done.isEmpty()) commit();', forget === '' ? undefined : forget)}
    }

    /** Called when others may have them already: nothing can be committed any more. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.log(Level.WARNING, "Lost " + partitions);
${forget}
    }`.replace(/\n\n {4}\}/g, '\n    }')
}

/** For a reader of everything, which no group assigns partitions to. */
export const assigned = `    /** Every partition of its topics: no group shares them out, and each instance reads them all. */
    private List<TopicPartition> everyPartition() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS)
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        return partitions;
    }`
