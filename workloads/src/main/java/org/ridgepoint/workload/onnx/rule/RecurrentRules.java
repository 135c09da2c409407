package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Recurrent.Cell;
import org.ridgepoint.workload.op.move.Slice;

/**
 * Recurrent layers. ONNX lays sequences out with time first; the operator's layout has the batch first, and the difference
 * is only in how it addresses them.
 *
 * <p>Not modelled: reading the initial state.
 */
final class RecurrentRules {
    private static final int PEEPHOLES = 7;

    private RecurrentRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "LSTM", call -> recurrent(call, Cell.LSTM, 2),
                "GRU", call -> recurrent(call, Cell.GRU, 2),
                "RNN", call -> recurrent(call, Cell.PLAIN, 2),
                "com.microsoft.DynamicQuantizeLSTM", call -> recurrent(call, Cell.LSTM, 1));
    }

    /** With the axis of the state's matrix that is as long as the state. */
    private static List<Value> recurrent(NodeCall call, Cell cell, int stateAxis) {
        Value input = call.input(0);
        Value weights = call.input(1);
        Value state = call.input(2);
        if (input.rank() != 3 || weights.rank() != 3 || state.rank() != 3) {
            throw new OnnxException("it takes sequences and stacked matrices, got " + input.text() + ", "
                    + weights.text() + ", " + state.text());
        }
        if (weights.isActive() || state.isActive()) {
            throw new UnsupportedNodeException("its weights are computed");
        }
        if (call.find(PEEPHOLES).isPresent()) {
            throw new UnsupportedNodeException("it has peepholes");
        }
        boolean batchFirst = call.flag("layout", false);
        long steps = input.dimension(batchFirst ? 1 : 0);
        long batch = input.dimension(batchFirst ? 0 : 1);
        Recurrent layer = new Recurrent(
                cell,
                state.dimension(stateAxis),
                state.dimension(stateAxis),
                Math.toIntExact(weights.dimension(0)),
                call.find(3).isPresent() ? 2 : 0);
        Value sequence = call.reshape(input, batch, steps, input.dimension(2));
        Recurrent giving = cell == Cell.LSTM && call.outputWanted(2) ? layer.givingCell() : layer;
        List<Value> made = call.emitAll(giving, input.type(), List.of(sequence), stored(call, weights, state, layer));
        return results(call, made, layer, batchFirst);
    }

    private static List<Value> stored(NodeCall call, Value weights, Value state, Recurrent layer) {
        List<Value> stored = new ArrayList<>(List.of(weights, state));
        Optional<Value> bias = call.find(3);
        if (bias.isEmpty()) {
            return stored;
        }
        long[] half = {layer.directions(), Math.multiplyExact(layer.cell().gates(), layer.hidden())};
        if (bias.get().elements() != 2 * Dimensions.elements(half)) {
            throw new OnnxException("a bias of " + bias.get().text() + " does not fit");
        }
        stored.add(Value.stored(bias.get().type(), half, bias.get().origin() + "[input]"));
        stored.add(Value.stored(bias.get().type(), half, bias.get().origin() + "[state]"));
        return stored;
    }

    /** The whole sequence, the last state where it is wanted, and the last cell where it is. */
    private static List<Value> results(NodeCall call, List<Value> made, Recurrent layer, boolean batchFirst) {
        Value states = made.get(0);
        long batch = states.dimension(0);
        long steps = states.dimension(1);
        Value all = batchFirst
                ? call.reshape(states, batch, steps, layer.directions(), layer.hidden())
                : call.reshape(states, steps, layer.directions(), batch, layer.hidden());
        List<Value> results = new ArrayList<>(List.of(all));
        Value last = steps == 1 || !call.outputWanted(1)
                ? states
                : call.emit(new Slice(1, steps - 1, steps, 1), states.type(), states);
        results.add(call.outputWanted(1) ? ofOneStep(call, last, layer, batchFirst) : all);
        made.stream().skip(1).forEach(cell -> results.add(ofOneStep(call, cell, layer, batchFirst)));
        return results;
    }

    private static Value ofOneStep(NodeCall call, Value value, Recurrent layer, boolean batchFirst) {
        long batch = value.dimension(0);
        return batchFirst
                ? call.reshape(value, batch, layer.directions(), layer.hidden())
                : call.reshape(value, layer.directions(), batch, layer.hidden());
    }
}
