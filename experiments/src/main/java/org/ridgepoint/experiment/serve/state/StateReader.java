package org.ridgepoint.experiment.serve.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;

/** Reads a state from JSON; what is wrong with it is the asker's error, in one line. */
public final class StateReader {
    /** No honest state is larger. */
    public static final int MOST_BYTES = 16 << 10;

    private static final int LONGEST_WORD = 256;
    private static final int MOST_BATCH = 4096;
    private static final int MOST_DIMS = 64;
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./+_-]{0,63}");
    private static final List<String> KEYS =
            List.of("chip", "workload", "input", "batch", "precision", "detail", "settings", "cores", "split", "dims");
    private static final List<String> DETAILS = List.of("auto", "full", "sampled");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(4096)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StateReader() {}

    /** The object in a body. */
    public static JsonNode object(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || !node.isObject()) {
                throw new UserError("body: expected one JSON object");
            }
            return node;
        } catch (JsonProcessingException failure) {
            throw new UserError("body: not readable as JSON: " + failure.getOriginalMessage());
        } catch (IOException failure) {
            throw new UserError("body: not readable as JSON: " + failure.getMessage());
        }
    }

    /** The state that an object holds. */
    public static DesignState state(JsonNode object) {
        requireKeys("state", object, KEYS);
        return new DesignState(
                word(object, "chip").orElseThrow(() -> missing("chip")),
                word(object, "workload").orElseThrow(() -> missing("workload")),
                word(object, "input"),
                whole(object, "batch", MOST_BATCH),
                word(object, "precision"),
                oneOf(word(object, "detail").orElse("auto"), DETAILS),
                settings(object.get("settings")),
                whole(object, "cores", MOST_BATCH),
                word(object, "split"),
                dims(object.get("dims")));
    }

    private static Map<String, Long> dims(JsonNode node) {
        Map<String, Long> dims = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return dims;
        }
        if (!node.isObject() || node.size() > MOST_DIMS) {
            throw new UserError("state: dims: expected an object of at most " + MOST_DIMS + " names and sizes");
        }
        node.fields().forEachRemaining(dim -> {
            if (dim.getKey().length() > LONGEST_WORD
                    || !dim.getValue().canConvertToInt()
                    || dim.getValue().asInt() < 0) {
                throw new UserError("state: dims: expected names and whole sizes");
            }
            dims.put(dim.getKey(), dim.getValue().asLong());
        });
        return dims;
    }

    /** Refuses keys that an object has no use for. */
    public static void requireKeys(String what, JsonNode object, List<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new UserError(what + ": unknown key \"" + shortened(name) + "\"; expected some of "
                        + String.join(", ", known) + Nearest.hint(name, known));
            }
        }
    }

    private static UserError missing(String key) {
        return new UserError("state: " + key + ": is missing; GET /api/v1/catalogue lists the names");
    }

    /** A text of an object, or a number where that stands for one. */
    public static Optional<String> word(JsonNode object, String key) {
        JsonNode node = object.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        boolean text = node.isTextual() || node.isIntegralNumber();
        if (!text || node.asText().isBlank() || node.asText().length() > LONGEST_WORD) {
            throw new UserError("state: " + key + ": expected a text of 1 to " + LONGEST_WORD + " characters");
        }
        return Optional.of(node.asText());
    }

    private static Optional<Integer> whole(JsonNode object, String key, int most) {
        JsonNode node = object.get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 1 || node.asInt() > most) {
            throw new UserError("state: " + key + ": expected a whole number from 1 to " + most);
        }
        return Optional.of(node.asInt());
    }

    private static String oneOf(String word, List<String> known) {
        if (!known.contains(word)) {
            throw new UserError(
                    "state: detail: expected one of " + String.join(", ", known) + ", was \"" + shortened(word) + "\"");
        }
        return word;
    }

    private static Map<String, String> settings(JsonNode node) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return settings;
        }
        if (!node.isObject()) {
            throw new UserError("state: settings: expected an object of keys and values");
        }
        requireKeys("state: settings", node, Knob.keys());
        node.fieldNames().forEachRemaining(key -> {
            String value = word(node, key).orElse("");
            if (!VALUE.matcher(value).matches()) {
                throw new UserError("state: settings: " + key + ": expected a value such as 8 MiB, 4 or 933 MHz");
            }
            settings.put(key, value);
        });
        return settings;
    }

    private static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "...";
    }
}
