package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.MemoryLevel;
import org.ridgepoint.experiment.chart.ColumnChart;
import org.ridgepoint.experiment.chart.ColumnChart.Series;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;

/** What is alive while each layer runs: its weights, and the tensors between layers, by where they live. */
final class FootprintFigure {
    private final RunResult result;
    private final ShownLayers shown;
    private final Map<String, Long> parameters;
    private final int elementBits;

    FootprintFigure(RunResult result, ShownLayers shown, Graph graph, int elementBits) {
        this.result = result;
        this.shown = shown;
        this.elementBits = elementBits;
        this.parameters = graph.nodes().stream()
                .collect(Collectors.toMap(Node::name, Node::parameterElements, (first, second) -> first));
    }

    Figure figure() {
        String title = "Memory footprint through the network";
        AxisUnit unit = AxisUnit.decimal(most(), "B");
        List<Series> series = List.of(
                new Series("s11", "in local SRAM"),
                new Series("s10", "in bulk SRAM"),
                new Series("s4", "in DRAM"),
                new Series("s8", "weights of the layer, in DRAM"));
        ColumnChart chart = new ColumnChart(
                title, series, "layer, in order of execution", Scale.linear(unit.title("alive"), unit.of(most())));
        List<List<String>> rows = new ArrayList<>();
        for (int index : shown.indices()) {
            long[] bytes = alive(index);
            String name = ShownLayers.name(index, shown.layer(index));
            List<String> row = List.of(
                    name,
                    Words.grouped(bytes[0]),
                    Words.grouped(bytes[1]),
                    Words.grouped(bytes[2]),
                    Words.grouped(bytes[3]));
            rows.add(row);
            chart.add(
                    name + ": " + Words.bytes(bytes[0]) + " in local SRAM, " + Words.bytes(bytes[1]) + " in bulk SRAM, "
                            + Words.bytes(bytes[2]) + " in DRAM, weights " + Words.bytes(bytes[3]),
                    unit.of(bytes[0]),
                    unit.of(bytes[1]),
                    unit.of(bytes[2]),
                    unit.of(bytes[3]));
        }
        String caption =
                "Tensors between layers that exist while a layer runs, by the memory that the plan gives them, and the layer's"
                        + " own weights." + shown.remark();
        Table table = new Table(
                List.of("layer", "bytes in local SRAM", "bytes in bulk SRAM", "bytes in DRAM", "bytes of weights"),
                rows);
        return new Figure("footprint", title, caption, chart.drawing(), table);
    }

    private long most() {
        return shown.indices().stream()
                .mapToLong(index -> java.util.Arrays.stream(alive(index)).sum())
                .max()
                .orElse(0);
    }

    /** Bytes in local SRAM, in bulk SRAM, in DRAM, and of weights. */
    private long[] alive(int layer) {
        long elements = parameters.getOrDefault(shown.layer(layer).name(), 0L);
        long[] bytes = {0, 0, 0, Exact.bytes(elements, elementBits)};
        result.placement().stream()
                .filter(tensor -> tensor.fromLayer() <= layer && layer <= tensor.toLayer())
                .forEach(tensor -> bytes[index(tensor.place())] += tensor.bytes());
        return bytes;
    }

    private static int index(MemoryLevel place) {
        return switch (place) {
            case LOCAL -> 0;
            case BULK -> 1;
            case DRAM -> 2;
        };
    }
}
