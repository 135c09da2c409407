package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Scale and shift per channel, as batch normalisation is at inference.
 *
 * <p>Not modelled: the running mean and variance, which inference merges into scale and shift; they are not parameters.
 */
public record BatchNormalisation() implements Operator {
    @Override
    public String kind() {
        return "batch-norm";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs));
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        TensorShape perChannel = TensorShape.of(inputs.get(0).dimension(1));
        return List.of(perChannel, perChannel);
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.IN_PLACE;
    }
}
