package org.ridgepoint.workload.op;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Fed;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * A recurrent layer over a sequence (batch, steps, features): the inputs of all steps are projected at once, then each
 * step multiplies the state of the step before.
 *
 * @param cell which gates
 * @param hidden width of the state
 * @param projected width of the projected state that is fed back; equal to hidden where there is no projection
 * @param directions 1, or 2 for a second pass from the end
 * @param biases bias vectors per direction: 1 in most papers, 2 in cuDNN and its kin
 * @param projectsInput has a matrix for the input; else the input is as wide as the gates and goes into them as it is
 * @param givesCell leaves the last step's cell state, as wide as hidden, as a further output
 */
public record Recurrent(
        Cell cell, long hidden, long projected, int directions, int biases, boolean projectsInput, boolean givesCell)
        implements Operator {
    /** The gates of a recurrent cell. */
    public enum Cell {
        LSTM(4, VectorKind.LSTM_CELL),
        GRU(3, VectorKind.GRU_CELL),
        PLAIN(1, VectorKind.TANH);

        private final int gates;
        private final VectorKind cost;

        Cell(int gates, VectorKind cost) {
            this.gates = gates;
            this.cost = cost;
        }

        /** Matrices that multiply the input, and the state. */
        public int gates() {
            return gates;
        }
    }

    public Recurrent {
        Inputs.positive("hidden", hidden);
        Inputs.positive("projected", projected);
        if (directions != 1 && directions != 2) {
            throw new IllegalArgumentException("directions must be 1 or 2, was " + directions);
        }
        if (biases < 0 || biases > 2) {
            throw new IllegalArgumentException("biases must be 0 to 2, was " + biases);
        }
        if (givesCell && cell != Cell.LSTM) {
            throw new IllegalArgumentException("only an LSTM has a cell state");
        }
    }

    /** A layer that leaves its steps' states alone. */
    public Recurrent(Cell cell, long hidden, long projected, int directions, int biases, boolean projectsInput) {
        this(cell, hidden, projected, directions, biases, projectsInput, false);
    }

    /** A layer with a matrix for its input. */
    public Recurrent(Cell cell, long hidden, long projected, int directions, int biases) {
        this(cell, hidden, projected, directions, biases, true);
    }

    /** The same layer, whose last cell state is an output too. */
    public Recurrent givingCell() {
        return new Recurrent(cell, hidden, projected, directions, biases, projectsInput, true);
    }

    /** An LSTM without projection, one direction, one bias. */
    public static Recurrent lstm(long hidden) {
        return new Recurrent(Cell.LSTM, hidden, hidden, 1, 1);
    }

    @Override
    public String kind() {
        return switch (cell) {
            case LSTM -> "lstm";
            case GRU -> "gru";
            case PLAIN -> "rnn";
        };
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (input.rank() != 3) {
            throw new IllegalArgumentException(kind() + " takes batch, steps, features, got shape " + input);
        }
        if (!projectsInput && input.dimension(2) != cell.gates * hidden) {
            throw new IllegalArgumentException(
                    kind() + " without an input matrix takes " + cell.gates * hidden + " features, got shape " + input);
        }
        TensorShape steps = input.with(2, projected * directions);
        return givesCell ? List.of(steps, TensorShape.of(input.dimension(0), 1, hidden * directions)) : List.of(steps);
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        long gateWidth = cell.gates * hidden;
        TensorShape state = TensorShape.of(directions, gateWidth, projected);
        TensorShape bias = TensorShape.of(directions, gateWidth);
        TensorShape projection = TensorShape.of(directions, projected, hidden);
        List<TensorShape> shapes = new ArrayList<>();
        if (projectsInput) {
            shapes.add(TensorShape.of(directions, gateWidth, inputs.get(0).dimension(2)));
        }
        shapes.add(state);
        for (int i = 0; i < biases; i++) {
            shapes.add(bias);
        }
        if (projected != hidden) {
            shapes.add(projection);
        }
        return shapes;
    }

    @Override
    public long scratchElements(List<TensorShape> inputs) {
        TensorShape input = inputs.get(0);
        long gates = Math.multiplyExact(input.dimension(0) * input.dimension(1), cell.gates * hidden);
        long states = 2 * input.dimension(0) * hidden;
        return Math.multiplyExact(directions, gates + states);
    }

    public Lowering lowering(List<TensorShape> inputs) {
        TensorShape in = inputs.get(0);
        long batch = in.dimension(0);
        long steps = in.dimension(1);
        long gateWidth = cell.gates * hidden;
        long state = Math.multiplyExact(batch, hidden);
        List<Lowering> step = new ArrayList<>();
        step.add(Contraction.product(directions, batch, projected, gateWidth, true));
        step.add(new VectorWork(
                cell.cost, directions * state, directions * state * (2 * cell.gates + 1), directions * state * 2));
        if (projected != hidden) {
            step.add(Contraction.product(directions, batch, hidden, projected, true));
        }
        RepeatedSteps all = new RepeatedSteps(step, steps);
        return projectsInput
                ? RepeatedSteps.of(
                        Contraction.product(directions, batch * steps, in.dimension(2), gateWidth, true), all)
                : all;
    }

    /** What it leaves for its gradient: the gates and the cell state of each step. */
    public TensorShape reserve(TensorShape input) {
        return TensorShape.of(input.dimension(0), input.dimension(1), directions, (cell.gates + 1) * hidden);
    }

    /**
     * What its gradients take: the steps backwards, each with the cell's derivatives and the product that the state's
     * gradient goes through; then one product for the input's gradient if that is wanted, and one for each weight matrix.
     * Reads input, output, gates and states, and the output's gradient, in this order.
     */
    public Lowering gradient(TensorShape input, boolean ofInputToo) {
        long batch = input.dimension(0);
        long steps = input.dimension(1);
        long gateWidth = cell.gates * hidden;
        long state = Math.multiplyExact(batch, hidden) * directions;
        List<Lowering> step = new ArrayList<>();
        VectorWork derivatives =
                new VectorWork(VectorKind.CELL_GRADIENT, state, state * (cell.gates + 2), state * (cell.gates + 1));
        step.add(Fed.of(derivatives, 2, 3));
        step.add(Contraction.product(directions, batch, gateWidth, projected, true));
        List<Lowering> all = new ArrayList<>();
        if (projected != hidden) {
            step.add(Contraction.product(directions, batch, projected, hidden, true));
            all.add(Fed.of(Contraction.product(directions, projected, batch * steps, hidden, false), Fed.PREVIOUS, 2));
        }
        all.add(0, new RepeatedSteps(step, steps));
        all.add(Fed.of(Contraction.product(directions, gateWidth, batch * steps, projected, false), Fed.PREVIOUS, 1));
        if (projectsInput) {
            Contraction ofMatrix = Contraction.product(directions, gateWidth, batch * steps, input.dimension(2), false);
            all.add(Fed.of(ofMatrix, Fed.PREVIOUS - 1, 0));
        }
        if (projectsInput && ofInputToo) {
            all.add(Contraction.product(directions, batch * steps, gateWidth, input.dimension(2), true));
        }
        return new RepeatedSteps(all, 1);
    }
}
