package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.Contraction;

/**
 * The product of two activations over their last two axes; the axes before are a batch.
 *
 * @param transposeSecond the second input lies with its columns first (as keys do in attention)
 */
public record MatMul(boolean transposeSecond) implements Operator {
    @Override
    public String kind() {
        return "matmul";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 2, 2);
        TensorShape a = inputs.get(0);
        TensorShape b = inputs.get(1);
        if (a.rank() < 2 || b.rank() < 2 || a.dimension(-1) != reductionOf(b)) {
            throw new IllegalArgumentException(
                    "matrices " + a + " and " + b + (transposeSecond ? " (transposed)" : "") + " do not multiply");
        }
        TensorShape batch = a.range(0, a.rank() - 2).broadcast(b.range(0, b.rank() - 2));
        return List.of(batch.append(a.dimension(-2), columnsOf(b)));
    }

    private long reductionOf(TensorShape b) {
        return b.dimension(transposeSecond ? -1 : -2);
    }

    private long columnsOf(TensorShape b) {
        return b.dimension(transposeSecond ? -2 : -1);
    }

    public Contraction contraction(List<TensorShape> inputs) {
        TensorShape a = inputs.get(0);
        TensorShape out = outputs(inputs).get(0);
        ProductBatch batch = ProductBatch.of(a, inputs.get(1));
        long rows = Math.multiplyExact(batch.first(), out.dimension(-2));
        long columns = Math.multiplyExact(batch.second(), out.dimension(-1));
        return Contraction.product(batch.both(), rows, a.dimension(-1), columns, false);
    }
}
