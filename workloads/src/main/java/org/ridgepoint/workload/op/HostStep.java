package org.ridgepoint.workload.op;

import java.util.List;

/**
 * A step that no accelerator is known to run: the host reads its inputs and writes its outputs. Cost: one operation for
 * each element that it touches, as nothing more is known of it.
 *
 * @param name what it is called where it comes from
 * @param results shapes of what it makes
 */
public record HostStep(String name, List<TensorShape> results) implements Operator {
    public HostStep {
        results = List.copyOf(results);
    }

    @Override
    public String kind() {
        return "host:" + name;
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 1, Integer.MAX_VALUE);
        return results;
    }

    public long touchedElements(List<TensorShape> inputs) {
        return Math.addExact(Inputs.elements(inputs), Inputs.elements(results));
    }
}
