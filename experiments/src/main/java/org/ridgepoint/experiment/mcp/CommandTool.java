package org.ridgepoint.experiment.mcp;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.Nearest;

/**
 * A command as a tool.
 *
 * @param name as clients call it
 * @param description what it does, for whoever calls it
 * @param arguments what it takes
 * @param work what it does with them in an empty folder
 */
record CommandTool(String name, String description, List<Argument> arguments, Work work) {
    /** What a tool does. */
    interface Work {
        /** The answer to arguments that were checked; {@code folder} is empty, and gone afterwards. */
        CommandRunner.Completion answer(CommandRunner program, Map<String, Object> given, Path folder);
    }

    /** Refuses arguments that it does not take. */
    void require(Map<String, Object> given) {
        List<String> known = arguments.stream().map(Argument::name).toList();
        given.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            String hint = Nearest.hint(key, known);
            throw new IllegalArgumentException(name + ": unknown argument \"" + key + "\""
                    + (hint.isEmpty() ? "; expected one of " + String.join(", ", known) : hint));
        });
        arguments.forEach(argument -> argument.require(name, given));
    }

    /** What it takes, as JSON Schema. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        arguments.forEach(argument -> properties.put(argument.name(), argument.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                arguments.stream()
                        .filter(Argument::required)
                        .map(Argument::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }
}
