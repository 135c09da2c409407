package org.ridgepoint.workload.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator of the forward pass that also leaves what its gradient will need, such as the gates of each step.
 *
 * @param operator the operator
 * @param reserve shape of what it leaves, as a further output
 */
public record Reserved(Operator operator, TensorShape reserve) implements Operator {
    @Override
    public String kind() {
        return operator.kind();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        List<TensorShape> outputs = new ArrayList<>(operator.outputs(inputs));
        outputs.add(reserve);
        return outputs;
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return operator.parameters(inputs);
    }

    @Override
    public Optional<Operator> withBias() {
        return Optional.empty();
    }
}
