package org.ridgepoint.workload.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ridgepoint.workload.work.VectorKind;

/**
 * The names of operators that a vector unit may do, so that a chip can say which it cannot: those that are work for it alone,
 * and those whose products may have several groups with stored weights, which it may take over from the array.
 */
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
    private static final List<String> CONVOLUTIONS = List.of("conv", "conv-transposed");
    private static final List<String> RECURRENT = List.of("gru", "lstm", "rnn");
    private static final String REDUCE = "reduce-";
    private static final String GRADIENT = "-gradient";

    private VectorOperators() {}

    /** Names without those of gradients. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(NAMED_APART);
        names.addAll(CONVOLUTIONS);
        names.addAll(RECURRENT);
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

    /** Views cost nothing forwards, but their gradients are summed; of a convolution only the input's is one of groups. */
    private static boolean hasGradient(String name) {
        boolean ofInput = CONVOLUTIONS.stream().anyMatch(kind -> name.equals(kind + "-data"));
        return ofInput || VIEWS.contains(name) || names().contains(name) && !CONVOLUTIONS.contains(name);
    }
}
