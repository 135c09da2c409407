package org.ridgepoint.experiment.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.workload.footprint.FootprintTable;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.published.NetworkTable;

/** The tables of results/reference by name: each the lines of {@code NAME.csv} or {@code NAME.md} there. */
public final class ReferenceTables {
    private final Map<String, Supplier<List<String>>> makers = new LinkedHashMap<>();

    /** Tables made from a home's configurations, with runs on a simulator; {@code progress} hears of rows. */
    public ReferenceTables(Home home, Preparation preparation, Simulator simulator, ProgressListener progress) {
        makers.put("sram-by-dram", () -> new SramByDram(preparation, simulator).lines(progress));
        makers.put("memory-choices", () -> new MemoryChoices(home, preparation, simulator).lines(progress));
        makers.put("verdicts", () -> new Verdicts(preparation, simulator).lines(progress));
        makers.put("dpu-cores", () -> new CoresByNetwork(preparation, simulator).lines(progress));
        makers.put("sampling", () -> new SampledBesideFull(preparation, simulator).lines(progress));
        makers.put("energy", () -> new EnergyReference(home, preparation, simulator).lines(progress));
        makers.put("energy-sensitivity", () -> new EnergySensitivity(preparation, simulator).lines(progress));
        makers.put("dram", () -> {
            DramReference reference = new DramReference(home);
            return reference.lines(reference.theirs());
        });
        makers.put("networks", () -> lines(new NetworkTable(ModelZoo.standard()).markdown()));
        makers.put("footprint", () -> lines(new FootprintTable(ModelZoo.standard()).markdown()));
    }

    /** Their names. */
    public List<String> names() {
        return List.copyOf(makers.keySet());
    }

    /** The lines of a table, its heading first; an unknown name is the user's error. */
    public List<String> make(String name) {
        if (!makers.containsKey(name)) {
            throw new UserError("cannot reproduce \"" + name + "\"; expected one of "
                    + String.join(", ", makers.keySet()) + Nearest.hint(name, makers.keySet()));
        }
        return makers.get(name).get();
    }

    private static List<String> lines(String page) {
        return page.lines().toList();
    }
}
