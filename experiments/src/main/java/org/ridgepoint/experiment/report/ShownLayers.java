package org.ridgepoint.experiment.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/** The layers that a page draws: all, or of very many those that take the most time, in order of execution. */
final class ShownLayers {
    private static final int MOST = 500;

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
}
