package org.ridgepoint.workload.onnx.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Fill;

/**
 * What a name in the model stands for while it is read: an activation of the graph being written, or something stored,
 * whose numbers may be known.
 *
 * @param type its elements as the model sees them
 * @param storage its elements as they lie in memory: a weight or activation that is dequantised on its way in stays
 *     quantised there
 * @param shape dimensions, which may be 0
 * @param constant its numbers, where they are few and known
 * @param tensor its tensor in the graph, where it is an activation
 * @param origin the stored tensor that it is, the same for other shapes of the same numbers
 * @param part how it is cut from a larger stored tensor, where it is
 */
public record Value(
        ElementType type,
        ElementType storage,
        long[] shape,
        Optional<Constant> constant,
        Optional<Tensor> tensor,
        String origin,
        Optional<Cutout> part) {

    private static final int MOST_CUTS = 16;

    /**
     * A part of a stored tensor. Who reads it as data reads it where it lies in the whole.
     *
     * @param whole what it is cut from
     * @param cut the operator that cuts
     * @param depth cuts from the stored tensor itself
     */
    record Cutout(Value whole, Operator cut, int depth) {}

    Value(
            ElementType type,
            ElementType storage,
            long[] shape,
            Optional<Constant> constant,
            Optional<Tensor> tensor,
            String origin) {
        this(type, storage, shape, constant, tensor, origin, Optional.empty());
    }

    static Value active(ElementType type, ElementType storage, Tensor tensor) {
        return new Value(type, storage, tensor.shape().dimensions(), Optional.empty(), Optional.of(tensor), "");
    }

    public static Value stored(ElementType type, long[] shape, String origin) {
        Dimensions.elements(shape);
        return new Value(type, type, shape, Optional.empty(), Optional.empty(), origin);
    }

    /** A tensor of one number, which nobody stores. */
    static Value made(ElementType type, long[] shape, String origin) {
        return stored(type, shape, origin).asMade();
    }

    /** The same as a tensor of one number, which nobody stores. */
    Value asMade() {
        return elements() == 0 ? this : cutFrom(this, new Fill(tensorShape()));
    }

    public static Value known(Constant constant, String origin) {
        return new Value(
                constant.type(), constant.type(), constant.shape(), Optional.of(constant), Optional.empty(), origin);
    }

    public static Value of(OnnxTensor tensor, String origin) {
        return tensor.small()
                .map(numbers -> known(numbers, origin))
                .orElseGet(() -> stored(tensor.type(), tensor.shape(), origin));
    }

    /** The same bytes, seen as another type. */
    Value seenAs(ElementType seen) {
        return new Value(seen, storage, shape, Optional.empty(), tensor, origin, part);
    }

    /** This stored tensor as a part of another one. */
    Value cutFrom(Value whole, Operator cut) {
        int depth = whole.part().map(Cutout::depth).orElse(0) + 1;
        return depth > MOST_CUTS
                ? this
                : new Value(type, storage, shape, constant, tensor, origin, Optional.of(new Cutout(whole, cut, depth)));
    }

    /** Whether it is one number all over that nobody stores. */
    boolean isMade() {
        return part.map(each -> each.cut() instanceof Fill || each.whole().isMade())
                .orElse(false);
    }

    public boolean isActive() {
        return tensor.isPresent();
    }

    int rank() {
        return shape.length;
    }

    long dimension(long axis) {
        return shape[Dimensions.axis(axis, rank())];
    }

    long elements() {
        return Dimensions.elements(shape);
    }

    /** Its shape for operators, which take no empty tensors. */
    TensorShape tensorShape() {
        if (Arrays.stream(shape).anyMatch(dimension -> dimension == 0)) {
            throw new OnnxException("an empty tensor of shape " + Dimensions.text(shape) + " is computed with");
        }
        return TensorShape.of(shape);
    }

    /** How messages show it. */
    public String text() {
        return type.name().toLowerCase(Locale.ROOT) + Dimensions.text(shape);
    }
}
