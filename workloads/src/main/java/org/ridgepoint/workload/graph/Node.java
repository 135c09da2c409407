package org.ridgepoint.workload.graph;

import java.util.List;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.View;

/**
 * One operator at its place in a graph.
 *
 * @param index its place in {@link Graph#nodes()}, which is a topological order
 * @param name unique in the graph
 * @param operator what it does
 * @param inputs what it reads, other than parameters
 * @param parameters its weights, which other nodes may share
 * @param outputs what it makes
 * @param lowering what hardware has to do for it
 */
public record Node(
        int index,
        String name,
        Operator operator,
        List<Tensor> inputs,
        List<Tensor> parameters,
        List<Tensor> outputs,
        Lowering lowering) {
    public Node {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    /** The operator's name. */
    public String kind() {
        return operator.kind();
    }

    /** What tables call it: the operator's name, and of a convolution whose filters see one channel each that it is one. */
    public String title() {
        boolean depthwise = lowering instanceof Contraction product && product.isDepthwise();
        return (depthwise ? "depthwise " : "") + kind();
    }

    /** The first output; all but split, top-k and their like have one. */
    public Tensor output() {
        return outputs.get(0);
    }

    /** The first input. */
    public Tensor input() {
        return inputs.get(0);
    }

    /** Multiply-accumulates. */
    public long macs() {
        return lowering.macs();
    }

    /** Elements of its weights. */
    public long parameterElements() {
        return parameters.stream().mapToLong(Tensor::elements).sum();
    }

    /** True where it computes and moves nothing. */
    public boolean isView() {
        return lowering instanceof View;
    }
}
