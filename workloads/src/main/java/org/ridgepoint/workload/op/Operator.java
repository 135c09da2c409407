package org.ridgepoint.workload.op;

import java.util.List;
import java.util.Optional;

/**
 * One kind of step in a network, with its settings but without its tensors. A new operator is one record and one row in
 * {@link LoweringTable}.
 */
public interface Operator {
    /** Its name in reports, such as {@code conv} or {@code matmul}. */
    String kind();

    /** Shapes of what it makes from inputs of these shapes; refuses inputs that it cannot take. */
    List<TensorShape> outputs(List<TensorShape> inputs);

    /** Shapes of its stored weights. */
    default List<TensorShape> parameters(List<TensorShape> inputs) {
        return List.of();
    }

    /** How its output may share memory with its inputs. */
    default Aliasing aliasing() {
        return Aliasing.NONE;
    }

    /** Elements of intermediate results that live only inside the operator. */
    default long scratchElements(List<TensorShape> inputs) {
        return 0;
    }

    /** The same operator with a bias, into which a following scale and shift can be merged; empty if there is no such. */
    default Optional<Operator> withBias() {
        return Optional.empty();
    }

    /** How many of its last parameters are scales of the weights before them, which are fetched with these block by block. */
    default int weightScales() {
        return 0;
    }

    /** How an output may lie in the memory of an input. */
    enum Aliasing {
        /** The output needs memory of its own. */
        NONE,
        /** The output is another way to look at the inputs' memory. */
        VIEW,
        /** As a view, whose memory is the first input's, with room for the others behind it. */
        APPEND,
        /** Each element of the first input is read once, to make the output's element in its place. */
        IN_PLACE,
        /** The output is the first parameter, written in place. */
        UPDATE,
        /** As in place, of two inputs: either may be overwritten where its shape is the output's. */
        SUM
    }
}
