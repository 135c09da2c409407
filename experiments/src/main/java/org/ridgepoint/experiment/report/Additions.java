package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ridgepoint.experiment.whatif.WhatIfMode;

/**
 * What a run does and leaves only where somebody asks for it.
 *
 * @param trace {@code trace.json}
 * @param svg every chart as a file of its own
 * @param whatIf whether it is followed by others with twice of something
 */
public record Additions(boolean trace, boolean svg, WhatIfMode whatIf) {
    /** The run alone. */
    public static final Additions NONE = new Additions(false, false, WhatIfMode.NEVER);

    private static final String WHAT_IF = "--what-if";
    private static final String NO_WHAT_IF = "--no-what-if";

    /** Those of an earlier run, which asked by these words and left files of these names. */
    static Additions of(Collection<String> words, Collection<String> files) {
        boolean svg = files.stream().anyMatch(name -> name.endsWith(".svg"));
        return new Additions(files.contains(RunFiles.TRACE), svg, mode(words));
    }

    private static WhatIfMode mode(Collection<String> words) {
        WhatIfMode asked = words.contains(WHAT_IF) ? WhatIfMode.ALWAYS : WhatIfMode.WITHIN_BUDGET;
        return words.contains(NO_WHAT_IF) ? WhatIfMode.NEVER : asked;
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
        if (whatIf != WhatIfMode.WITHIN_BUDGET) {
            words.add(whatIf == WhatIfMode.ALWAYS ? WHAT_IF : NO_WHAT_IF);
        }
        return words;
    }
}
