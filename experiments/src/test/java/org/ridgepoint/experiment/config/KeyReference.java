package org.ridgepoint.experiment.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of every kind of file as tables, from the records that files are bound to. */
public final class KeyReference {
    private static final Pattern DEFAULT = Pattern.compile(" ?\\(default:? ([^()]*)\\)");

    private final KeyMeanings meanings;
    private final StringBuilder text = new StringBuilder();

    /** A reference without keys yet. */
    public KeyReference(KeyMeanings meanings) {
        this.meanings = meanings;
    }

    /** Adds the keys of a kind of file. */
    public KeyReference with(String title, String words, Class<? extends Record> type) {
        text.append("\n## ").append(title).append("\n\n").append(words).append("\n\n");
        text.append("| key | value | left out | what it is |\n| --- | --- | --- | --- |\n");
        rows(type, "");
        return this;
    }

    /** The tables. */
    public String text() {
        return text.toString();
    }

    private void rows(Class<?> type, String path) {
        for (RecordComponent component : type.getRecordComponents()) {
            String meaning = meanings.of(type, component.getName());
            Matcher fallback = DEFAULT.matcher(meaning);
            boolean optional = component.getType() == Optional.class;
            String leftOut = !optional ? "required" : fallback.find() ? fallback.group(1) : "optional";
            String key = KeyPath.child(path, component.getName());
            row(key, component.getGenericType(), leftOut, fallback.replaceAll(""));
        }
    }

    private void row(String key, Type type, String leftOut, String meaning) {
        text.append("| `").append(key).append("` | ").append(words(type)).append(" | ");
        text.append(leftOut).append(" | ").append(meaning.replace("|", "\\|")).append(" |\n");
        below(key, type);
    }

    /** The keys inside a mapping, or inside each mapping of a list. */
    private void below(String key, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] inside = generic.getActualTypeArguments();
            String path = generic.getRawType() == List.class ? key + "[]" : key;
            below(generic.getRawType() == Map.class ? key + ".*" : path, inside[inside.length - 1]);
        } else if (isMapping((Class<?>) type)) {
            rows((Class<?>) type, key);
        }
    }

    private static String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] inside = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "List" -> "a list, each " + words(inside[0]);
                case "Map" -> "a mapping, each " + words(inside[1]);
                default -> words(inside[0]);
            };
        }
        Class<?> plain = (Class<?>) type;
        if (isMapping(plain)) {
            return "a mapping";
        }
        String words = TypeWords.describe(plain);
        return TypeWords.isQuantity(plain)
                ? words.replace(" with its unit", "") + ": " + String.join(", ", TypeWords.units(plain))
                : words;
    }

    private static boolean isMapping(Class<?> type) {
        return type.isRecord() && ScalarBinder.parse(type).isEmpty();
    }
}
