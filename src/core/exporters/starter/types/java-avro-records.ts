/** `AvroRecords.java`: what Avro reads and writes, as the records of RecordTypes. */
export const avroRecordsFile = (packageName: string): string => `package ${packageName};

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** What Avro reads and writes, as the records in RecordTypes: a component for each field, in the order of the schema. */
final class AvroRecords {
    private AvroRecords() {
    }

    /** The last of these schemas; those before it are what it names. */
    static Schema schema(String... texts) {
        Schema.Parser parser = new Schema.Parser();
        Schema last = null;
        for (String text : texts) last = parser.parse(text);
        return last;
    }

    static Object read(Object value, Type type) {
        Class<?> raw = type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
        if (value instanceof CharSequence || value instanceof GenericData.EnumSymbol) return text(value.toString(), raw);
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }
        if (value instanceof GenericFixed fixed) return fixed.bytes();
        if (value instanceof List<?> items) {
            List<Object> all = new ArrayList<>();
            for (Object item : items) all.add(read(item, argument(type, 0)));
            return all;
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> all = new LinkedHashMap<>();
            entries.forEach((key, item) -> all.put(key.toString(), read(item, argument(type, 1))));
            return all;
        }
        if (!(value instanceof IndexedRecord record) || !raw.isRecord()) return value;
        RecordComponent[] components = raw.getRecordComponents();
        Object[] fields = new Object[components.length];
        for (int at = 0; at < fields.length; at++) fields[at] = read(record.get(at), components[at].getGenericType());
        return made(raw, fields);
    }

    static Object write(Object value, Schema schema) {
        switch (schema.getType()) {
            case RECORD:
                GenericData.Record record = new GenericData.Record(schema);
                RecordComponent[] components = value.getClass().getRecordComponents();
                for (Schema.Field field : schema.getFields())
                    record.put(field.pos(), write(component(value, components[field.pos()]), field.schema()));
                return record;
            case ENUM:
                Object symbol = value instanceof Record of ? component(of, of.getClass().getRecordComponents()[0]) : value;
                return new GenericData.EnumSymbol(schema, symbol.toString());
            case ARRAY:
                return ((List<?>) value).stream().map(item -> write(item, schema.getElementType())).toList();
            case MAP:
                Map<String, Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) value).forEach((key, item) -> entries.put(key.toString(), write(item, schema.getValueType())));
                return entries;
            case UNION:
                if (value == null) return null;
                List<Schema> branches = schema.getTypes().stream().filter(one -> one.getType() != Schema.Type.NULL).toList();
                if (branches.size() == 1) return write(value, branches.get(0));
                return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
            case FIXED:
                return new GenericData.Fixed(schema, (byte[]) value);
            case BYTES:
                return ByteBuffer.wrap((byte[]) value);
            default:
                return value;
        }
    }

    private static Object text(String text, Class<?> raw) {
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants()).filter(one -> one.toString().equals(text)).findFirst().orElseThrow();
        }
        return raw.isRecord() ? made(raw, text) : text;
    }

    private static Type argument(Type type, int at) {
        return type instanceof ParameterizedType of ? of.getActualTypeArguments()[at] : Object.class;
    }

    private static Object made(Class<?> raw, Object... fields) {
        try {
            Class<?>[] types = Arrays.stream(raw.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            return constructor.newInstance(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No " + raw.getSimpleName(), e);
        }
    }

    private static Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No " + component.getName(), e);
        }
    }
}
`
