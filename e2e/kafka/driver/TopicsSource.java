package driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Stands for a source of any class: writes to every topic that it is told, and knows how far it came. */
public final class TopicsSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> props) {
        settings = props;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Writing.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef().define("topics.written", ConfigDef.Type.LIST, ConfigDef.Importance.HIGH, "Where to write.");
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    public static final class Writing extends SourceTask {
        private List<String> topics = List.of();
        private long count;

        @Override
        public void start(Map<String, String> props) {
            topics = List.of(props.get("topics.written").split(","));
            context.offsetStorageReader().offset(Map.of("source", "one"));
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            Thread.sleep(200);
            count++;
            List<SourceRecord> records = new ArrayList<>();
            for (String topic : topics)
                records.add(new SourceRecord(Map.of("source", "one"), Map.of("count", count), topic,
                    Schema.STRING_SCHEMA, "k", Schema.STRING_SCHEMA, "v" + count));
            return records;
        }

        @Override
        public void stop() {
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
