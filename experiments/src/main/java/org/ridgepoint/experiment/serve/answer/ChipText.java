package org.ridgepoint.experiment.serve.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.experiment.run.RunRequest;

/** A chip as the file that a user would write for it: what it extends and what differs. */
final class ChipText {
    private ChipText() {}

    static String of(RunRequest request) {
        String chip = request.chip();
        String name = chip.substring(chip.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
        Map<String, Object> tree = new LinkedHashMap<>();
        request.settings().forEach(setting -> put(tree, setting));
        StringBuilder text = new StringBuilder("extends: " + name + "\n");
        write(text, tree, "");
        return text.toString();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String setting) {
        int equals = setting.indexOf('=');
        String[] keys = setting.substring(0, equals).split("\\.");
        Map<String, Object> at = tree;
        for (int i = 0; i < keys.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(keys[i], any -> new LinkedHashMap<String, Object>());
        }
        at.put(keys[keys.length - 1], setting.substring(equals + 1));
    }

    private static void write(StringBuilder text, Map<String, Object> tree, String indent) {
        tree.forEach((key, value) -> {
            text.append(indent).append(key).append(':');
            if (value instanceof Map<?, ?> below) {
                text.append('\n');
                @SuppressWarnings("unchecked")
                Map<String, Object> more = (Map<String, Object>) below;
                write(text, more, indent + "  ");
            } else {
                text.append(' ').append(value).append('\n');
            }
        });
    }
}
