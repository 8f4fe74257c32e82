package driver;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;

/** Kafka's command line tools, called with the very words of a command line, without a JVM for each. */
final class Tools {
    /** Thrown in place of the end of the JVM. */
    private static final class Exited extends RuntimeException {
        Exited() {
            super("The tool ended.", null, false, false);
        }
    }

    /** What the tool of this thread prints, and how it ended. */
    private static final class Run {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        /** A tool may catch the first Exited and exit again; the first says how it ended. */
        Integer status;
    }

    /** Inherited by the threads that a tool starts. */
    private static final InheritableThreadLocal<Run> RUN = new InheritableThreadLocal<>();

    private static PrintStream byThread(PrintStream otherwise) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int character) {
                Run run = RUN.get();
                if (run != null) run.printed.write(character);
                else otherwise.write(character);
            }
        }, true, StandardCharsets.UTF_8);
    }

    static void register(Map<String, Driver.Operation> operations) {
        Exit.Procedure exited = (code, message) -> {
            Run run = RUN.get();
            if (run != null && run.status == null) run.status = code;
            throw new Exited();
        };
        Exit.setExitProcedure(exited);
        Exit.setHaltProcedure(exited);
        System.setOut(byThread(System.err));
        System.setErr(byThread(System.err));
        operations.put("tool", args -> run(args.get("tool").asText(), Driver.list(args.get("arguments")).toArray(String[]::new)));
    }

    private static Object run(String tool, String[] arguments) throws Exception {
        Class<?> type = Class.forName(switch (tool) {
            case "kafka-topics.sh" -> "org.apache.kafka.tools.TopicCommand";
            case "kafka-configs.sh" -> "kafka.admin.ConfigCommand";
            case "kafka-acls.sh" -> "org.apache.kafka.tools.AclCommand";
            default -> throw new IllegalArgumentException("No tool " + tool);
        });
        Run run = new Run();
        RUN.set(run);
        try {
            type.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException error) {
            if (!(error.getCause() instanceof Exited)) throw error;
        } finally {
            RUN.remove();
        }
        return Map.of("status", run.status == null ? 0 : run.status,
            "output", run.printed.toString(StandardCharsets.UTF_8));
    }

    private Tools() {
    }
}
