package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * A row of a learned table for each index; reads only those rows.
 *
 * @param rows entries of the table
 * @param width elements of a row
 * @param byProduct fetched by a matrix product with one-hot vectors, as code for early TPUs did
 */
public record Embedding(long rows, long width, boolean byProduct) implements Operator {
    public Embedding {
        Inputs.positive("rows", rows);
        Inputs.positive("width", width);
    }

    /** A table whose rows are looked up. */
    public Embedding(long rows, long width) {
        this(rows, width, false);
    }

    @Override
    public String kind() {
        return "embedding";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs).append(width));
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return List.of(TensorShape.of(rows, width));
    }

    public Lowering lowering(List<TensorShape> inputs) {
        long fetched = inputs.get(0).elements();
        long moved = Math.multiplyExact(fetched, width);
        return byProduct
                ? Contraction.product(1, fetched, rows, width, true)
                : new VectorWork(VectorKind.MOVE, moved, Math.addExact(moved, fetched), moved);
    }

    /** What the gradient of the table takes: the rows' gradients added where they belong, or a product again. */
    public Lowering weightGradient(TensorShape indices) {
        long moved = Math.multiplyExact(indices.elements(), width);
        return byProduct
                ? Contraction.product(1, rows, indices.elements(), width, false)
                : new VectorWork(
                        VectorKind.ADD,
                        moved,
                        Math.addExact(moved, indices.elements()),
                        Math.multiplyExact(rows, width));
    }
}
