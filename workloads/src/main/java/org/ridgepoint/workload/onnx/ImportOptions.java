package org.ridgepoint.workload.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user says about a model file.
 *
 * @param bindings sizes of open dimensions, by their name or as {@code INPUT.AXIS}; also values of inputs that are one
 *     integer, and of undecided conditions, by their name
 * @param values numbers of whole inputs, by their name; one number fills an input of any size
 * @param usual sizes of open dimensions by what they usually mean, where bindings do not name them
 * @param unsupported what becomes of operators that we do not know
 */
public record ImportOptions(
        SortedMap<String, Long> bindings,
        SortedMap<String, List<Double>> values,
        UsualSizes usual,
        Unsupported unsupported) {
    /** What becomes of operators that we do not know. */
    public enum Unsupported {
        /** The model is refused, naming them all. */
        REFUSE,
        /** The host computes them. */
        HOST
    }

    public ImportOptions {
        bindings = Collections.unmodifiableSortedMap(new TreeMap<>(bindings));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Nothing bound, unknown operators refused. */
    static ImportOptions none() {
        return binding(Map.of());
    }

    /** With these dimensions bound. */
    public static ImportOptions binding(Map<String, Long> bindings) {
        return new ImportOptions(new TreeMap<>(bindings), new TreeMap<>(), UsualSizes.NONE, Unsupported.REFUSE);
    }

    /** With the numbers of these inputs known. */
    public ImportOptions knowing(Map<String, List<Double>> numbers) {
        return new ImportOptions(bindings, new TreeMap<>(numbers), usual, unsupported);
    }

    /** With these sizes for open dimensions that are not bound by name. */
    public ImportOptions usually(UsualSizes sizes) {
        return new ImportOptions(bindings, values, sizes, unsupported);
    }

    /** With unknown operators left to the host. */
    public ImportOptions unsupportedOnHost() {
        return new ImportOptions(bindings, values, usual, Unsupported.HOST);
    }
}
