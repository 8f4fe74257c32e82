package driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What Avro's own library says of pairs of schemas. */
final class Schemas {
    static void register(Map<String, Driver.Operation> operations) {
        operations.put("avroPairs", args -> {
            List<Object> answers = new ArrayList<>();
            for (JsonNode pair : args.get("pairs")) answers.add(answer(pair));
            return answers;
        });
    }

    /** Why the reader cannot read what the writer wrote, each with its place; or that one of them is no schema. */
    private static Object answer(JsonNode pair) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            Schema reader = new Schema.Parser().parse(pair.get("reader").asText());
            Schema writer = new Schema.Parser().parse(pair.get("writer").asText());
            List<String> broken = new ArrayList<>();
            SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult().getIncompatibilities()
                .forEach(one -> broken.add(one.getType() + " " + one.getLocation()));
            answer.put("broken", broken);
        } catch (AvroRuntimeException error) {
            answer.put("refused", true);
        }
        return answer;
    }

    private Schemas() {
    }
}
