import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import { EVERY_PARTITION, HOLDING, SENDING, WAITING_FOR_WRITES } from './csharp-worker-parts'

const dictionary = (entries: readonly (readonly [string, string])[]): string =>
  `new() { ${entries.map(([key, value]) => `[${quoted(key)}] = ${value}`).join(', ')} }`

/** `Worker.cs`: the loop of one consumer, which polls, works, writes and commits. */
export function workerFile(plan: ApplicationPlan, reads: ReadingPlan): string {
  const { failure, commit } = reads
  const { attempts, backOffMs, multiplier } = failure.retries
  const isWriting = plan.writes !== undefined
  const isTransactional = plan.writes?.transactionalId !== undefined
  const isInTransaction = commit === 'in-transaction'
  const isCommitting = commit === 'after-processing'
  const isCounting = isInTransaction || isCommitting
  const isMaking = (plan.writes?.topics.length ?? 0) > 0
  const isRetrying = attempts > 0
  const isHolding = isRetrying || failure.delays.length > 0
  const isOnward = failure.onward.length > 0
  const isStopping = failure.otherwise === 'stop'
  const isWaiting = isHolding || isStopping
  const isGroup = reads.reading === 'group'
  const names = [...reads.topics.map(({ topic }) => topic), ...reads.retryTopics]
  const next = 'Onward.GetValueOrDefault(record.Topic)'
  const to =
    failure.deadLetter === undefined
      ? `isForGood ? null : ${next}`
      : `isForGood ? ${quoted(failure.deadLetter)} : ${next}`
  const offsets = 'done.Select(of => new TopicPartitionOffset(of.Key, of.Value)).ToList()'
  const giveUp = (isForGood: 'true' | 'false') =>
    isStopping
      ? `            if (!GiveUp(record, error, ${isForGood})) return false;`
      : `            GiveUp(record, error, ${isForGood});`
  const fields = block(
    `    static readonly string[] Topics = [${names.map(quoted).join(', ')}];`,
    isOnward &&
      `    /// <summary>Where a record goes that its tries did not help.</summary>
    static readonly Dictionary<string, string> Onward = ${dictionary(failure.onward.map(({ from, to: target }) => [from, quoted(target)]))};`,
    failure.delays.length > 0 &&
      `    /// <summary>How old a record must be before it is tried.</summary>
    static readonly Dictionary<string, TimeSpan> Delays = ${dictionary(failure.delays.map(({ topic, ms }) => [topic, `TimeSpan.FromMilliseconds(${Math.round(ms)})`]))};`,
    isRetrying &&
      `    const int Retries = ${attempts};
    const double BackOffMs = ${Math.round(backOffMs)};
    const double BackOffMultiplier = ${multiplier};`,
    '    const int MostAtOnce = 500;',
    '    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);',
    '',
    '    readonly IConsumer<byte[], byte[]> consumer;',
    '    readonly Handler handler;',
    '    readonly Health health;',
    isHolding && '    readonly Dictionary<TopicPartition, Held> held = new();',
    isCounting && '    readonly Dictionary<TopicPartition, Offset> done = new();',
    isWriting &&
      '    /// <summary>Told on the thread of the client.</summary>\n    readonly ConcurrentQueue<string> errors = new();',
    isStopping && '    Exception? failure;',
    isHolding &&
      `
    /// <summary>A partition that waits for a record: it is paused while the others go on.</summary>
    record Held(Offset Offset, int Tries, DateTime Due);`,
  )
  const body = blocks(
    isWriting ? 'using System.Collections.Concurrent;\nusing Confluent.Kafka;' : 'using Confluent.Kafka;',
    block(
      '/// <summary>Reads, works and commits, on one thread.</summary>\nsealed class Worker\n{',
      fields,
      isWriting && '    readonly IProducer<byte[], byte[]> producer;',
    ),
    block(
      `    public Worker(ConsumerBuilder<byte[], byte[]> reading, ${isWriting ? 'IProducer<byte[], byte[]> producer, ' : ''}Handler handler, Health health)`,
      '    {',
      isGroup
        ? `        consumer = reading
            .SetPartitionsAssignedHandler((_, partitions) => Console.WriteLine($"Assigned {string.Join(", ", partitions)}"))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lost(partitions))
            .Build();`
        : '        consumer = reading.Build();',
      isWriting && '        this.producer = producer;',
      '        this.handler = handler;',
      '        this.health = health;',
      '    }',
    ),
    block(
      '    public void Run(CancellationToken stopping)',
      '    {',
      isTransactional && '        producer.InitTransactions(Patience);',
      isGroup ? '        consumer.Subscribe(Topics);' : '        consumer.Assign(EveryPartition());',
      `        try
        {
            while (!stopping.IsCancellationRequested)
            {`,
      isHolding && '                ResumeDue();',
      '                var records = Poll();',
      '                health.Polled(consumer);',
      '                if (records.Count == 0) continue;',
      isTransactional ? '                InTransaction(records);' : '                Work(records);',
      !isTransactional && isCommitting && '                Commit();',
      !isTransactional && isWriting && !isCommitting && '                Written();',
      isStopping && '                if (failure is not null) throw failure;',
      `            }
        }
        finally
        {
            consumer.Close();
        }
    }`,
    ),
    `    List<ConsumeResult<byte[], byte[]>> Poll()
    {
        List<ConsumeResult<byte[], byte[]>> records = [];
        var wait = TimeSpan.FromMilliseconds(200);
        while (records.Count < MostAtOnce && consumer.Consume(wait) is { } record)
        {
            if (!record.IsPartitionEOF) records.Add(record);
            wait = TimeSpan.Zero;
        }
        return records;
    }`,
    isTransactional &&
      block(
        isInTransaction
          ? '    /// <summary>What the records make and how far they were read, in one transaction: both are there or neither is.</summary>'
          : '    /// <summary>What the records make, in one transaction; how far they were read is committed apart from it.</summary>',
        `    void InTransaction(List<ConsumeResult<byte[], byte[]>> records)
    {
        producer.BeginTransaction();
        try
        {
            Work(records);`,
        isInTransaction &&
          `            producer.SendOffsetsToTransaction(${offsets}, consumer.ConsumerGroupMetadata, Patience);`,
        '            producer.CommitTransaction(Patience);',
        isInTransaction && '            done.Clear();',
        `        }
        catch (KafkaException error) when (!error.Error.IsFatal)
        {
            Console.Error.WriteLine($"The transaction is aborted, and its records are read again: {error.Message}");
            producer.AbortTransaction(Patience);`,
        isCounting && '            done.Clear();',
        `            foreach (var first in records.GroupBy(record => record.TopicPartition).Select(of => of.First()))
            {
                if (consumer.Assignment.Contains(first.TopicPartition)) consumer.Seek(first.TopicPartitionOffset);
            }`,
        isCommitting && '            return;',
        '        }',
        isCommitting && '        Commit();',
        '    }',
      ),
    block(
      `    void Work(List<ConsumeResult<byte[], byte[]>> records)
    {`,
      isWaiting && '        HashSet<TopicPartition> waiting = [];',
      '        foreach (var record in records)\n        {',
      isWaiting
        ? `            if (waiting.Contains(record.TopicPartition)) continue;
            if (!IsDone(record))
            {
                waiting.Add(record.TopicPartition);
                continue;
            }`
        : '            IsDone(record);',
      isCounting && '            done[record.TopicPartition] = record.Offset + 1;',
      '        }\n    }',
    ),
    block(
      '    /// <summary>Whether the record is done with; where it is not, it comes again with all that follow in its partition.</summary>',
      '    bool IsDone(ConsumeResult<byte[], byte[]> record)\n    {',
      failure.delays.length > 0 &&
        `        var due = record.Message.Timestamp.UtcDateTime + Delays.GetValueOrDefault(record.Topic);
        if (due > DateTime.UtcNow)
        {
            Hold(record, 0, due);
            return false;
        }`,
      isRetrying &&
        `        var before = held.GetValueOrDefault(record.TopicPartition);
        var tries = (before is not null && before.Offset == record.Offset ? before.Tries : 0) + 1;`,
      isMaking && '        List<(string Topic, Message<byte[], byte[]> Message)> made = [];',
      '        try\n        {',
      isMaking ? '            made = handler.Handle(record);' : '            handler.Handle(record);',
      '        }\n        catch (UnprocessableRecord error)\n        {',
      giveUp('true'),
      '        }\n        catch (Exception error)\n        {',
      isRetrying &&
        `            if (tries <= Retries)
            {
                Console.WriteLine($"Try {tries} failed of {record.TopicPartitionOffset}: {error.Message}");
                health.Retried();
                Hold(record, tries, DateTime.UtcNow.AddMilliseconds(BackOffMs * Math.Pow(BackOffMultiplier, tries - 1)));
                return false;
            }`,
      giveUp('false'),
      '        }',
      isMaking && '        foreach (var (topic, message) in made) Send(topic, message);',
      isHolding && '        held.Remove(record.TopicPartition);',
      '        health.Processed();\n        return true;\n    }',
    ),
    block(
      isStopping
        ? '    /// <summary>Sends a record on that its tries did not help; false where it has nowhere to go, and the program must stop.</summary>'
        : '    /// <summary>Sends a record on that its tries did not help, or passes over it.</summary>',
      `    ${isStopping ? 'bool' : 'void'} GiveUp(ConsumeResult<byte[], byte[]> record, Exception cause, bool isForGood)\n    {`,
      isOnward &&
        `        var onward = ${to};
        if (onward is not null)
        {
            Console.Error.WriteLine($"Sent {record.TopicPartitionOffset} on to {onward}: {cause.Message}");
            health.SentOn(onward);
            Send(onward, Records.SentOn(record, cause));
            return${isStopping ? ' true' : ''};
        }`,
      isStopping
        ? `        failure = new InvalidOperationException($"Stopped before {record.TopicPartitionOffset}: it cannot be processed", cause);
        return false;`
        : '        Console.Error.WriteLine($"Passed over {record.TopicPartitionOffset}: it cannot be processed: {cause}");',
      '    }',
    ),
    isHolding && HOLDING,
    isWriting && SENDING,
    isWriting && !isTransactional && WAITING_FOR_WRITES,
    isCommitting &&
      block(
        '    void Commit()\n    {',
        isWriting && !isTransactional && '        Written();',
        `        if (done.Count == 0) return;
        try
        {
            consumer.Commit(${offsets});
        }
        catch (KafkaException error) when (!error.Error.IsFatal)
        {
            // Others have the partitions by now, and process these records again.
            Console.Error.WriteLine($"Not committed: {error.Message}");
        }
        done.Clear();
    }`,
      ),
    isGroup &&
      block(
        `    /// <summary>Called while it still has them: what is done is committed before another goes on with them.</summary>
    void Revoked(List<TopicPartitionOffset> partitions)
    {
        Console.WriteLine($"Revoked {string.Join(", ", partitions)}");`,
        isCommitting && '        Commit();',
        `        Forget(partitions);
    }

    /// <summary>Called when others may have them already: nothing can be committed any more.</summary>
    void Lost(List<TopicPartitionOffset> partitions)
    {
        Console.Error.WriteLine($"Lost {string.Join(", ", partitions)}");
        Forget(partitions);
    }

    void Forget(List<TopicPartitionOffset> partitions)
    {
        foreach (var of in partitions)
        {`,
        isCounting && '            done.Remove(of.TopicPartition);',
        isHolding && '            held.Remove(of.TopicPartition);',
        '        }\n    }',
      ),
    !isGroup && EVERY_PARTITION,
  )
  return `${body}\n}\n`
}
