package org.ridgepoint.experiment.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.YamlNode.Kind;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlNode.Sequence;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads YAML text into nodes, one token at a time.
 *
 * <p>Duplicate keys, anchors, aliases, tags' types and second documents are refused, so that what one reads in a file is
 * what there is, and no small file can grow into a large tree.
 */
final class YamlReader {
    private static final int DEEPEST = 40;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;
    private final Origin origin;

    private YamlReader(YAMLParser parser, Origin origin) {
        this.parser = parser;
        this.origin = origin;
    }

    /** The one document in a text. */
    static YamlNode read(String text, Origin origin) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(parser, origin).document();
        } catch (JsonProcessingException failure) {
            throw unreadable(failure, origin);
        } catch (IOException | YAMLException failure) {
            throw origin.error("", "not readable as YAML: " + failure.getMessage());
        }
    }

    private YamlNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw origin.error("", "empty; expected a mapping of keys to values");
        }
        YamlNode node = value(first, "", 0);
        if (parser.nextToken() != null) {
            throw origin.error("", "more than one YAML document; expected one");
        }
        return node;
    }

    private YamlNode value(JsonToken token, String path, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw origin.error(path, "nested deeper than " + DEEPEST + " levels");
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw origin.error(path, "anchors and aliases are not supported; write the value out, or use \"extends\"");
        }
        return switch (token) {
            case START_OBJECT -> mapping(path, depth);
            case START_ARRAY -> sequence(path, depth);
            case VALUE_NUMBER_INT -> scalar(Kind.WHOLE);
            case VALUE_NUMBER_FLOAT -> scalar(Kind.REAL);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.BOOLEAN);
            case VALUE_NULL -> new Scalar("null", Kind.NULL, origin);
            default -> scalar(Kind.TEXT);
        };
    }

    private Mapping mapping(String path, int depth) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyPath = KeyPath.child(path, key);
            if (entries.containsKey(key)) {
                int line = parser.currentTokenLocation().getLineNr();
                throw origin.error(
                        keyPath,
                        "duplicate key on line " + line + KeyPath.cutHint(key).orElse("; expected each key once"));
            }
            entries.put(key, value(parser.nextToken(), keyPath, depth + 1));
        }
        return new Mapping(entries, origin);
    }

    private Sequence sequence(String path, int depth) throws IOException {
        List<YamlNode> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, KeyPath.element(path, elements.size()), depth + 1));
        }
        return new Sequence(elements, origin);
    }

    private Scalar scalar(Kind kind) throws IOException {
        return new Scalar(parser.getText(), kind, origin);
    }

    private static UserError unreadable(JsonProcessingException failure, Origin origin) {
        if (failure.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            return origin.error("", "not readable as YAML, line " + line + ": " + marked.getProblem());
        }
        return origin.error("", "not readable as YAML: " + failure.getOriginalMessage());
    }
}
