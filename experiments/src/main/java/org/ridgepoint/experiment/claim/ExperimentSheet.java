package org.ridgepoint.experiment.claim;

import java.util.Map;
import org.ridgepoint.experiment.formula.Data;

/** What an experiment found, as text for a terminal. */
public final class ExperimentSheet {
    private ExperimentSheet() {}

    /** The sheet of a result. */
    public static String of(ExperimentResult result) {
        StringBuilder text =
                new StringBuilder(result.name() + ": " + result.file().description() + "\n" + result.summary() + "\n");
        for (Judgement judgement : result.judgements()) {
            ClaimSpec claim = judgement.claim();
            text.append("\n")
                    .append(claim.id())
                    .append("  ")
                    .append(judgement.verdict().words());
            text.append(": ").append(claim.claim()).append("\n");
            for (Judgement.ExpectationCheck found : judgement.found()) {
                text.append("    ").append(found.expectation()).append("\n      ");
                text.append(ExperimentResult.inWords(found.comparison())).append("\n");
            }
            judgement.note().ifPresent(note -> text.append("    ").append(note).append("\n"));
        }
        return text + refused(result);
    }

    private static String refused(ExperimentResult result) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Data> data : result.data().entrySet()) {
            data.getValue()
                    .refused()
                    .ifPresent(refused -> text.append("\n")
                            .append(data.getKey())
                            .append(": ")
                            .append(refused.count())
                            .append(" points have no result; the first: ")
                            .append(refused.first())
                            .append("\n"));
        }
        return text.toString();
    }
}
