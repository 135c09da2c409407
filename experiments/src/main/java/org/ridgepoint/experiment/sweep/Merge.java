package org.ridgepoint.experiment.sweep;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;

/** Puts the parts of a sweep together; the bytes are those of the same sweep in one piece. */
public final class Merge {
    private Merge() {}

    /** Reads the parts, which must be all parts of one sweep. */
    public static SweepResult of(List<Path> folders) {
        List<SweepResult> parts = folders.stream()
                .map(folder -> SweepResult.read(folder, folder.toString()))
                .toList();
        SweepDocument first = parts.get(0).document();
        for (int i = 1; i < parts.size(); i++) {
            requireSameSweep(first, folders.get(0), parts.get(i).document(), folders.get(i));
        }
        requireAll(parts);
        List<PointResult> rows = parts.stream()
                .flatMap(part -> part.rows().stream())
                .sorted(Comparator.comparingInt(row -> row.point().number()))
                .toList();
        return new SweepResult(first, rows);
    }

    private static void requireSameSweep(SweepDocument one, Path here, SweepDocument other, Path there) {
        boolean same = one.planSha256().equals(other.planSha256())
                && one.programSha256().equals(other.programSha256())
                && one.part().count() == other.part().count();
        if (!same) {
            throw new UserError(there + ": is not of the same sweep as " + here
                    + "; the sweep, a file that it names, the program or the number of shards differs");
        }
    }

    private static void requireAll(List<SweepResult> parts) {
        int count = parts.get(0).document().part().count();
        TreeSet<Integer> missing =
                IntStream.rangeClosed(1, count).boxed().collect(Collectors.toCollection(TreeSet::new));
        for (SweepResult part : parts) {
            int index = part.document().part().index();
            if (!missing.remove(index)) {
                throw new UserError("shard " + index + "/" + count + " was given twice; expected each once");
            }
        }
        if (!missing.isEmpty()) {
            throw new UserError("shard " + missing.first() + "/" + count + " is missing; expected all " + count);
        }
    }

    /** Writes the whole; what the folder held before is replaced. */
    public static void write(SweepResult merged, SweepFolder folder) {
        SweepDocument part = merged.document();
        folder.clear();
        folder.begin(SweepIdentity.of(part), part.table().header());
        merged.rows().forEach(row -> folder.add(part.table().row(row.point(), row.outcome())));
        SweepDocument.Points ends = SweepDocument.Points.of(
                merged.rows().stream().map(row -> row.outcome().status()).toList());
        folder.finish(part.whole(ends, folder.completeTable(part.table())));
    }
}
