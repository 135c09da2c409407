package org.ridgepoint.workload.op;

import java.util.List;

/**
 * A row of a learned table for each index; reads only those rows.
 *
 * @param rows entries of the table
 * @param width elements of a row
 */
public record Embedding(long rows, long width) implements Operator {
    public Embedding {
        Inputs.positive("rows", rows);
        Inputs.positive("width", width);
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
}
