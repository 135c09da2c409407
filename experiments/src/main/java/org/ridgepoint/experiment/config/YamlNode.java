package org.ridgepoint.experiment.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of a configuration as it was written, with the place it was written at. */
public sealed interface YamlNode {
    /** Where the value was written. */
    Origin origin();

    /** The value in a few characters, for messages. */
    String summary();

    /** What a scalar looked like to YAML. */
    enum Kind {
        TEXT,
        WHOLE,
        REAL,
        BOOLEAN,
        NULL
    }

    /** A single value; the text is as written, without quotes. */
    record Scalar(String text, Kind kind, Origin origin) implements YamlNode {
        private static final int SUMMARY_LENGTH = 60;

        @Override
        public String summary() {
            String shown = text.length() > SUMMARY_LENGTH ? text.substring(0, SUMMARY_LENGTH) + "..." : text;
            return kind == Kind.TEXT ? "\"" + shown + "\"" : shown;
        }
    }

    /** Values in order. */
    record Sequence(List<YamlNode> elements, Origin origin) implements YamlNode {
        /** Copies the elements. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String summary() {
            return "a list";
        }

        /** The same list with one element replaced. */
        Sequence with(int index, YamlNode element) {
            List<YamlNode> changed = new ArrayList<>(elements);
            changed.set(index, element);
            return new Sequence(changed, origin);
        }
    }

    /** Values by key, in the order written. */
    record Mapping(Map<String, YamlNode> entries, Origin origin) implements YamlNode {
        /** Copies the entries, keeping their order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String summary() {
            return "a mapping";
        }

        /** The same mapping with one key set. */
        public Mapping with(String key, YamlNode value) {
            Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(changed, origin);
        }

        /** The same mapping without one key. */
        public Mapping without(String key) {
            Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(changed, origin);
        }

        /** The other mapping laid over this one: mappings under one key are merged, anything else is replaced. */
        Mapping overlaidBy(Mapping over) {
            Map<String, YamlNode> merged = new LinkedHashMap<>(entries);
            over.entries.forEach((key, value) -> merged.merge(key, value, Mapping::overlay));
            return new Mapping(merged, over.origin);
        }

        private static YamlNode overlay(YamlNode below, YamlNode above) {
            boolean both = below instanceof Mapping && above instanceof Mapping;
            return both ? ((Mapping) below).overlaidBy((Mapping) above) : above;
        }
    }
}
