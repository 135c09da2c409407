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
record TensorPart(Tensor stored, List<ViewCut> cuts, long elements) {

    /**
     * One cut.
     *
     * @param view which operator makes it
     * @param shape what it cuts
     * @param output which of the operator's outputs is meant
     */
    record ViewCut(Operator view, TensorShape shape, int output) {}

    /** All of a tensor. */
    static TensorPart whole(Tensor tensor) {
        return new TensorPart(tensor, List.of(), tensor.elements());
    }

    /** What a further cut leaves of this. */
    TensorPart cut(ViewCut cut, long left) {
        List<ViewCut> further = new ArrayList<>(cuts);
        further.add(cut);
        return new TensorPart(stored, List.copyOf(further), Math.min(elements, left));
    }

    /** The cuts that leave more than this of the same tensor, and this among it. */
    Stream<List<ViewCut>> around() {
        return IntStream.range(0, cuts.size()).mapToObj(length -> cuts.subList(0, length));
    }
}
