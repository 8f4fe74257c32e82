package driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One long-lived JVM that does with Kafka's own classes what it is asked: a JSON object a line on standard
 * input, {"id": 1, "op": "describe", "args": {...}}, answered in any order on standard output by
 * {"id": 1, "result": ...} or {"id": 1, "error": {"type": simple class name, "message": ..., "causes": [...]}}.
 * It ends when standard input does.
 */
public final class Driver {
    static final ObjectMapper JSON = new ObjectMapper();

    interface Operation {
        Object run(JsonNode args) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What Kafka's tools print must not stand between the answers.
        System.setOut(System.err);
        Map<String, Operation> operations = new LinkedHashMap<>();
        Tools.register(operations);
        Topics.register(operations);
        Configs.register(operations);
        Validation.register(operations);
        Clients.register(operations);
        Workers.register(operations);
        Schemas.register(operations);
        AccessRuns.register(operations);
        AccessStreams.register(operations);
        AccessConnect.register(operations);
        ExecutorService workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = questions.readLine()) != null; ) {
            JsonNode question = JSON.readTree(line);
            workers.execute(() -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("id", question.get("id").asInt());
                try {
                    Operation operation = operations.get(question.get("op").asText());
                    if (operation == null) throw new IllegalArgumentException("No operation " + question.get("op"));
                    answer.put("result", operation.run(question.get("args")));
                } catch (Throwable error) {
                    answer.put("error", error(error));
                }
                try {
                    String text = JSON.writeValueAsString(answer);
                    synchronized (answers) {
                        answers.println(text);
                    }
                } catch (Exception error) {
                    error.printStackTrace();
                }
            });
        }
        Clients.closeAll();
        // Clients that wait for a broker which is gone must not keep the JVM.
        Runtime.getRuntime().halt(0);
    }

    /** The exception that a caller of Kafka would handle, and what lies beneath it. */
    static Map<String, Object> error(Throwable thrown) {
        Throwable error = unwrap(thrown);
        List<String> causes = new ArrayList<>();
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause())
            causes.add(cause.getClass().getSimpleName());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", error.getClass().getSimpleName());
        shown.put("message", String.valueOf(error.getMessage()));
        shown.put("causes", causes);
        return shown;
    }

    static Throwable unwrap(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof ExecutionException || error instanceof CompletionException
            || error instanceof java.lang.reflect.InvocationTargetException) && error.getCause() != null)
            error = error.getCause();
        return error;
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object != null)
            object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        if (array != null) array.forEach(item -> list.add(item.asText()));
        return list;
    }

    private Driver() {
    }
}
