package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.Layer;
import org.ridgepoint.accelerator.mapping.Operand;
import org.ridgepoint.accelerator.mapping.Place;

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

    List<Part> inputs() {
        return parts(layer.inputs());
    }

    /** Stored weights, or the activations that serve as weights. */
    List<Part> weights() {
        if (!layer.weights().isEmpty()) {
            return parts(layer.weights());
        }
        return List.of(Part.stored(weightAddress, layer.weightBytes()));
    }

    List<Part> biases() {
        return List.of(Part.stored(weightAddress + layer.weightBytes(), layer.biasBytes()));
    }

    List<Part> parts(List<Operand> operands) {
        long all = operands.stream().mapToLong(Operand::bytes).sum();
        List<Part> parts = new ArrayList<>();
        for (Operand operand : operands) {
            TensorState state = tensors.of(operand.tensor());
            double share = (double) operand.bytes() / all;
            parts.add(
                    new Part(state.place(), state.dramAddress(), operand.bytes(), share, java.util.Optional.of(state)));
        }
        return parts;
    }

    TensorState output() {
        return tensors.of(layer.output());
    }

    /** The bias piece, if the layer has biases. */
    List<LocalPiece> biasPiece() {
        if (layer.biasBytes() == 0) {
            return List.of();
        }
        return List.of(pieces.passing(layer.index(), biases(), Span.whole(layer.biasBytes())));
    }

    boolean outputInDram() {
        return output().place() == Place.DRAM;
    }
}
