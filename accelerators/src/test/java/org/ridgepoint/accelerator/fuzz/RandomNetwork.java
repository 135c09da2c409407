package org.ridgepoint.accelerator.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.training.Optimiser;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;

/** A handful of operators one after the other and side by side, for a batch of up to four. */
final class RandomNetwork {
    private static final int MOST_NODES = 6;
    private static final long MOST_ELEMENTS = 1 << 13;

    private final Draws draws;
    private final int batch;
    private final Layers net = new Layers("random");
    private final List<Tensor> tensors = new ArrayList<>();

    private RandomNetwork(Draws draws, int batch) {
        this.draws = draws;
        this.batch = batch;
    }

    /** A network whose choices do not depend on the batch, so that it may run in slices. */
    static BatchedGraph of(Draws draws) {
        int batch = draws.between(1, 4);
        boolean training = draws.oneIn(10);
        int before = draws.taken().size();
        Graph whole = new RandomNetwork(draws, batch).graph(training);
        List<Integer> choices = draws.takenSince(before);
        if (training) {
            return BatchedGraph.undivided(batch, TrainingStep.of(whole, plan(draws)));
        }
        return new BatchedGraph(
                batch, whole, Optional.of(images -> new RandomNetwork(Draws.again(choices), images).graph(false)));
    }

    private static TrainingPlan plan(Draws draws) {
        Optimiser optimiser = draws.pick(Optimiser.values());
        return new TrainingPlan(optimiser, draws.oneIn(2), draws.between(1, 2), draws.between(1, 2));
    }

    private Graph graph(boolean learns) {
        tensors.add(net.input("input", input()));
        if (learns) {
            tensors.add(net.linear(last(), draws.size(6)));
        }
        int nodes = draws.oneIn(3) ? 1 : draws.between(1, MOST_NODES);
        for (int i = 0; i < nodes; i++) {
            Tensor from = draws.oneIn(4) ? draws.pick(tensors) : last();
            Tensor made = new RandomLayer(draws, net, tensors, from).add();
            if (draws.oneIn(12) && made != from) {
                made = net.graph().fixPrecision(made, draws.pick(Precision.INT32, Precision.INT8, Precision.FP16));
            }
            if (made.elements() <= MOST_ELEMENTS * batch) {
                tensors.add(made);
            }
        }
        List<Tensor> wanted = new ArrayList<>(List.of(last()));
        tensors.stream().skip(1).filter(tensor -> draws.oneIn(8)).forEach(wanted::add);
        return net.finish(wanted.toArray(Tensor[]::new));
    }

    private Tensor last() {
        return tensors.get(tensors.size() - 1);
    }

    /** An image, a sequence, a matrix, or the heads of an attention. */
    private long[] input() {
        return switch (draws.below(5)) {
            case 0 -> new long[] {batch, draws.size(9)};
            case 1, 2 -> new long[] {batch, draws.size(5), draws.size(6), draws.size(5)};
            case 3 -> new long[] {batch, draws.size(5), draws.size(7)};
            default -> new long[] {batch, draws.size(3), draws.size(5), draws.size(5)};
        };
    }
}
