package org.ridgepoint.workload.onnx;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user says about a model file.
 *
 * @param bindings sizes of open dimensions, by their name or as {@code INPUT.AXIS}; also values of inputs that are one
 *     integer, and of undecided conditions, by their name
 * @param unsupported what becomes of operators that we do not know
 */
public record ImportOptions(SortedMap<String, Long> bindings, Unsupported unsupported) {
    /** What becomes of operators that we do not know. */
    public enum Unsupported {
        /** The model is refused, naming them all. */
        REFUSE,
        /** The host computes them. */
        HOST
    }

    public ImportOptions {
        bindings = Collections.unmodifiableSortedMap(new TreeMap<>(bindings));
    }

    /** Nothing bound, unknown operators refused. */
    static ImportOptions none() {
        return new ImportOptions(new TreeMap<>(), Unsupported.REFUSE);
    }

    /** With these dimensions bound. */
    public static ImportOptions binding(Map<String, Long> bindings) {
        return new ImportOptions(new TreeMap<>(bindings), Unsupported.REFUSE);
    }

    /** With unknown operators left to the host. */
    public ImportOptions unsupportedOnHost() {
        return new ImportOptions(bindings, Unsupported.HOST);
    }
}
