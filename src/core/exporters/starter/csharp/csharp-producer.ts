import type { WritingPlan } from '../../../starter-code/plan'
import { block, quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { csharpWriting } from './csharp-serdes'

/** `Worker.cs` of a producer: takes records from the source, writes them, and tells it. */
export function producerWorkerFile({ transactionalId, settings }: WritingPlan): string {
  const isTransactional = transactionalId !== undefined
  const isUnconfirmed = settings.some(({ key, value }) => key === 'acks' && value === '0')
  const write = isTransactional
    ? `    /// <summary>Writes them in one transaction, and again in another where it fails; false where it was stopped before that.</summary>
    bool Write(List<(string Topic, Message<byte[], byte[]> Message)> records, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            producer.BeginTransaction();
            try
            {
                foreach (var (topic, message) in records) producer.Produce(topic, message);
                producer.CommitTransaction(Patience);
                return true;
            }
            catch (KafkaException error) when (!error.Error.IsFatal)
            {
                Console.Error.WriteLine($"The transaction is aborted, and its records are written again: {error.Message}");
                producer.AbortTransaction(Patience);
                Thread.Sleep(1000);
            }
        }
        return false;
    }`
    : `    /// <summary>${isUnconfirmed ? 'Sends them once: one that is lost is not sent again' : 'Returns once all are written; throws where one is not'}.</summary>
    bool Write(List<(string Topic, Message<byte[], byte[]> Message)> records, CancellationToken stopping)
    {
        Task.WhenAll(records.Select(record => producer.ProduceAsync(record.Topic, record.Message))).Wait();
        return true;
    }`
  return block(
    `using Confluent.Kafka;

/// <summary>Takes records from the source and writes them.</summary>
sealed class Worker(IProducer<byte[], byte[]> producer, Source source, Health health)
{`,
    isTransactional && '    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);\n',
    '    public void Run(CancellationToken stopping)\n    {',
    isTransactional && '        producer.InitTransactions(Patience);',
    `        while (!stopping.IsCancellationRequested && source.Next() is { } records)
        {
            health.Polled();
            if (records.Count == 0 || !Write(records, stopping)) continue;
            source.Written(records);
            foreach (var _ in records) health.Processed();
        }
        producer.Flush(CancellationToken.None);
    }

${write}
}
`,
  )
}

/** `Source.cs`: where the records come from. */
export const sourceFile = (
  { topics }: WritingPlan,
  serdes: RecordSerdes,
): string => `using System.Collections.Concurrent;
using System.Text;
using Confluent.Kafka;

/// <summary>Where the records come from: put in your code. As it is, a line of standard input is a key, a tab and a value.</summary>
class Source
{
${serdes.writers.length > 0 ? '    readonly RecordSerdes serdes = new();\n' : ''}    readonly BlockingCollection<string> lines = new(10_000);

    public Source() => Task.Run(() =>
    {
        while (Console.In.ReadLine() is { } line) lines.Add(line);
        lines.CompleteAdding();
    });

    /// <summary>The next records, none where there are none yet, or null where no more will come.</summary>
    public virtual List<(string Topic, Message<byte[], byte[]> Message)>? Next()
    {
        if (lines.IsCompleted) return null;
        List<(string Topic, Message<byte[], byte[]> Message)> records = [];
        while (records.Count < 500 && lines.TryTake(out var line, records.Count == 0 ? 200 : 0))
        {
            var parts = line.Split('\\t', 2);
            var key = parts.Length < 2 ? null : Encoding.UTF8.GetBytes(parts[0]);
            var value = Encoding.UTF8.GetBytes(parts[^1]);
${csharpWriting(serdes).replaceAll(/^ {8}/gm, '            ')}${topics.map(({ topic }) => `            records.Add((${quoted(topic)}, new Message<byte[], byte[]> { Key = key!, Value = value }));`).join('\n')}
        }
        return records;
    }

    /// <summary>Told once these records are written: keep here how far your source was read.</summary>
    public virtual void Written(List<(string Topic, Message<byte[], byte[]> Message)> records)
    {
    }
}
`
