package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfs;

/** Runs with twice of something, the most helpful first, for the screen and for the page. */
final class WhatIfTable {
    static final String TITLE = "What if? Each of these was simulated";

    private WhatIfTable() {}

    static void add(Page page, WhatIfs whatIfs) {
        if (whatIfs.trials().isEmpty()) {
            return;
        }
        page.heading(TITLE);
        for (List<String> row : rows(whatIfs)) {
            page.line(String.format(
                    Locale.ROOT, "  %-46s %10s %10s   %s over DRAM", row.get(0), row.get(1), row.get(2), row.get(3)));
        }
    }

    static Table table(WhatIfs whatIfs) {
        return new Table(List.of("", "time", "latency", "moved over DRAM"), rows(whatIfs));
    }

    private static List<List<String>> rows(WhatIfs whatIfs) {
        List<Trial> ordered = new ArrayList<>(whatIfs.trials());
        ordered.sort(Comparator.comparingDouble(trial -> -trial.saved(whatIfs.base())));
        return ordered.stream().map(trial -> row(trial, whatIfs)).toList();
    }

    private static List<String> row(Trial trial, WhatIfs whatIfs) {
        return trial.result()
                .map(result -> List.of(
                        trial.purchase().name(),
                        Words.change(trial.saved(whatIfs.base())),
                        Words.scaled(result.latencySeconds(), "s"),
                        Words.bytes(result.dram().bytes())))
                .orElse(List.of(trial.purchase().name(), "cannot be", "", ""));
    }
}
