package org.ridgepoint.experiment.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfs;

/** What {@code result.json} says of runs with twice of something. */
final class WhatIfDocument {
    private WhatIfDocument() {}

    static Map<String, Object> of(WhatIfs whatIfs) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (!whatIfs.skipped().isEmpty()) {
            document.put("skipped", whatIfs.skipped());
            return document;
        }
        whatIfs.best().ifPresent(best -> document.put("best", best.purchase().name()));
        document.put(
                "trials",
                whatIfs.trials().stream().map(trial -> trial(trial, whatIfs)).toList());
        return document;
    }

    private static Map<String, Object> trial(Trial trial, WhatIfs whatIfs) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", trial.purchase().name());
        values.put("settings", trial.settings());
        trial.result().ifPresentOrElse(
                result -> {
                    values.put("latencySeconds", result.latencySeconds());
                    values.put("savedShare", trial.saved(whatIfs.base()));
                    values.put("dramBytes", result.dram().bytes());
                },
                () -> values.put("refused", trial.refusal()));
        return values;
    }
}
