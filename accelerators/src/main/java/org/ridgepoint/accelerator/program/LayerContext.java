package org.ridgepoint.accelerator.program;

import java.util.List;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.residence.TensorState;
import org.ridgepoint.accelerator.residence.TensorStates;

/**
 * What the programs of a layer draw on.
 *
 * @param layer the layer
 * @param chip its machine
 * @param tensors states of tensors
 * @param weightAddress where its stored weights begin; biases follow
 * @param pieces makes pieces and queues them
 */
record LayerContext(Layer layer, ChipView chip, TensorStates tensors, long weightAddress, PieceFactory pieces) {

    OperandParts inputs() {
        return parts(layer.inputs());
    }

    /** Stored weights, or the activations that serve as weights. */
    OperandParts weights() {
        if (!layer.weights().isEmpty()) {
            return parts(layer.weights());
        }
        return stored(
                OperandPart.weights(
                        weightAddress,
                        layer.stored().weightBytes(),
                        layer.stored().readers()),
                layer.stored().keptWeightBytes());
    }

    OperandParts biases() {
        return stored(
                OperandPart.biases(
                        weightAddress + layer.stored().weightBytes(),
                        layer.stored().biasBytes(),
                        layer.stored().readers()),
                layer.stored().keptBytes() - layer.stored().keptWeightBytes());
    }

    /** Stored parameters, some of which may lie in bulk SRAM. */
    private static OperandParts stored(OperandPart whole, long keptBytes) {
        if (keptBytes == 0) {
            return new OperandParts(List.of(whole));
        }
        OperandPart kept = whole.kept(keptBytes);
        long others = whole.bytes() - keptBytes;
        return new OperandParts(others == 0 ? List.of(kept) : List.of(whole.first(others), kept));
    }

    OperandParts parts(List<Operand> operands) {
        return new OperandParts(operands.stream().map(this::part).toList());
    }

    private OperandPart part(Operand operand) {
        return OperandPart.of(tensors.of(operand.tensor()), operand);
    }

    /** The tensor that the layer's outputs belong to; it may hold more than these. */
    TensorState outputState() {
        return tensors.of(layer.output());
    }

    /** Where in DRAM the layer's outputs begin, if they go there. */
    long outputAddress() {
        return outputState().dramAddress() + layer.output().firstByte();
    }

    /** Rows of the output's tensor that exist with so many of the layer's own. */
    long readyRows(long ownRows) {
        return layer.output().firstRow() + ownRows;
    }

    /** The piece of what stays while the vector unit works: weights and what lies behind them, if there is any. */
    List<LocalPiece> heldPiece() {
        long bytes = layer.heldBytes();
        return bytes == 0
                ? List.of()
                : List.of(pieces.passing(
                        layer.index(),
                        stored(
                                OperandPart.biases(
                                        weightAddress, bytes, layer.stored().readers()),
                                layer.stored().keptBytes()),
                        OperandSpan.whole(bytes)));
    }

    /** The bias piece, if the layer has biases. */
    List<LocalPiece> biasPiece() {
        if (layer.stored().biasBytes() == 0) {
            return List.of();
        }
        return List.of(pieces.passing(
                layer.index(), biases(), OperandSpan.whole(layer.stored().biasBytes())));
    }
}
