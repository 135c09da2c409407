package org.ridgepoint.experiment.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema of a record type, for editors: which keys there are and what kind of value each takes.
 *
 * <p>Keys inside are never required, because a file that extends another states only what differs; the program checks
 * the whole.
 */
public final class JsonSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String EXTENDS =
            "the file that this one differs from: a name from the catalogue, or a path from where this file lies";
    private static final String NUMBER = "[0-9]{1,30}(\\.[0-9]{1,30})?";

    private final KeyMeanings meanings;

    /** Schemas whose keys are described in these words. */
    public JsonSchema(KeyMeanings meanings) {
        this.meanings = meanings;
    }

    /** The schema of files that are bound to a type. */
    public Map<String, Object> of(Class<? extends Record> type) {
        Map<String, Object> schema = ofPart(type);
        if (!required(type).isEmpty()) {
            schema.put("if", Map.of("not", Map.of("required", List.of("extends"))));
            schema.put("then", Map.of("required", required(type)));
        }
        return schema;
    }

    /** The schema of files that others extend: what those add may be missing. */
    public Map<String, Object> ofPart(Class<? extends Record> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("title", type.getSimpleName());
        Map<String, Object> mapping = record(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("extends", described(Map.of("type", "string"), EXTENDS));
        properties.putAll(entries(type));
        mapping.put("properties", properties);
        schema.putAll(mapping);
        return schema;
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", entries(type));
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> entries(Class<?> type) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String meaning = meanings.of(type, component.getName());
            Map<String, Object> value = value(component.getGenericType());
            if (value.get("type").equals("integer")) {
                value = with(value, "minimum", meaning.contains("(default 0)") ? 0 : 1);
            }
            entries.put(component.getName(), described(value, meaning));
        }
        return entries;
    }

    private static List<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .toList();
    }

    private Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (TypeWords.isQuantity(plain)) {
            String units = String.join("|", TypeWords.units(plain));
            return with(Map.of("type", "string"), "pattern", "^" + NUMBER + " ?(" + units + ")$");
        }
        if (ScalarBinder.parse(plain).isPresent()) {
            return Map.of("type", List.of("string", "number", "boolean"));
        }
        if (plain.isEnum()) {
            return with(Map.of("type", "string"), "enum", ScalarBinder.spellings(plain));
        }
        return plain.isRecord() ? record(plain) : Map.of("type", scalar(plain));
    }

    private Map<String, Object> container(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return value(arguments[0]);
        }
        if (type.getRawType() == List.class) {
            return with(Map.of("type", "array"), "items", value(arguments[0]));
        }
        Map<String, Object> schema = with(Map.of("type", "object"), "additionalProperties", value(arguments[1]));
        Class<?> key = (Class<?>) arguments[0];
        return key.isEnum() ? with(schema, "propertyNames", Map.of("enum", ScalarBinder.spellings(key))) : schema;
    }

    private static Map<String, Object> described(Map<String, Object> schema, String meaning) {
        return meaning.isEmpty() ? schema : with(schema, "description", meaning);
    }

    private static Map<String, Object> with(Map<String, Object> schema, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put(key, value);
        return more;
    }

    private static String scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "integer";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            default -> "string";
        };
    }
}
