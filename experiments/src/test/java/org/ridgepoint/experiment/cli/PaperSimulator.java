package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.run.RunOptions;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;

/** A simulator for tests of everything around it: one MAC a lane a cycle, and one cycle lost in four. */
final class PaperSimulator implements Simulator {
    @Override
    public RunResult run(ResolvedChip chip, Graph graph, RunOptions options, RunListener listener) {
        long lanes = chip.spec().array().lanes();
        List<LayerResult> layers = new ArrayList<>();
        for (Node node : graph.nodes()) {
            layers.add(layer(node, lanes));
        }
        long cycles = layers.stream().mapToLong(LayerResult::elapsedCycles).sum();
        long hertz = chip.spec().array().clock().hertz();
        double seconds = (double) cycles / hertz;
        return new RunResult(
                options.batch(),
                graph.macs(),
                graph.macs(),
                graph.parameterElements(),
                Math.max(1, Math.round(seconds * 1e15)),
                cycles,
                hertz,
                2.0 * lanes * hertz / 1e12,
                causes(cycles),
                List.of(),
                new DramTraffic(
                        graph.macs(),
                        1,
                        1,
                        1,
                        chip.spec().dram().channels(),
                        12_800_000_000L,
                        0.9,
                        new Percentiles(50, 90, 120.5, 400)),
                energies(graph),
                2 * seconds,
                seconds / 2,
                "DRAM bandwidth",
                "DRAM bandwidth 25 % of the time",
                new RunResult.SramPeak(1000, 100_000),
                List.of(),
                List.of(new RunResult.PlacedTensor("image", 1000, 1, RunResult.MemoryLevel.DRAM, 0, 1)),
                List.of("a key has no effect, \"x\""),
                layers,
                Optional.empty());
    }

    private static LayerResult layer(Node node, long lanes) {
        long cycles = Math.max(1, (node.macs() + lanes - 1) / lanes);
        return new LayerResult(
                node.name(),
                node.kind(),
                node.macs(),
                node.macs(),
                cycles,
                cycles + cycles / 3,
                10,
                10,
                10,
                "compute",
                0.75,
                causes(cycles),
                Map.of("array", 1e-6),
                1,
                "one tile, all resident",
                "bound by compute: compute takes 75 % of the time");
    }

    private static Map<String, Long> causes(long cycles) {
        Map<String, Long> causes = new LinkedHashMap<>();
        causes.put("compute", cycles - cycles / 4);
        causes.put("dramBandwidth", cycles / 4);
        causes.put("tail", 0L);
        return causes;
    }

    private static Map<String, Double> energies(Graph graph) {
        Map<String, Double> energies = new LinkedHashMap<>();
        energies.put("array", graph.macs() * 0.1e-12);
        energies.put("dram", 0.1 + 0.2);
        return energies;
    }
}
