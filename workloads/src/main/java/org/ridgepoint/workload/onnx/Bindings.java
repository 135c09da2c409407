package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgepoint.workload.onnx.UsualSizes.Meaning;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxValue;

/** The sizes that the user gives to open dimensions, and which of them were of use. */
final class Bindings {
    private final Map<String, Long> given;
    private final UsualSizes usual;
    private final SortedMap<String, Long> used = new TreeMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> wholeInputs = new LinkedHashSet<>();
    private final Map<String, OpenDimension> missing = new LinkedHashMap<>();
    private final Set<Meaning> found = EnumSet.noneOf(Meaning.class);

    /** An open dimension that nobody bound: where it is first met, and what it means. */
    private record OpenDimension(String place, Meaning meaning) {}

    Bindings(ImportOptions options) {
        given = options.bindings();
        usual = options.usual();
    }

    /** The number bound to a name. */
    private Optional<Long> find(String name) {
        Optional<Long> bound = Optional.ofNullable(given.get(name));
        bound.ifPresent(number -> used.put(name, number));
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
    long[] inputShape(String input, List<OnnxValue.Dimension> dimensions) {
        long[] shape = new long[dimensions.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            OnnxValue.Dimension dimension = dimensions.get(axis);
            String place = input + "." + axis;
            boolean isNamed = isName(dimension.symbol());
            String name = isNamed ? dimension.symbol() : place;
            Meaning meaning = isNamed ? Meaning.named(name) : Meaning.placed(axis, shape.length);
            String words = "axis " + axis + " of " + input;
            Optional<Long> size = find(place).or(() -> dimension.size().or(() -> named(name, words, meaning)));
            shape[axis] = size.orElse(1L);
        }
        return shape;
    }

    /** The shape that a file states for a value in between, where all of it is known; the user may say it as NAME.AXIS. */
    Optional<long[]> statedShape(String name, Optional<List<OnnxValue.Dimension>> dimensions) {
        return dimensions.isPresent() ? statedShape(name, dimensions.get()) : saidShape(name);
    }

    private Optional<long[]> statedShape(String name, List<OnnxValue.Dimension> dimensions) {
        long[] shape = new long[dimensions.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            OnnxValue.Dimension dimension = dimensions.get(axis);
            Optional<Long> size = find(name + "." + axis)
                    .or(dimension::size)
                    .or(() -> find(dimension.symbol()))
                    .or(() -> Optional.ofNullable(used.get(dimension.symbol())));
            if (size.isEmpty()) {
                return Optional.empty();
            }
            shape[axis] = size.get();
        }
        return Optional.of(shape);
    }

    private Optional<long[]> saidShape(String name) {
        List<Long> shape = new ArrayList<>();
        for (Optional<Long> size = find(name + ".0"); size.isPresent(); size = find(name + "." + shape.size())) {
            shape.add(size.get());
        }
        return Optional.of(shape.stream().mapToLong(Long::longValue).toArray()).filter(each -> each.length > 0);
    }

    /** The axes of a value that the file leaves open, as names to bind; of a value without a shape, the first. */
    static List<String> openAxes(String name, Optional<List<OnnxValue.Dimension>> dimensions) {
        List<String> axes = new ArrayList<>();
        for (int axis = 0; axis < dimensions.map(List::size).orElse(0); axis++) {
            if (dimensions.get().get(axis).size().isEmpty()) {
                axes.add(name + "." + axis);
            }
        }
        return axes.isEmpty() ? List.of(name + ".0") : axes;
    }

    /** Exporters write the length of a cache and its addition as "past + 1": each name in it may be bound. */
    private Optional<Long> named(String symbol, String place, Meaning meaning) {
        if (given.containsKey(symbol)) {
            return ask(symbol);
        }
        long total = 0;
        boolean known = true;
        String[] terms = symbol.split(" \\+ ");
        for (String term : terms) {
            Meaning own = terms.length == 1 ? meaning : Meaning.named(term);
            Optional<Long> size = term.matches("[0-9]{1,9}")
                    ? Optional.of(Long.parseLong(term))
                    : ask(term).or(() -> usual(term, own));
            if (size.isEmpty()) {
                missing.putIfAbsent(term, new OpenDimension(place, own));
                known = false;
            }
            total = Math.addExact(total, size.orElse(0L));
        }
        return known ? Optional.of(total) : Optional.empty();
    }

    private Optional<Long> usual(String name, Meaning meaning) {
        Optional<Long> size = usual.find(meaning);
        size.ifPresent(number -> {
            found.add(meaning);
            used.put(name, number);
        });
        return size;
    }

    /** Some tools write a question mark for each dimension that has no name. */
    private static boolean isName(String symbol) {
        return !symbol.isEmpty() && !symbol.equals("?");
    }

    /** Refuses a model whose sizes are not all known, saying which are not and how they are given. */
    void requireAllBound() {
        if (missing.isEmpty()) {
            return;
        }
        StringBuilder words = new StringBuilder("the model leaves sizes open: ");
        Set<String> options = new LinkedHashSet<>();
        missing.forEach((name, dimension) -> {
            words.append(name).append(" (").append(dimension.place()).append("), ");
            options.add(dimension.meaning().option());
        });
        words.setLength(words.length() - 2);
        words.append("; give each: --dim ")
                .append(String.join("=... --dim ", missing.keySet()))
                .append("=...");
        options.remove("");
        if (!options.isEmpty()) {
            words.append("; ").append(String.join(", ", options)).append(" bind the usual ones at once");
        }
        throw new OnnxException(words.toString());
    }

    /** Every name that a size was taken for, with that size: these sizes, given by name, would have done the same. */
    SortedMap<String, Long> used() {
        return Collections.unmodifiableSortedMap(used);
    }

    /** Refuses a binding that nothing asked for. */
    void requireAllUsed() {
        for (String name : given.keySet()) {
            if (!used.containsKey(name)) {
                throw OnnxException.unknownName(
                        "--dim " + name + "=" + given.get(name) + ": the model has no open dimension \"" + name + "\""
                                + it(),
                        name,
                        open);
            }
        }
        refuseUnused(usual.batch().filter(size -> size != 1), Meaning.BATCH);
        if (found.stream().noneMatch(meaning -> meaning != Meaning.BATCH)) {
            refuseUnused(usual.rows(), Meaning.ROWS);
        }
    }

    private void refuseUnused(Optional<Long> size, Meaning meaning) {
        if (size.isPresent() && !found.contains(meaning)) {
            throw new OnnxException(
                    meaning.option() + " " + size.get() + ": no open dimension of the model takes it" + it());
        }
    }

    private String it() {
        return open.isEmpty() ? "; it has none" : "; it has " + String.join(", ", open);
    }
}
