package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.CoreCycles;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.sim.account.StallCause;

/** Several cores of a run: what each did, and behind whom it waited; nothing of a run on one core. */
final class CoresSheet {
    /** Above behind whom they waited. */
    static final String BEHIND = "Behind whom the cores waited";

    private static final int MOST_CORES_SHOWN = 8;
    private static final double WORTH_SAYING = 0.0005;

    private final List<CoreCycles> cores;

    CoresSheet(RunResult result) {
        this.cores = result.cores();
    }

    /** What each of several cores did and mostly waited for; of many, the least and the most busy one. */
    void writeTo(Page page) {
        if (cores.isEmpty()) {
            return;
        }
        page.heading(TimeFigures.CORES);
        List<CoreCycles> shown = new ArrayList<>(cores);
        if (shown.size() > MOST_CORES_SHOWN) {
            shown.sort(Comparator.comparingLong(core -> core.cyclesByCause().get(StallCause.USEFUL_MACS.key())));
            shown = List.of(shown.get(0), shown.get(shown.size() - 1));
        }
        for (CoreCycles core : shown) {
            double compute = core.cycleShare().get(StallCause.USEFUL_MACS.key());
            page.pair(core.name(), Words.percent(compute) + " compute", mostlyWaits(core) + behindOthers(core));
        }
    }

    private static String mostlyWaits(CoreCycles core) {
        return core.cycleShare().entrySet().stream()
                .filter(cause -> !cause.getKey().equals(StallCause.USEFUL_MACS.key()))
                .max(Map.Entry.comparingByValue())
                .map(cause -> Words.percent(cause.getValue()) + " " + label(cause.getKey()))
                .orElse("");
    }

    private static String label(String cause) {
        return StallCause.find(cause).map(StallCause::label).orElse(cause);
    }

    private static String behindOthers(CoreCycles core) {
        double share = core.behindOthersShare();
        return share < WORTH_SAYING ? "" : ", " + Words.percent(share) + " behind other cores";
    }

    /** Whether any waited behind another. */
    boolean hasWaits() {
        return cores.stream().anyMatch(core -> core.behindOthersShare() >= WORTH_SAYING);
    }

    /** Of each core's waits at what all share, behind whose packets they went by; of many cores the others together. */
    Table behind() {
        boolean each = cores.size() <= MOST_CORES_SHOWN;
        List<String> header = new ArrayList<>(List.of("core", "waited for", "cycles", "by itself, or behind its own"));
        if (each) {
            cores.forEach(core -> header.add("behind " + core.name()));
        } else {
            header.add("behind other cores");
        }
        List<List<String>> rows = new ArrayList<>();
        for (CoreCycles core : cores) {
            core.behind().forEach((cause, behind) -> rows.add(row(core, cause, behind, each)));
        }
        return new Table(header, rows);
    }

    private List<String> row(CoreCycles core, String cause, Map<String, Long> behind, boolean each) {
        List<String> row = new ArrayList<>(List.of(
                core.name(),
                label(cause),
                Words.grouped(core.behind(cause, true)),
                Words.grouped(behind.get(core.name()))));
        if (each) {
            cores.forEach(other -> row.add(other == core ? "" : Words.grouped(behind.getOrDefault(other.name(), 0L))));
        } else {
            row.add(Words.grouped(core.behind(cause, false)));
        }
        return row;
    }
}
