package org.ridgepoint.experiment.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tool takes by a name.
 *
 * @param name by which a client gives it
 * @param kind what it is
 * @param required whether it must be given
 * @param description one sentence for whoever calls it
 */
record Argument(String name, Kind kind, boolean required, String description) {
    /** What an argument is, in the words of JSON Schema. */
    enum Kind {
        /** One text or number. */
        TEXT(Map.of("type", List.of("string", "integer"))),
        /** Texts. */
        TEXTS(Map.of("type", "array", "items", Map.of("type", "string"))),
        /** A list of values by key. */
        LISTS(Map.of(
                "type",
                "object",
                "additionalProperties",
                Map.of("type", "array", "minItems", 1, "items", Map.of("type", List.of("string", "number")))));

        private final Map<String, Object> schema;

        Kind(Map<String, Object> schema) {
            this.schema = schema;
        }

        private boolean isOne(Object value) {
            return switch (this) {
                case TEXT -> isScalar(value);
                case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
                case LISTS ->
                    value instanceof Map<?, ?> map
                            && map.values().stream()
                                    .allMatch(each -> each instanceof List<?> list
                                            && !list.isEmpty()
                                            && list.stream().allMatch(Kind::isScalar));
            };
        }

        private static boolean isScalar(Object value) {
            return value instanceof String || value instanceof Number;
        }

        private String words() {
            return switch (this) {
                case TEXT -> "a text or a number";
                case TEXTS -> "a list of texts";
                case LISTS -> "an object with a list of values under each key";
            };
        }
    }

    static Argument required(String name, String description) {
        return new Argument(name, Kind.TEXT, true, description);
    }

    static Argument optional(String name, String description) {
        return new Argument(name, Kind.TEXT, false, description);
    }

    /** Refuses what it is not, and its absence where it must be there. */
    void require(String tool, Map<String, Object> given) {
        Object value = given.get(name);
        if (value == null && required) {
            throw new IllegalArgumentException(tool + ": missing " + name + "; expected " + kind.words());
        }
        if (value != null && !kind.isOne(value)) {
            throw new IllegalArgumentException(tool + ": " + name + ": expected " + kind.words());
        }
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(kind.schema);
        schema.put("description", description);
        return schema;
    }
}
