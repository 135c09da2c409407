package org.ridgepoint.experiment.mcp;

import java.util.List;

/** The command line as tools use it. */
@FunctionalInterface
public interface CommandRunner {
    /** What a command came to. */
    Completion run(List<String> words);

    /**
     * What a command came to.
     *
     * @param isFine whether it did what it was asked for
     * @param out what it printed
     * @param err what it said of a mistake, or warned of
     */
    record Completion(boolean isFine, String out, String err) {}
}
