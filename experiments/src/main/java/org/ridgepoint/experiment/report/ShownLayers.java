package org.ridgepoint.experiment.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/** The layers that a page draws: all, or of very many those that take the most time, in order of execution. */
final class ShownLayers {
    private static final int MOST = 500;
    private static final int WORST = 5;

    private final RunResult result;
    private final List<Integer> indices;

    ShownLayers(RunResult result) {
        this.result = result;
        List<LayerResult> layers = result.layers();
        this.indices = IntStream.range(0, layers.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> -layers.get(i).elapsedCycles()))
                .limit(MOST)
                .sorted()
                .toList();
    }

    List<Integer> indices() {
        return indices;
    }

    LayerResult layer(int index) {
        return result.layers().get(index);
    }

    double seconds(LayerResult layer) {
        return (double) layer.elapsedCycles() / result.clockHz();
    }

    double share(LayerResult layer) {
        return (double) layer.elapsedCycles() / result.cycles();
    }

    /** What the layer is called, with its place from 1. */
    static String name(int index, LayerResult layer) {
        return index + 1 + ". " + layer.name();
    }

    /** A sentence on what is left out, empty where nothing is. */
    String remark() {
        int all = result.layers().size();
        return all == indices.size()
                ? ""
                : " Of " + all + " layers the " + indices.size()
                        + " that take the most time are drawn; layers.csv has all.";
    }

    /** The layers in which the array loses the most cycles, the worst first. */
    static List<LayerResult> worst(RunResult result) {
        return result.layers().stream()
                .sorted(Comparator.comparingDouble((LayerResult layer) -> -lostCycles(layer)))
                .limit(WORST)
                .toList();
    }

    private static double lostCycles(LayerResult layer) {
        return layer.elapsedCycles() * (1 - layer.utilization());
    }
}
