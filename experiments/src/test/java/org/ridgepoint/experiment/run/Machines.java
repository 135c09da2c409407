package org.ridgepoint.experiment.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelZoo;

/** The shipped chips and networks, for tests that look at the machine itself. */
final class Machines {
    static final Home HOME = new Home(Path.of(".."));

    private Machines() {}

    /** A chip of the catalogue in int8, with settings such as {@code dram.channels=2}. */
    static Chip chip(String name, String... settings) {
        return chipIn("int8", name, settings);
    }

    /** A chip in some precision; one that no file prices costs as much as int8. */
    static Chip chipIn(String precision, String name, String... settings) {
        ResolvedChip chip = new Chips(HOME)
                .load(name, Arrays.stream(settings).map(Setting::parse).toList())
                .chip();
        return Chip.of(
                chip.spec(),
                chip.memory(),
                priced(chip.technology(), precision),
                Precision.find(precision).orElseThrow());
    }

    private static TechnologySpec priced(TechnologySpec technology, String precision) {
        Map<String, Energy> mac = new TreeMap<>(technology.mac());
        mac.putIfAbsent(precision, mac.get("int8"));
        return new TechnologySpec(
                technology.description(),
                technology.sources(),
                mac,
                technology.vectorOperation(),
                technology.wirePerBitPerMillimetre(),
                technology.hostOperation(),
                technology.hostLinkPerBit(),
                technology.logic(),
                technology.node(),
                technology.supply());
    }

    /** A network of the zoo or an operator in short, batch normalisation merged. */
    static Graph graph(String workload, int batch) {
        return graph(workload, Optional.empty(), batch);
    }

    /** A network of the zoo for square images of a size. */
    static Graph graph(String workload, int size, int batch) {
        return graph(workload, Optional.of(new InputSize(size, size)), batch);
    }

    private static Graph graph(String workload, Optional<InputSize> size, int batch) {
        return workload(workload, size, batch).graph(Precision.INT8);
    }

    /** A network of the zoo for a batch of square images of a size, which may be divided. */
    static BatchedGraph batch(String workload, int size, int batch) {
        Workload loaded = workload(workload, Optional.of(new InputSize(size, size)), batch);
        return new BatchedGraph(batch, loaded.graph(Precision.INT8), loaded.fewer());
    }

    private static Workload workload(String name, Optional<InputSize> size, int batch) {
        return new Workloads(ModelZoo.standard(), HOME)
                .load(WorkloadRequest.of(name, size, batch))
                .workload();
    }

    /** A run of one inference. */
    static RunResult run(Chip chip, String workload) {
        return Replay.run(chip, graph(workload, 1), 1);
    }
}
