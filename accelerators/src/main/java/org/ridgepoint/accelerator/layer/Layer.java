package org.ridgepoint.accelerator.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.Winograd;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * One layer as the machine runs it: a convolution or matrix product with what is fused behind it, or work of the vector
 * unit or the host alone.
 *
 * @param index its place in the order of execution
 * @param name of its first node
 * @param operator what tables call its first node
 * @param unit what works on it
 * @param contraction its loops, where it multiplies and accumulates
 * @param alsoOnVector the vector unit could do the array's part, too
 * @param winograd its kernel is one that Winograd's F(2x2, 3x3) is for
 * @param inputs parts of the input, side by side along the channels
 * @param residuals tensors of the output's size that are added to it
 * @param weights activations that serve as weights; empty where weights are parameters
 * @param stored its parameters
 * @param weightBits of an element of the weights, which widen or narrow to the run's format on their way into the array
 * @param vectorOperations operations of the vector unit, or of the host
 * @param output what it makes
 */
public record Layer(
        int index,
        String name,
        String operator,
        Unit unit,
        Optional<Contraction> contraction,
        boolean alsoOnVector,
        boolean winograd,
        List<Operand> inputs,
        List<Operand> residuals,
        List<Operand> weights,
        StoredParameters stored,
        int weightBits,
        long vectorOperations,
        MappedTensor output) {

    private static final long MOST_HELD_BYTES = 4 * 1024;

    /** What works on a layer. */
    public enum Unit {
        ARRAY,
        VECTOR,
        HOST,
        /** Nothing of this core: others work on it, and it waits for them. */
        ELSEWHERE
    }

    /** Work of the vector unit that is no product. */
    static Layer onVector(
            int index,
            String name,
            String operator,
            List<Operand> inputs,
            StoredParameters stored,
            long vectorOperations,
            MappedTensor output) {
        return new Layer(
                index,
                name,
                operator,
                Unit.VECTOR,
                Optional.empty(),
                false,
                false,
                inputs,
                List.of(),
                List.of(),
                stored,
                output.elementBits(),
                vectorOperations,
                output);
    }

    public Layer {
        inputs = List.copyOf(inputs);
        residuals = List.copyOf(residuals);
        weights = List.copyOf(weights);
    }

    /** Parameters that stay in local SRAM while the vector unit, or the host, works on the layer. */
    public long heldBytes() {
        return streamsBiases() ? 0 : stored.bytes();
    }

    /** Whether its further parameters pass by block by block, as the rows of an embedding or weights to update do. */
    public boolean streamsBiases() {
        return contraction.isEmpty() && stored.biasBytes() > MOST_HELD_BYTES;
    }

    /** The same layer at another place in the order, its tensors exchanged for others. */
    public Layer copied(int place, UnaryOperator<MappedTensor> tensors) {
        return new Layer(
                place,
                name,
                operator,
                unit,
                contraction,
                alsoOnVector,
                winograd,
                exchanged(inputs, tensors),
                exchanged(residuals, tensors),
                exchanged(weights, tensors),
                stored,
                weightBits,
                vectorOperations,
                tensors.apply(output));
    }

    /** The same layer of whose stored parameters so many bytes lie in bulk SRAM before the run. */
    Layer keeping(long bytes) {
        return new Layer(
                index,
                name,
                operator,
                unit,
                contraction,
                alsoOnVector,
                winograd,
                inputs,
                residuals,
                weights,
                stored.keeping(bytes),
                weightBits,
                vectorOperations,
                output);
    }

    private static List<Operand> exchanged(List<Operand> operands, UnaryOperator<MappedTensor> tensors) {
        return operands.stream()
                .map(operand -> new Operand(tensors.apply(operand.tensor()), operand.bytes(), operand.readers()))
                .toList();
    }

    /**
     * The layer as work of the vector unit, or the host, alone: itself where it is that; of a product, a multiplication and an
     * addition for each multiply-accumulate, with what is fused behind it. Its blocks cut activations as suits them, so that no
     * two cores read these together.
     */
    public Layer onVector() {
        if (!isOnArray()) {
            return this;
        }
        return new Layer(
                index,
                name,
                operator,
                Unit.VECTOR,
                contraction,
                alsoOnVector,
                false,
                Operand.eachAlone(Operand.eachOnce(inputs, residuals)),
                List.of(),
                Operand.eachAlone(weights),
                stored,
                weightBits,
                Math.addExact(vectorOperations, Math.multiplyExact(2, macs())),
                output);
    }

    /** Whether it is the array's, unless a plan gives it to the vector unit. */
    public boolean isOnArray() {
        return unit == Unit.ARRAY;
    }

    /** Every activation that it reads. */
    public Stream<Operand> reads() {
        return Stream.of(inputs, residuals, weights).flatMap(List::stream);
    }

    /** Whether it is a convolution whose filters see one channel each. */
    public boolean isDepthwise() {
        return contraction.filter(Contraction::isDepthwise).isPresent();
    }

    public long macs() {
        return contraction.map(Contraction::macs).orElse(0L);
    }

    /** All of its contraction as one tile, by Winograd where it is to be. */
    public Optional<ArrayTile> wholeTile(boolean byWinograd) {
        return contraction.map(shape -> byWinograd ? whole(shape).withWinograd(squares(shape)) : whole(shape));
    }

    /** All of a contraction as one tile. */
    static ArrayTile whole(Contraction shape) {
        return ArrayTile.whole(shape.groups(), shape.pixels(), shape.filters(), shape.taps(), shape.channels())
                .inRows(shape.batch() * shape.outputHeight());
    }

    /** What the elements of the input of its product are stored as. */
    public OperandBytes inputOperand() {
        return OperandBytes.of(contraction.orElseThrow().inputElements(), inputs);
    }

    /** What the weights of its product are stored as. */
    public OperandBytes weightOperand() {
        long elements = contraction.orElseThrow().weightElements();
        return weights.isEmpty()
                ? new OperandBytes(weightBits, stored.weightBytes(), Exact.bytes(elements, weightBits))
                : OperandBytes.of(elements, weights);
    }

    /** Winograd's squares over all images. */
    static long squares(Contraction shape) {
        return shape.batch() * Winograd.squares(shape.outputHeight(), shape.outputWidth());
    }

    /** Bytes of all parts of the input. */
    public long inputBytes() {
        return inputs.stream().mapToLong(Operand::bytes).sum();
    }
}
