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

    private JsonSchema() {}

    /** The schema of files that are bound to a type. */
    public static Map<String, Object> of(Class<? extends Record> type) {
        Map<String, Object> schema = ofPart(type);
        schema.put("anyOf", List.of(Map.of("required", List.of("extends")), Map.of("required", required(type))));
        return schema;
    }

    /** The schema of files that others extend: what those add may be missing. */
    public static Map<String, Object> ofPart(Class<? extends Record> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("title", type.getSimpleName());
        Map<String, Object> mapping = record(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("extends", Map.of("type", "string"));
        properties.putAll(entries(type));
        mapping.put("properties", properties);
        schema.putAll(mapping);
        return schema;
    }

    private static Map<String, Object> record(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", entries(type));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> entries(Class<?> type) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            entries.put(component.getName(), value(component.getGenericType()));
        }
        return entries;
    }

    private static List<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .toList();
    }

    private static Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (ScalarBinder.parse(plain).isPresent()) {
            Object written = TypeWords.isQuantity(plain) ? "string" : List.of("string", "number");
            return described(written, TypeWords.describe(plain));
        }
        if (plain.isEnum()) {
            return Map.of("enum", ScalarBinder.spellings(plain));
        }
        return plain.isRecord() ? record(plain) : Map.of("type", scalar(plain));
    }

    private static Map<String, Object> container(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type.getRawType() == Optional.class) {
            return value(arguments[0]);
        }
        if (type.getRawType() == List.class) {
            schema.put("type", "array");
            schema.put("items", value(arguments[0]));
        } else {
            schema.put("type", "object");
            schema.put("additionalProperties", value(arguments[1]));
        }
        return schema;
    }

    private static Map<String, Object> described(Object type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
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
