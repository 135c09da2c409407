package org.ridgepoint.experiment.report;

import java.util.Locale;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Liveness;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.op.Precision;

/** A workload as text: its totals, then its operators one by one. */
public final class WorkloadSheet {
    private static final int NAME_WIDTH = 34;

    private WorkloadSheet() {}

    /** The sheet, bytes at the precision that the workload asks for. */
    public static String of(Workload workload) {
        Precision precision = workload.wanted();
        Graph graph = workload.graph(precision);
        boolean training = workload.request().options().training().isPresent();
        Liveness liveness = Liveness.of(graph, precision, Liveness.Sums.SEPARATE);
        Page page = new Page();
        page.line(workload.name() + workload.input().map(size -> " at " + size).orElse(""));
        page.pair("operations", Words.scaled(graph.operations(), "op"), "two per multiply-accumulate");
        page.pair(
                "parameters",
                Words.scaled(graph.parameterElements(), ""),
                training ? "" : "batch normalisations merged");
        page.pair(
                "weights",
                Words.bytes(graph.storedBytes(precision)),
                "at " + precision.name() + (training ? ", with what the optimiser remembers" : ""));
        page.pair("largest activation", Words.bytes(liveness.largestBytes()), "one tensor");
        page.pair("live at most", Words.bytes(liveness.peakBytes()), "activations, at one time");
        if (!workload.notes().isEmpty()) {
            page.heading("Notes");
            workload.notes().forEach(note -> page.wrapped("  ", note));
        }
        page.heading("Operators");
        graph.nodes().forEach(node -> page.line(line(node)));
        return page.text();
    }

    private static String line(Node node) {
        return String.format(
                Locale.ROOT,
                "  %-34s %-14s %-20s %10s %10s",
                Page.shortened(node.index() + 1, node.name(), NAME_WIDTH),
                node.title(),
                node.output().shape(),
                count(node.macs(), "MAC"),
                count(node.parameterElements(), "w"));
    }

    private static String count(long number, String unit) {
        return number == 0 ? "-" : Words.scaled(number, unit);
    }
}
