package org.ridgepoint.experiment.config;

import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Sequence;

/**
 * One {@code --set key=value} of the command line.
 *
 * @param keys the path to the value, outermost first; a number picks an element of a list
 * @param value what to put there
 */
public record Setting(List<String> keys, YamlNode value) {
    /** Reads {@code a.b.c=value}; the value is read as YAML. */
    public static Setting parse(String argument) {
        Origin origin = new Origin.OnCommandLine(argument);
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            throw origin.error("", "not a setting; expected KEY=VALUE such as dram.channels=2");
        }
        List<String> keys = List.of(argument.substring(0, equals).trim().split("\\.", -1));
        if (keys.stream().anyMatch(String::isBlank)) {
            throw origin.error("", "a key is empty; expected KEY=VALUE such as dram.channels=2");
        }
        String text = argument.substring(equals + 1);
        if (text.isBlank()) {
            throw origin.error("", "no value; expected KEY=VALUE such as dram.channels=2");
        }
        return new Setting(keys, YamlReader.read(text, origin));
    }

    /** The tree with this value in place; whether the keys are known is for the binder to say. */
    public Mapping appliedTo(Mapping tree) {
        return (Mapping) put(tree, 0);
    }

    /** The tree with every setting in place, the last one last. */
    public static Mapping all(List<Setting> settings, Mapping tree) {
        Mapping changed = tree;
        for (Setting setting : settings) {
            changed = setting.appliedTo(changed);
        }
        return changed;
    }

    /** The settings with nothing below them. */
    public static Mapping alone(List<Setting> settings) {
        return all(settings, new Mapping(Map.of(), new Origin.OnCommandLine("")));
    }

    private YamlNode put(YamlNode node, int depth) {
        if (depth == keys.size()) {
            return overlay(node);
        }
        String key = keys.get(depth);
        if (node instanceof Sequence list) {
            int index = index(list, key, depth);
            return list.with(index, put(list.elements().get(index), depth + 1));
        }
        if (node instanceof Mapping mapping) {
            YamlNode below = mapping.entries().getOrDefault(key, emptyBelow());
            return mapping.with(key, put(below, depth + 1));
        }
        throw value.origin().error("", path(depth) + " is not a mapping but " + node.summary());
    }

    private YamlNode overlay(YamlNode below) {
        boolean both = below instanceof Mapping && value instanceof Mapping;
        return both ? ((Mapping) below).overlaidBy((Mapping) value) : value;
    }

    private Mapping emptyBelow() {
        return new Mapping(Map.of(), value.origin());
    }

    private int index(Sequence list, String key, int depth) {
        int size = list.elements().size();
        if (!key.matches("[0-9]{1,6}") || Integer.parseInt(key) >= size) {
            String expected = size == 0 ? "it is empty" : "expected a number from 0 to " + (size - 1);
            throw value.origin().error("", path(depth) + " is a list; " + expected);
        }
        return Integer.parseInt(key);
    }

    private String path(int depth) {
        return String.join(".", keys.subList(0, depth));
    }
}
