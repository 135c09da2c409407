package org.ridgepoint.workload.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ridgepoint.workload.work.VectorKind;

/** The names of operators that are work for a vector unit alone, so that a chip can say which it lacks. */
public final class VectorOperators {
    private static final List<String> NAMED_APART = List.of(
            "adaptive-pool",
            "average-pool",
            "batch-norm",
            "cast",
            "embedding",
            "fill",
            "gather",
            "loss",
            "max-pool",
            "nms",
            "pad",
            "rearrange",
            "resize-linear",
            "resize-nearest",
            "top-k",
            "transpose");
    private static final List<String> VIEWS = List.of("concat", "expand", "learned", "slice", "split");
    private static final String REDUCE = "reduce-";
    private static final String GRADIENT = "-gradient";

    private VectorOperators() {}

    /** Names without those of gradients. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(NAMED_APART);
        Arrays.stream(VectorKind.values())
                .filter(kind -> kind != VectorKind.HOST_STEP)
                .map(VectorKind::label)
                .forEach(label -> names.addAll(List.of(label, REDUCE + label)));
        return Collections.unmodifiableSortedSet(names);
    }

    /** Whether a name is one of them, or that of one's gradient. */
    public static boolean knows(String name) {
        return names().contains(name) || name.endsWith(GRADIENT) && hasGradient(name.replace(GRADIENT, ""));
    }

    /** Views cost nothing forwards, but their gradients are summed. */
    private static boolean hasGradient(String name) {
        return names().contains(name) || VIEWS.contains(name);
    }
}
