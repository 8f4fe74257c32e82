package streams.rawspanstostructuredtracesgroupingjob;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Processors that pass every record on: put in what yours do. */
final class Steps {
    private Steps() {
    }

    static <K, V> ProcessorSupplier<K, V, K, V> pass() {
        return () -> new ContextualProcessor<K, V, K, V>() {
            @Override
            public void process(Record<K, V> record) {
                context().forward(record);
            }
        };
    }

    static <K, V> FixedKeyProcessorSupplier<K, V, V> passValue() {
        return () -> new ContextualFixedKeyProcessor<K, V, V>() {
            @Override
            public void process(FixedKeyRecord<K, V> record) {
                context().forward(record);
            }
        };
    }

    /** What is joined or merged with types that its own do not fit: map one of the two before. */
    @SuppressWarnings("unchecked")
    static <T> T as(Object other) {
        return (T) other;
    }
}
