package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/** What does nothing at inference, such as dropout. */
public record Identity() implements Operator {
    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
