import type { ApplicationPlan, PlanSetting, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { csharpDecoding } from './csharp-serdes'

/** `Handler.cs`: where the work on a record goes. */
export function handlerFile({ writes }: ApplicationPlan, serdes: RecordSerdes): string {
  const decoding = csharpDecoding(serdes)
  const field = decoding === '' ? '' : '    readonly RecordSerdes serdes = new();\n\n'
  const made = writes?.topics ?? []
  const about = `    /// Throws UnprocessableRecord where no further try can help, and any other exception where one may.
    /// After a crash a record may come again: what this does elsewhere must bear that.
    /// </summary>`
  return made.length > 0
    ? `using Confluent.Kafka;

/// <summary>What is done with a record: put in your code.</summary>
class Handler
{
${field}    /// <summary>
    /// Returns the records that come of one; they are written when it returns, and none where it throws.
${about}
    public virtual List<(string Topic, Message<byte[], byte[]> Message)> Handle(ConsumeResult<byte[], byte[]> record)
    {
${decoding}        return
        [
${made.map(({ topic }) => `            (${quoted(topic)}, new Message<byte[], byte[]> { Key = record.Message.Key, Value = record.Message.Value }),`).join('\n')}
        ];
    }
}
`
    : `using Confluent.Kafka;

/// <summary>What is done with a record: put in your code.</summary>
class Handler
{
${field}    /// <summary>
${about}
    public virtual void Handle(ConsumeResult<byte[], byte[]> record)
    {
${decoding}        Console.WriteLine($"Processed {record.TopicPartitionOffset}");
    }
}
`
}

/** `Records.cs`: what cannot be processed, and records as they are sent on. */
export const recordsFile = (isSentOn: boolean, isBySeveral: boolean): string =>
  `${blocks(
    (isSentOn || isBySeveral) && 'using System.Text;\nusing Confluent.Kafka;',
    '/// <summary>A record that no further try can help, as one that cannot be read.</summary>\nclass UnprocessableRecord(string message, Exception? cause = null) : Exception(message, cause);',
    (isSentOn || isBySeveral) &&
      `static class Records
{
${
  isBySeveral
    ? `    /// <summary>The topic that a record was first in, for one that comes from a retry topic.</summary>
    public static string OriginOf(ConsumeResult<byte[], byte[]> record) =>
        record.Message.Headers is { } headers && headers.TryGetLastBytes("original-topic", out var origin)
            ? Encoding.UTF8.GetString(origin)
            : record.Topic;
`
    : ''
}${
  isSentOn
    ? `${isBySeveral ? '\n' : ''}    /// <summary>The record as it came, with headers that say where it was first, and why it was sent on last.</summary>
    public static Message<byte[], byte[]> SentOn(ConsumeResult<byte[], byte[]> record, Exception cause)
    {
        var headers = new Headers();
        foreach (var header in record.Message.Headers ?? new Headers())
        {
            if (header.Key != "failure") headers.Add(header.Key, header.GetValueBytes());
        }
        if (!headers.TryGetLastBytes("original-topic", out _))
        {
            headers.Add("original-topic", Encoding.UTF8.GetBytes(record.Topic));
            headers.Add("original-partition", Encoding.UTF8.GetBytes(record.Partition.Value.ToString()));
            headers.Add("original-offset", Encoding.UTF8.GetBytes(record.Offset.Value.ToString()));
        }
        headers.Add("failure", Encoding.UTF8.GetBytes(cause.Message));
        return new Message<byte[], byte[]> { Key = record.Message.Key, Value = record.Message.Value, Headers = headers };
    }
`
    : ''
}}`,
  )}\n`

const settingsOf = (name: string, settings: readonly PlanSetting[]): string =>
  `    static readonly Dictionary<string, string> ${name} = new()
    {
${settings
  .map(
    ({ key, value, why }, at) =>
      `${why === '' || why === settings[at - 1]?.why ? '' : `        // ${why}\n`}        [${quoted(key)}] = ${quoted(value)},`,
  )
  .join('\n')}
    };`

/** `Settings.cs`: the settings with their reasons, over them those of a file of your own, and where the brokers are. */
export function settingsFile(
  { reads, writes }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string {
  const id = writes?.transactionalId
  return `/// <summary>The settings that come with the program, and over them those of the file that CLIENT_PROPERTIES names: secrets, say.</summary>
static class Settings
{
${blocks(
  reads && settingsOf('ReadingSettings', reading),
  writes && settingsOf('WritingSettings', writing),
  reads &&
    `    public static Dictionary<string, string> Reading() => new(WithOwn(ReadingSettings)) { ["group.id"] = ${quoted(reads.groupId ?? 'in-no-group')} };`,
  writes &&
    (id === undefined
      ? '    public static Dictionary<string, string> Writing() => WithOwn(WritingSettings);'
      : `    /// <summary>The transactional id is kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again.</summary>
    public static Dictionary<string, string> Writing() => new(WithOwn(WritingSettings))
    {
        ["transactional.id"] = ${quoted(id)}.Replace("\${instance}", Of("INSTANCE", "1")),
    };`),
  `    public static string Of(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;

    static Dictionary<string, string> WithOwn(Dictionary<string, string> settings)
    {
        Dictionary<string, string> all = new(settings);
        if (Environment.GetEnvironmentVariable("CLIENT_PROPERTIES") is { } path)
        {
            foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Contains('=') && !line.StartsWith('#')))
            {
                all[line[..line.IndexOf('=')].Trim()] = line[(line.IndexOf('=') + 1)..].Trim();
            }
        }
        all["bootstrap.servers"] = Of("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
        if (Environment.GetEnvironmentVariable("KAFKA_SECURITY_PROTOCOL") is { } protocol) all["security.protocol"] = protocol;
        return all;
    }`,
)}
}
`
}

/** `Health.cs`: whether the loop is alive, and how far it is behind, over HTTP. */
export const healthFile = (reads: ReadingPlan | undefined, aliveMs: number): string =>
  block(
    'using System.Collections.Concurrent;\nusing System.Net;\nusing System.Text;',
    reads && 'using Confluent.Kafka;',
    '',
    `/// <summary>What watches the program asks here: GET /health, and GET /metrics for Prometheus.</summary>
sealed class Health : IDisposable
{
    /// <summary>A loop that is quiet for longer is taken to hang.</summary>
    static readonly TimeSpan Alive = TimeSpan.FromMilliseconds(${aliveMs});

    readonly HttpListener listener = new();`,
    reads &&
      '    readonly ConcurrentDictionary<string, long> sentOn = new();\n    readonly ConcurrentDictionary<TopicPartition, long> lag = new();\n    long retried;',
    `    DateTime polled = DateTime.UtcNow;
    long processed;

    public Health(int port)
    {
        listener.Prefixes.Add($"http://*:{port}/");
        listener.Start();
        _ = Task.Run(Answer);
    }
`,
    reads
      ? `    /// <summary>After each poll: the loop is alive, and its consumer knows how far each partition is behind.</summary>
    public void Polled(IConsumer<byte[], byte[]> consumer)
    {
        polled = DateTime.UtcNow;
        foreach (var partition in consumer.Assignment)
        {
            var position = consumer.Position(partition).Value;
            var high = consumer.GetWatermarkOffsets(partition).High.Value;
            if (position >= 0 && high >= 0) lag[partition] = Math.Max(0, high - position);
        }
    }

    public void Retried() => Interlocked.Increment(ref retried);

    public void SentOn(string topic) => sentOn.AddOrUpdate(topic, 1, (_, count) => count + 1);
`
      : `    /// <summary>After each round: the loop is alive.</summary>
    public void Polled() => polled = DateTime.UtcNow;
`,
    `    public void Processed() => Interlocked.Increment(ref processed);

    public void Dispose() => listener.Close();

    async Task Answer()
    {
        while (listener.IsListening)
        {
            var asked = await listener.GetContextAsync();
            var isAlive = DateTime.UtcNow - polled < Alive;
            var (status, text) = asked.Request.Url?.AbsolutePath switch
            {
                "/health" => isAlive ? (200, "up\\n") : (503, "hangs\\n"),
                "/metrics" => (200, Metrics()),
                _ => (404, ""),
            };
            asked.Response.StatusCode = status;
            asked.Response.Close(Encoding.UTF8.GetBytes(text), false);
        }
    }

    string Metrics()
    {
        var text = new StringBuilder($"records_processed_total {processed}\\n");`,
    reads &&
      `        text.Append($"records_retried_total {retried}\\n");
        foreach (var (topic, count) in sentOn) text.Append($"records_sent_on_total{{topic=\\"{topic}\\"}} {count}\\n");
        foreach (var (of, records) in lag) text.Append($"consumer_lag_records{{topic=\\"{of.Topic}\\",partition=\\"{of.Partition.Value}\\"}} {records}\\n");`,
    '        return text.ToString();\n    }\n}\n',
  )

/** `Program.cs`: puts the program together, runs it, and ends it in good order. */
export function programFile({ reads, writes }: ApplicationPlan): string {
  const parts = [
    ...(reads ? ['new ConsumerBuilder<byte[], byte[]>(Settings.Reading())'] : []),
    ...(writes ? ['producer'] : []),
    reads ? 'new Handler()' : 'new Source()',
    'health',
  ]
  return `using System.Runtime.InteropServices;
using Confluent.Kafka;

using var stopping = new CancellationTokenSource();
// SIGTERM: what is in hand is finished and committed first.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopping.Cancel();
}
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

using var health = new Health(int.Parse(Settings.Of("HEALTH_PORT", "8080")));
${writes ? 'using var producer = new ProducerBuilder<byte[], byte[]>(Settings.Writing()).Build();\n' : ''}new Worker(${parts.join(', ')}).Run(stopping.Token);
`
}
