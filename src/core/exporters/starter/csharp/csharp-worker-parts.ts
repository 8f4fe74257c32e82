/** Records that wait for their next try, their partitions paused. */
export const HOLDING = `    /// <summary>The record comes again, and with it all that follow, but not before it is due.</summary>
    void Hold(ConsumeResult<byte[], byte[]> record, int tries, DateTime due)
    {
        consumer.Pause([record.TopicPartition]);
        consumer.Seek(record.TopicPartitionOffset);
        held[record.TopicPartition] = new Held(record.Offset, tries, due);
    }

    void ResumeDue()
    {
        var now = DateTime.UtcNow;
        consumer.Resume(held.Where(of => of.Value.Due <= now).Select(of => of.Key).ToList());
    }`

/** How a record is handed to the producer. */
export const SENDING = `    void Send(string topic, Message<byte[], byte[]> message)
    {
        while (true)
        {
            try
            {
                producer.Produce(topic, message, report =>
                {
                    if (report.Error.IsError) errors.Enqueue(report.Error.Reason);
                });
                return;
            }
            catch (ProduceException<byte[], byte[]> error) when (error.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(100));
            }
        }
    }`

/** How what was sent is waited for. */
export const WAITING_FOR_WRITES = `    /// <summary>Waits until all that was sent is written; throws where something is not, so that nothing is committed past it.</summary>
    void Written()
    {
        producer.Flush(CancellationToken.None);
        if (errors.TryPeek(out var error)) throw new InvalidOperationException($"A record is not written: {error}");
    }`

/** For a reader of everything, which no group assigns partitions to. */
export const EVERY_PARTITION = `    /// <summary>Every partition of its topics: no group shares them out, and each instance reads them all.</summary>
    List<TopicPartition> EveryPartition()
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return Topics
            .SelectMany(topic => admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics)
            .SelectMany(topic => topic.Partitions.Select(of => new TopicPartition(topic.Topic, of.PartitionId)))
            .ToList();
    }`
