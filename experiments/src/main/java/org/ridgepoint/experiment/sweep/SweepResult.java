package org.ridgepoint.experiment.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.sweep.grid.Point;

/**
 * A finished sweep, read back from its folder.
 *
 * @param document what it was
 * @param rows its points in order, with what came of each
 */
public record SweepResult(SweepDocument document, List<PointResult> rows) {
    /** Copies the rows. */
    public SweepResult {
        rows = List.copyOf(rows);
    }

    /**
     * A point and what came of it.
     *
     * @param point its place and its values
     * @param outcome its figures
     */
    public record PointResult(Point point, Outcome outcome) {}

    /** The sweep in a folder, which messages call by a name. */
    public static SweepResult read(Path folder, String name) {
        if (!Files.exists(folder.resolve(SweepFolder.DOCUMENT))) {
            throw new UserError(name + ": no finished sweep is there; expected a folder with " + SweepFolder.DOCUMENT
                    + " and " + SweepFolder.POINTS);
        }
        SweepDocument document = SweepDocument.read(
                InputFile.read(folder.resolve(SweepFolder.DOCUMENT), name + "/" + SweepFolder.DOCUMENT));
        InputFile points = InputFile.read(folder.resolve(SweepFolder.POINTS), name + "/" + SweepFolder.POINTS);
        if (!Sha256.of(points.content()).equals(document.pointsSha256())) {
            throw new UserError(
                    points.name() + ": was changed since the sweep was finished; sweep --restart makes it again");
        }
        try {
            String table = new String(points.content(), StandardCharsets.UTF_8);
            return new SweepResult(document, document.table().rows(table));
        } catch (IllegalArgumentException | IndexOutOfBoundsException another) {
            throw new UserError(points.name() + ": cannot be read: " + another.getMessage());
        }
    }
}
