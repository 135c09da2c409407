package org.ridgepoint.workload.onnx;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxValue;

/** The sizes that the user gives to open dimensions, and which of them were of use. */
final class Bindings {
    private final Map<String, Long> given;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> wholeInputs = new LinkedHashSet<>();

    Bindings(Map<String, Long> given) {
        this.given = given;
    }

    /** The number bound to a name. */
    Optional<Long> find(String name) {
        Optional<Long> bound = Optional.ofNullable(given.get(name));
        bound.ifPresent(number -> used.add(name));
        return bound;
    }

    /** Like {@link #find}, and remembers the name as one that the user may bind. */
    Optional<Long> ask(String name) {
        open.add(name);
        return find(name);
    }

    /** The value bound to an input that is one integer. */
    Optional<Long> askValue(String input) {
        wholeInputs.add(input);
        return ask(input);
    }

    /** A hint at the inputs whose values may be bound. */
    String wholeInputs() {
        return wholeInputs.isEmpty() ? "" : ", or give the value of " + String.join(", ", wholeInputs);
    }

    /** The shape of an input; open dimensions that nobody bound count as missing and as 1. */
    long[] inputShape(String input, List<OnnxValue.Dimension> dimensions, Set<String> missing) {
        long[] shape = new long[dimensions.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            OnnxValue.Dimension dimension = dimensions.get(axis);
            String place = input + "." + axis;
            String name = isName(dimension.symbol()) ? dimension.symbol() : place;
            Optional<Long> size = find(place).or(() -> dimension.size().or(() -> named(name, missing)));
            shape[axis] = size.orElse(1L);
        }
        return shape;
    }

    /** The shape that a file states for a value in between, where all of it is known. */
    Optional<long[]> statedShape(List<OnnxValue.Dimension> dimensions) {
        long[] shape = new long[dimensions.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            OnnxValue.Dimension dimension = dimensions.get(axis);
            Optional<Long> size = dimension.size().or(() -> Optional.ofNullable(given.get(dimension.symbol())));
            if (size.isEmpty()) {
                return Optional.empty();
            }
            shape[axis] = size.get();
        }
        return Optional.of(shape);
    }

    /** Exporters write the length of a cache and its addition as "past + 1": each name in it may be bound. */
    private Optional<Long> named(String symbol, Set<String> missing) {
        if (given.containsKey(symbol)) {
            return ask(symbol);
        }
        long total = 0;
        boolean known = true;
        for (String term : symbol.split(" \\+ ")) {
            Optional<Long> size = term.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(term)) : ask(term);
            if (size.isEmpty()) {
                missing.add(term);
                known = false;
            }
            total = Math.addExact(total, size.orElse(0L));
        }
        return known ? Optional.of(total) : Optional.empty();
    }

    /** Some tools write a question mark for each dimension that has no name. */
    private static boolean isName(String symbol) {
        return !symbol.isEmpty() && !symbol.equals("?");
    }

    /** Refuses a binding that nothing asked for. */
    void requireAllUsed() {
        for (String name : given.keySet()) {
            if (!used.contains(name)) {
                throw new OnnxException("--dim " + name + "=" + given.get(name) + ": the model has no open dimension \""
                        + name + "\""
                        + (open.isEmpty() ? "; it has none" : "; it has " + String.join(", ", open)));
            }
        }
    }
}
