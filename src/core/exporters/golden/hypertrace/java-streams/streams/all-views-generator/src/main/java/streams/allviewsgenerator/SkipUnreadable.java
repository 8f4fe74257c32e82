package streams.allviewsgenerator;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Says which record cannot be read, and goes on after it. Without a handler Kafka Streams stops at it, and again after
 * every restart. Takes effect as deserialization.exception.handler=streams.allviewsgenerator.SkipUnreadable.
 */
public final class SkipUnreadable implements DeserializationExceptionHandler {
    private static final System.Logger LOG = System.getLogger(SkipUnreadable.class.getName());

    @Override
    public DeserializationHandlerResponse handle(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception
    ) {
        LOG.log(System.Logger.Level.ERROR, "Skipped " + record.topic() + "-" + record.partition() + " at "
            + record.offset() + ", task " + context.taskId() + ": it cannot be read", exception);
        return DeserializationHandlerResponse.CONTINUE;
    }

    @Override
    public void configure(Map<String, ?> configs) {
    }
}
