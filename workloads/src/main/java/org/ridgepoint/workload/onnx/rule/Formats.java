package org.ridgepoint.workload.onnx.rule;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.op.Precision;

/**
 * Which tensors follow the precision of the run and which keep the format that the file gives them. In a model of real
 * numbers the reals follow the run; in one whose activations are quantised the 8-bit integers do, and reals stay as they
 * are. Counts, indices and masks always keep theirs.
 */
public final class Formats {
    private static final Set<ElementType> BYTES = Set.of(ElementType.INT8, ElementType.UINT8);
    private static final Set<ElementType> REALS =
            Set.of(ElementType.FLOAT, ElementType.FLOAT16, ElementType.BFLOAT16, ElementType.DOUBLE);

    private final boolean quantised;
    private final Map<ElementType, Long> stored = new EnumMap<>(ElementType.class);

    public Formats(boolean quantised) {
        this.quantised = quantised;
    }

    /** The format that a tensor of this type keeps whatever the run's precision; empty where it follows the run. */
    Optional<Precision> fixed(ElementType type) {
        return (quantised ? BYTES : REALS).contains(type) ? Optional.empty() : Optional.of(stated(type));
    }

    Precision stated(ElementType type) {
        return type.precision().orElseThrow(() -> new UnsupportedNodeException("it works on elements of type " + type));
    }

    void count(ElementType type, long elements) {
        stored.merge(type, elements, Long::sum);
    }

    /** The format of the model's products: 8-bit where activations are quantised, else that of most weights. */
    public Precision ofModel() {
        if (quantised) {
            return Precision.INT8;
        }
        return REALS.stream()
                .sorted()
                .max((a, b) -> Long.compare(stored.getOrDefault(a, 0L), stored.getOrDefault(b, 0L)))
                .filter(type -> stored.getOrDefault(type, 0L) > 0)
                .map(this::stated)
                .orElse(Precision.FP32);
    }
}
