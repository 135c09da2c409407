package org.ridgepoint.experiment.workload;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.workload.work.VectorKind;

/**
 * One layer of a {@link NetworkFile}. Which keys an operator needs and takes stands in {@link Kind}.
 *
 * @param name for others to refer to and for reports (default: the operator's with a number)
 * @param operator what it does
 * @param inputs names of the layers that it reads, or {@code input} (default: the layer before)
 * @param filters output channels
 * @param kernel side of the window
 * @param stride steps between windows (default 1; for a pool the kernel)
 * @param pad zeros on each side (default 0)
 * @param groups parts that channels and filters are split into (default 1)
 * @param bias one more parameter per output channel (default true)
 * @param width outputs of a linear layer
 * @param factor how many times larger rows and columns become
 * @param activation function of each output (default: none)
 */
public record NetworkLayer(
        Optional<String> name,
        Kind operator,
        Optional<List<String>> inputs,
        Optional<Integer> filters,
        Optional<Integer> kernel,
        Optional<Integer> stride,
        Optional<Integer> pad,
        Optional<Integer> groups,
        Optional<Boolean> bias,
        Optional<Integer> width,
        Optional<Integer> factor,
        Optional<VectorKind> activation) {
    /** Refuses keys that the operator lacks or has no use for. */
    public NetworkLayer {
        Map<String, Optional<?>> keys = new LinkedHashMap<>();
        keys.put("filters", filters);
        keys.put("kernel", kernel);
        keys.put("stride", stride);
        keys.put("pad", pad);
        keys.put("groups", groups);
        keys.put("bias", bias);
        keys.put("width", width);
        keys.put("factor", factor);
        keys.put("activation", activation);
        keys.forEach(operator::check);
    }

    /** Operators that a file may use, each with the keys that it needs and the keys that it takes besides. */
    public enum Kind {
        CONV(Set.of("filters", "kernel"), Set.of("stride", "pad", "groups", "bias", "activation")),
        DEPTHWISE(Set.of("kernel"), Set.of("stride", "pad", "activation")),
        LINEAR(Set.of("width"), Set.of("bias", "activation")),
        MAX_POOL(Set.of("kernel"), Set.of("stride", "pad")),
        AVERAGE_POOL(Set.of("kernel"), Set.of("stride", "pad")),
        GLOBAL_POOL(Set.of(), Set.of()),
        ADD(Set.of(), Set.of("activation")),
        MULTIPLY(Set.of(), Set.of("activation")),
        MATMUL(Set.of(), Set.of("activation")),
        SOFTMAX(Set.of(), Set.of()),
        CONCAT(Set.of(), Set.of()),
        UPSAMPLE(Set.of("factor"), Set.of()),
        FLATTEN(Set.of(), Set.of()),
        ACTIVATION(Set.of("activation"), Set.of());

        private final Set<String> needed;
        private final Set<String> taken;

        Kind(Set<String> needed, Set<String> optional) {
            this.needed = needed;
            this.taken = new LinkedHashSet<>(needed);
            taken.addAll(optional);
        }

        /** The name in files. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void check(String key, Optional<?> value) {
            if (needed.contains(key) && value.isEmpty()) {
                throw new RefusedKey(key, "is missing; " + label() + " needs it");
            }
            if (!taken.contains(key) && value.isPresent()) {
                throw new RefusedKey(key, "has no effect on " + label() + "; remove it");
            }
        }
    }
}
