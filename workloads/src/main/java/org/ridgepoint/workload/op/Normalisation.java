package org.ridgepoint.workload.op;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ridgepoint.workload.work.VectorKind;

/**
 * A normalisation whose mean or variance is of the input itself: layer, group, instance, root-mean-square, local
 * response, L2.
 *
 * @param method {@code LAYER_NORM} (also group and instance), {@code RMS_NORM}, {@code LOCAL_RESPONSE_NORM} or {@code L2_NORM}
 * @param learned shape of each learned tensor; a scalar where nothing is learned
 * @param tensors learned tensors: 2 for scale and shift, 1 for scale, 0 for none
 */
public record Normalisation(VectorKind method, TensorShape learned, int tensors) implements Operator {
    private static final Set<VectorKind> METHODS =
            EnumSet.of(VectorKind.LAYER_NORM, VectorKind.RMS_NORM, VectorKind.LOCAL_RESPONSE_NORM, VectorKind.L2_NORM);

    public Normalisation {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(method.label() + " is not a normalisation");
        }
        if (tensors < 0 || tensors > 2) {
            throw new IllegalArgumentException("learned tensors must be 0 to 2, was " + tensors);
        }
    }

    /** Layer normalisation over the last axis, with scale and shift. */
    public static Normalisation layer(long width) {
        return new Normalisation(VectorKind.LAYER_NORM, TensorShape.of(width), 2);
    }

    @Override
    public String kind() {
        return method.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs));
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return Collections.nCopies(tensors, learned);
    }

    @Override
    public Aliasing aliasing() {
        return method == VectorKind.LOCAL_RESPONSE_NORM ? Aliasing.NONE : Aliasing.IN_PLACE;
    }
}
