package org.ridgepoint.workload.work;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a vector unit does to one element, and how many lane operations that takes.
 *
 * <p>An operation is an add, a multiply, a compare, a select, a shift or a move. A function without a closed form in
 * these (exponential, logarithm, sigmoid, tanh, square root, reciprocal) is a table look-up with linear interpolation:
 * index, look-up, multiply, add, so 4.
 */
public enum VectorKind {
    MOVE(1),
    ADD(1),
    SUBTRACT(1),
    MULTIPLY(1),
    MAXIMUM(1),
    MINIMUM(1),
    COMPARE(1),
    SELECT(1),
    ABSOLUTE(1),
    NEGATE(1),
    ROUND(1),
    RELU(1),
    /** Compare, multiply. */
    LEAKY_RELU(2),
    /** Compare with 0, compare with the limit. */
    CLIP(2),
    EXPONENTIAL(4),
    LOGARITHM(4),
    SQUARE_ROOT(4),
    RECIPROCAL(4),
    SIGMOID(4),
    TANH(4),
    SOFTPLUS(4),
    ERROR_FUNCTION(4),
    SINE(4),
    /** Multiply, add, two compares. */
    HARD_SIGMOID(4),
    /** Two multiplies and an add per element, with a table of sines. */
    ROTATE(3),
    /** Reciprocal, multiply. */
    DIVIDE(5),
    /** Exponential, select. */
    ELU(5),
    /** A table for the gate, and a multiply. */
    GELU(5),
    SILU(5),
    MISH(5),
    HARD_SWISH(5),
    /** Logarithm, multiply, exponential. */
    POWER(9),
    /** Compare with the least so far, compare with the greatest. */
    EXTREMES(2),
    /** Multiply, add with two values per channel. */
    SCALE_AND_SHIFT(2),
    /** Maximum, subtract, exponential, sum, multiply with the row's reciprocal. */
    SOFTMAX(8),
    /** Sum; subtract; square, sum; multiply; scale, shift. */
    LAYER_NORM(7),
    /** Square, sum; multiply; scale. */
    RMS_NORM(4),
    /** Two sums over the row, one of them of products; then two multiplies and two subtractions, one multiply by the scale. */
    NORM_GRADIENT(8),
    /** Product, sum over the row, subtract, multiply. */
    SOFTMAX_GRADIENT(4),
    /** The cell's derivatives from its stored gates, and products with them. */
    CELL_GRADIENT(30),
    /** Square, running sum (in, out), multiply, add, power, multiply. */
    LOCAL_RESPONSE_NORM(15),
    /** Square, sum, multiply. */
    L2_NORM(3),
    /** Four multiplies, three adds. */
    INTERPOLATE(7),
    /** Multiply, add, round, two compares. */
    QUANTISE(5),
    /** Subtract, multiply. */
    DEQUANTISE(2),
    /** Four maxima or minima, two subtractions, two clips, product, two sums, division. */
    BOX_OVERLAP(16),
    /** Three sigmoids, two tanh, three multiplies, an add, four adds of the two gate products. */
    LSTM_CELL(28),
    /** Two sigmoids, a tanh, six adds of gate products, three multiplies, two adds. */
    GRU_CELL(23),
    /** Multiply, add (decay); multiply, add (momentum); multiply, subtract. */
    SGD_MOMENTUM(6),
    /** Decay 2; first moment 3; second moment 4; two corrections 2; square root 4; add 1; divide 5; multiply, subtract 2. */
    ADAM(23),
    /** Three shifts and three exclusive ors of a generator, multiply, add. */
    UNIFORM_NOISE(8),
    /** Uniform noise 8; logarithm 4, square root 4, sine 4, multiply 1. */
    NORMAL_NOISE(21),
    /** A step that only the host can run; what it does to an element is not known. */
    HOST_STEP(1),
    /** Softmax of the scores minus the label, and the logarithm of the label's score. */
    CROSS_ENTROPY(13);

    private static final Set<VectorKind> ACTIVATIONS = EnumSet.of(
            RELU,
            LEAKY_RELU,
            CLIP,
            EXPONENTIAL,
            LOGARITHM,
            SQUARE_ROOT,
            RECIPROCAL,
            SIGMOID,
            TANH,
            SOFTPLUS,
            ERROR_FUNCTION,
            SINE,
            HARD_SIGMOID,
            ELU,
            GELU,
            SILU,
            MISH,
            HARD_SWISH,
            POWER,
            ABSOLUTE,
            NEGATE,
            ROUND,
            MULTIPLY,
            ADD,
            COMPARE,
            ROTATE);

    private static final Set<VectorKind> ELEMENTWISE =
            EnumSet.of(ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM, COMPARE, SELECT, POWER);

    private final int operationsPerElement;

    VectorKind(int operationsPerElement) {
        this.operationsPerElement = operationsPerElement;
    }

    /** Lane operations for one element. */
    int operationsPerElement() {
        return operationsPerElement;
    }

    /** True where it makes one element from one element (and at most a constant). */
    public boolean isActivation() {
        return ACTIVATIONS.contains(this);
    }

    /** True where it makes one element from one of each input. */
    public boolean isElementwise() {
        return ELEMENTWISE.contains(this);
    }

    /** Its name in reports, such as {@code leaky-relu}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
