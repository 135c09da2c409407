package org.ridgepoint.experiment.sweep.grid;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.report.Sha256;

/**
 * The points of a sweep in their order, each with the hash of all that decides its result.
 *
 * @param name of the sweep
 * @param file what the user wrote
 * @param axes keys and their values, in order
 * @param points in order
 * @param constraints conditions, of which those on results are still to be judged
 * @param inputs the files that it was read from
 */
public record SweepPlan(
        String name,
        SweepFile file,
        List<SweepAxis> axes,
        List<PlannedPoint> points,
        Constraints constraints,
        List<InputFile> inputs) {
    /** Copies the lists. */
    public SweepPlan {
        axes = List.copyOf(axes);
        points = List.copyOf(points);
        inputs = List.copyOf(inputs);
    }

    /** Keys that move together, where several do. */
    public List<List<String>> zipped() {
        return file.axes().stream()
                .map(AxisSpec::dimension)
                .filter(dimension -> dimension.axes().size() > 1)
                .map(dimension -> dimension.axes().stream().map(SweepAxis::key).toList())
                .toList();
    }

    /** The hash of every point and of all that decides its result: equal for two sweeps that give the same bytes. */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        axes.forEach(axis -> text.append(axis.key()).append('\n'));
        points.forEach(point -> text.append(point.point().values().values())
                .append(' ')
                .append(point.identity())
                .append('\n'));
        constraints.texts().forEach(condition -> text.append(condition).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
