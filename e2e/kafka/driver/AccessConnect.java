package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.util.FutureCallback;

/** A worker of Connect that runs drawn connectors until all that they do is seen, or something of it is not in time. */
final class AccessConnect {
    static void register(Map<String, Driver.Operation> operations) {
        operations.put("runConnect", AccessConnect::run);
    }

    /** Where there are sources a second worker goes on where the first one stopped, and so reads what that wrote. */
    private static Object run(JsonNode args) throws Exception {
        for (int life = 0; life < args.get("lives").asInt(); life++) live(args);
        return true;
    }

    private static void live(JsonNode args) throws Exception {
        Admin admin = Topics.admin(args);
        Map<String, Long> before = new LinkedHashMap<>();
        for (String topic : Driver.list(args.get("written"))) before.put(topic, AccessRuns.offset(admin, topic, OffsetSpec.latest()));
        Connect<DistributedHerder> connect = new ConnectDistributed().startConnect(Driver.texts(args.get("worker")));
        try {
            long end = AccessRuns.end(args);
            for (JsonNode connector : args.get("connectors")) {
                FutureCallback<Object> taken = new FutureCallback<>();
                put(connect.herder(), connector, taken);
                while (!taken.isDone()) {
                    AccessRuns.demand(!connect.herderTask().isDone(), "the worker ends", "");
                    AccessRuns.demand(System.nanoTime() < end, "the worker takes no connector", "");
                    Thread.sleep(100);
                }
                taken.get(1, TimeUnit.SECONDS);
            }
            for (String missing = "it does not start"; missing != null; Thread.sleep(200)) {
                AccessRuns.demand(!connect.herderTask().isDone(), "the worker ends", "");
                AccessRuns.demand(System.nanoTime() < end, missing, "");
                missing = missing(admin, args, before, connect.herder());
            }
        } finally {
            // A worker that lacks a right may wait for long before it ends.
            Thread stopping = new Thread(connect::stop);
            stopping.setDaemon(true);
            stopping.start();
            stopping.join(5000);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void put(DistributedHerder herder, JsonNode connector, FutureCallback<Object> taken) {
        herder.putConnectorConfig(connector.get("name").asText(),
            new LinkedHashMap<>(Driver.texts(connector.get("config"))), true, (FutureCallback) taken);
    }

    private static String missing(Admin admin, JsonNode args, Map<String, Long> before, DistributedHerder herder)
        throws Exception {
        for (JsonNode connector : args.get("connectors")) {
            ConnectorStateInfo status;
            try {
                status = herder.connectorStatus(connector.get("name").asText());
            } catch (org.apache.kafka.connect.errors.NotFoundException error) {
                return "no state is kept";
            }
            for (var task : status.tasks())
                if ("FAILED".equals(task.state())) throw new AccessRuns.Missing(because(task.trace()));
            if (status.tasks().isEmpty() || !status.tasks().stream().allMatch(task -> "RUNNING".equals(task.state()))) return "no task runs";
        }
        for (var topic : before.entrySet())
            if (AccessRuns.offset(admin, topic.getKey(), OffsetSpec.latest()) <= topic.getValue()) return "nothing is written";
        for (JsonNode group : args.get("groups"))
            if (!AccessRuns.hasRead(admin, group.get("id").asText(), Driver.list(group.get("topics")))) return "nothing is committed";
        return null;
    }

    /** The exception that is at the bottom of a trace. */
    private static String because(String trace) {
        String last = "the task fails";
        for (String line : List.of(trace.split("\n")))
            if (line.startsWith("Caused by: ") || !line.startsWith("\t")) last = line;
        String type = last.replaceFirst("^Caused by: ", "").replaceFirst(":.*$", "");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private AccessConnect() {
    }
}
