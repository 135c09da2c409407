package org.ridgepoint.experiment.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.sim.memory.dram.study.ReferenceComparison;
import org.ridgepoint.sim.memory.dram.study.ReferenceRow;

/** Our DRAM beside the dedicated DRAM simulators, row by row of {@code configs/reproduce/dram.csv}. */
final class DramReference {
    private static final String THEIRS = "configs/reproduce/dram.csv";

    private final Home home;
    private final ReferenceComparison comparison;

    /** A comparison whose standards and reference rows are those of a home. */
    DramReference(Home home) {
        this.home = home;
        Chips chips = new Chips(home);
        this.comparison = new ReferenceComparison(standard -> chips.memory(fileOf(standard)));
    }

    /** A path of the table is meant from the home, not from where the program runs. */
    private String fileOf(String standard) {
        return standard.endsWith(".yaml") ? home.resolve(standard).toString() : standard;
    }

    /** What the others answered, in the table's order. */
    public List<ReferenceRow> theirs() {
        try {
            return ReferenceRow.parse(Files.readAllLines(home.resolve(THEIRS)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UserError(THEIRS + ": " + unreadable.getMessage());
        }
    }

    /** The table's heading and a line for each of these rows. */
    public List<String> lines(List<ReferenceRow> rows) {
        return ReferenceComparison.csv(comparison.run(rows, Long.MAX_VALUE))
                .lines()
                .toList();
    }
}
