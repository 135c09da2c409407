package org.ridgepoint.experiment.sweep;

import java.util.Optional;
import org.ridgepoint.experiment.sweep.grid.Shard;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/**
 * What must be the same for two programs to work on one folder, one after the other.
 *
 * @param planSha256 of all points and of all that decides their results
 * @param programSha256 of the program's code
 * @param shard the part of the points
 */
record SweepIdentity(String planSha256, String programSha256, String shard) {
    private static final String SEPARATOR = " ";

    static SweepIdentity of(SweepPlan plan, Shard shard) {
        return new SweepIdentity(plan.sha256(), ProgramHash.current(), shard.toString());
    }

    static SweepIdentity of(SweepDocument document) {
        return new SweepIdentity(
                document.planSha256(), document.programSha256(), document.part().toString());
    }

    /** The identity in a journal's first line; none where that is spoilt. */
    static Optional<SweepIdentity> parse(String line) {
        String[] parts = line.split(SEPARATOR);
        return parts.length == 3 ? Optional.of(new SweepIdentity(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    String line() {
        return String.join(SEPARATOR, planSha256, programSha256, shard);
    }

    /** What has become different since an earlier program, in words. */
    String changedSince(SweepIdentity earlier) {
        if (!earlier.shard.equals(shard)) {
            return "it holds shard " + earlier.shard;
        }
        return earlier.planSha256.equals(planSha256)
                ? "the program has changed since"
                : "the sweep's file, or a file that it names, was edited since";
    }
}
