package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Files of a run that are there only where somebody asks for them.
 *
 * @param trace {@code trace.json}
 * @param svg every chart as a file of its own
 */
public record Additions(boolean trace, boolean svg) {
    /** No more than usual. */
    public static final Additions NONE = new Additions(false, false);

    /** Those that are among the files of an earlier run. */
    static Additions among(Collection<String> names) {
        return new Additions(names.contains(RunFiles.TRACE), names.stream().anyMatch(name -> name.endsWith(".svg")));
    }

    /** The options that ask for them. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (trace) {
            words.add("--trace");
        }
        if (svg) {
            words.add("--svg");
        }
        return words;
    }
}
