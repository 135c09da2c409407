package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A part of a stored tensor as views cut it out, one after the other: the same cuts leave the same elements.
 *
 * @param stored what is cut
 * @param cuts from the outermost on; none for all of it
 * @param elements that are left
 */
record Part(Tensor stored, List<Cut> cuts, long elements) {

    /**
     * One cut.
     *
     * @param view which operator makes it
     * @param shape what it cuts
     * @param output which of the operator's outputs is meant
     */
    record Cut(Operator view, TensorShape shape, int output) {}

    /** All of a tensor. */
    static Part whole(Tensor tensor) {
        return new Part(tensor, List.of(), tensor.elements());
    }

    /** What a further cut leaves of this. */
    Part cut(Cut cut, long left) {
        List<Cut> further = new ArrayList<>(cuts);
        further.add(cut);
        return new Part(stored, List.copyOf(further), Math.min(elements, left));
    }

    /** The cuts that leave more than this of the same tensor, and this among it. */
    Stream<List<Cut>> around() {
        return IntStream.range(0, cuts.size()).mapToObj(length -> cuts.subList(0, length));
    }
}
