package org.ridgepoint.experiment.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.mapping.Busy;
import org.ridgepoint.accelerator.mapping.NetworkPlan.Expected;
import org.ridgepoint.accelerator.plan.LayerSpec;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.PlannedRun;
import org.ridgepoint.experiment.run.ResolvedConfig;

/** A plan as the file that a run takes back, with what the mapper expects of each layer as comments beside it. */
public final class PlanSheet {
    private final PlannedRun planned;
    private final StringBuilder text = new StringBuilder();

    private PlanSheet(PlannedRun planned) {
        this.planned = planned;
    }

    /** The sheet of a run. */
    public static String of(ResolvedConfig config, PlannedRun planned) {
        return new PlanSheet(planned).text(config);
    }

    private String text(ResolvedConfig config) {
        PlanSpec plan = planned.plan();
        comment(
                0,
                "how " + config.chip() + " works off " + config.workload()
                        + config.input().map(size -> " at " + size).orElse("") + ", " + config.precision() + ", batch "
                        + config.batch());
        comment(
                0,
                "run ... --plan FILE takes it back, edited; layers and keys that it leaves out are planned as usual.");
        comment(0, "Comments: what the mapper expects of a layer, once, in cycles of the array; no run reads them.");
        text.append(YamlWriter.write(new PlanSpec(plan.network(), plan.slices(), plan.uses(), Map.of()))
                .replace("layers: {}\n", "layers:\n"));
        Iterator<Expected> expected = planned.expected().iterator();
        plan.layers().forEach((name, layer) -> layer(name, layer, expected.next()));
        return text.toString();
    }

    private void layer(String name, LayerSpec layer, Expected expected) {
        Iterator<String> lines = YamlWriter.write(Map.of(name, layer)).lines().iterator();
        text.append("  ").append(lines.next()).append('\n');
        costs(expected).forEach(cost -> comment(4, cost));
        lines.forEachRemaining(line -> text.append("  ").append(line).append('\n'));
    }

    private List<String> costs(Expected expected) {
        Busy busy = expected.busy();
        List<String> costs = new ArrayList<>();
        costs.add(cycles(expected.cycles()) + " cycles; busiest is the " + busy.busiest() + " (array "
                + cycles(busy.array()) + ", DRAM " + cycles(busy.dram()) + ", link "
                + cycles(busy.link() + busy.heldUp())
                + ", local SRAM " + cycles(busy.ports()) + ", vector unit " + cycles(busy.vector()) + ")");
        costs.add(Words.grouped(expected.dramBytes()) + " B over DRAM, " + Words.grouped(expected.linkBytes())
                + " B over the link");
        costs.add("needs "
                + room(
                        "local",
                        expected.localBytes(),
                        expected.tensorLocalBytes(),
                        planned.chip().localBytes()));
        costs.add("needs "
                + room(
                        "bulk",
                        expected.bulkBytes(),
                        expected.tensorBulkBytes(),
                        planned.chip().bulkBytes()));
        sums(expected).ifPresent(costs::add);
        return costs;
    }

    private Optional<String> sums(Expected expected) {
        long capacity = planned.chip().accumulatorMemoryBytes();
        return expected.accumulatorBytes() == 0
                ? Optional.empty()
                : Optional.of("needs " + Words.grouped(expected.accumulatorBytes()) + " B for partial sums, of "
                        + Words.grouped(capacity) + " B");
    }

    private static String room(String memory, long neededBytes, long tensorBytes, long capacityBytes) {
        return Words.grouped(neededBytes) + " B of " + memory + " SRAM beside " + Words.grouped(tensorBytes)
                + " B of tensors, of " + Words.grouped(capacityBytes) + " B";
    }

    private static String cycles(double cycles) {
        return Words.grouped(Math.round(cycles));
    }

    private void comment(int indent, String words) {
        text.append(" ".repeat(indent)).append("# ").append(words).append('\n');
    }
}
