package driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/**
 * Describes the topologies of exported projects. The argument is the folder of their classes; a line on standard input
 * is a package and a file of properties, with a tab between; a line out is the description as JSON, or why there is none.
 */
public final class Described {
    private Described() {
    }

    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(args[0]).toUri().toURL()})) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t");
                Map<String, String> answer = new LinkedHashMap<>();
                try {
                    answer.put("describe", describe(loader, parts[0], Path.of(parts[1])));
                } catch (InvocationTargetException thrown) {
                    answer.put("error", String.valueOf(thrown.getCause()));
                }
                System.out.println(json.writeValueAsString(answer));
            }
        }
    }

    private static String describe(ClassLoader loader, String name, Path settings) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        }
        Object topology = loader.loadClass(name + ".Program").getMethod("topology", Properties.class).invoke(null, properties);
        return ((Topology) topology).describe().toString();
    }
}
