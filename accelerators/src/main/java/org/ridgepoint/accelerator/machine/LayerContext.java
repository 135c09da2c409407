package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.Optional;
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

    Parts inputs() {
        return parts(layer.inputs());
    }

    /** Stored weights, or the activations that serve as weights. */
    Parts weights() {
        if (!layer.weights().isEmpty()) {
            return parts(layer.weights());
        }
        return new Parts(List.of(Part.stored(weightAddress, layer.weightBytes())));
    }

    Parts biases() {
        return new Parts(List.of(Part.stored(weightAddress + layer.weightBytes(), layer.biasBytes())));
    }

    Parts parts(List<Operand> operands) {
        return new Parts(operands.stream().map(this::part).toList());
    }

    private Part part(Operand operand) {
        TensorState state = tensors.of(operand.tensor());
        return new Part(state.place(), state.dramAddress(), operand.bytes(), Optional.of(state));
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
