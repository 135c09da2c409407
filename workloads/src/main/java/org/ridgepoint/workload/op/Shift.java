package org.ridgepoint.workload.op;

import java.util.List;

/** A copy whose positions are moved around cyclically, or otherwise reordered within their shape. */
public record Shift() implements Operator {
    @Override
    public String kind() {
        return "shift";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs));
    }
}
