package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.report.Json;
import org.ridgepoint.experiment.report.Sha256.HashedFile;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.experiment.sweep.grid.AxisGroup;
import org.ridgepoint.experiment.sweep.grid.Shard;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;
import org.ridgepoint.experiment.sweep.grid.SweepFile;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/**
 * What a finished sweep was, as {@code sweep.json} holds it beside {@code points.csv}.
 *
 * @param schemaVersion of this file
 * @param ridgepointVersion of the program
 * @param programSha256 of the program's code, shortened
 * @param name of the sweep
 * @param description as its file has it
 * @param claim as its file has it
 * @param source as its file has it
 * @param expect as its file has it
 * @param axes in order
 * @param zipped keys of axes that move together, where some do
 * @param points in this folder
 * @param shard which part of the points is here, where it is not all
 * @param planSha256 of all points and of all that decides their results
 * @param pointsSha256 of points.csv
 * @param inputs the files that were read
 */
public record SweepDocument(
        int schemaVersion,
        String ridgepointVersion,
        String programSha256,
        String name,
        String description,
        Optional<String> claim,
        Optional<String> source,
        Optional<List<String>> expect,
        List<SweepAxis> axes,
        Optional<List<List<String>>> zipped,
        Points points,
        Optional<String> shard,
        String planSha256,
        String pointsSha256,
        List<HashedFile> inputs) {
    private static final int SCHEMA_VERSION = 1;

    /**
     * How the points ended.
     *
     * @param total of them
     * @param refused because they ask for what cannot be
     * @param errors of ours
     * @param unmet with a result that breaks a constraint, where there are such
     */
    public record Points(int total, int refused, int errors, Optional<Integer> unmet) {
        static Points of(List<Outcome.Status> ends) {
            return new Points(
                    ends.size(),
                    Collections.frequency(ends, Outcome.Status.REFUSED),
                    Collections.frequency(ends, Outcome.Status.ERROR),
                    Optional.of(Collections.frequency(ends, Outcome.Status.UNMET))
                            .filter(count -> count > 0));
        }
    }

    static SweepDocument of(SweepPlan plan, Shard shard, Points points, String pointsSha256) {
        SweepFile file = plan.file();
        return new SweepDocument(
                SCHEMA_VERSION,
                Version.current(),
                ProgramHash.current(),
                plan.name(),
                file.description(),
                file.claim(),
                file.source(),
                file.expect(),
                plan.axes(),
                Optional.of(plan.zipped()).filter(groups -> !groups.isEmpty()),
                points,
                Optional.of(shard).filter(Shard::isPart).map(Shard::toString),
                plan.sha256(),
                pointsSha256,
                plan.inputs().stream().map(HashedFile::of).toList());
    }

    static SweepDocument read(InputFile file) {
        return new Binder().bind(ConfigFile.parse(file), SweepDocument.class);
    }

    /** The same sweep with all its parts together. */
    SweepDocument whole(Points all, String sha256) {
        return new SweepDocument(
                schemaVersion,
                ridgepointVersion,
                programSha256,
                name,
                description,
                claim,
                source,
                expect,
                axes,
                zipped,
                all,
                Optional.empty(),
                planSha256,
                sha256,
                inputs);
    }

    /** The axes by what moves together, most of them alone. */
    public List<AxisGroup> dimensions() {
        List<List<SweepAxis>> groups = new ArrayList<>();
        for (SweepAxis axis : axes) {
            Predicate<SweepAxis> together = other -> zipped.orElse(List.of()).stream()
                    .anyMatch(keys -> keys.contains(axis.key()) && keys.contains(other.key()));
            groups.stream()
                    .filter(group -> together.test(group.get(0)))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(axis), () -> groups.add(new ArrayList<>(List.of(axis))));
        }
        return groups.stream().map(AxisGroup::new).toList();
    }

    /** The part of the points that is here. */
    Shard part() {
        return shard.map(Shard::parse).orElse(Shard.WHOLE);
    }

    PointsTable table() {
        return new PointsTable(axes.stream().map(SweepAxis::key).toList());
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", schemaVersion);
        document.put("ridgepointVersion", ridgepointVersion);
        document.put("programSha256", programSha256);
        document.put("name", name);
        document.put("description", description);
        claim.ifPresent(text -> document.put("claim", text));
        source.ifPresent(text -> document.put("source", text));
        expect.ifPresent(texts -> document.put("expect", texts));
        document.put("axes", axes.stream().map(SweepDocument::axis).toList());
        zipped.ifPresent(groups -> document.put("zipped", groups));
        document.put("points", counts());
        shard.ifPresent(part -> document.put("shard", part));
        document.put("planSha256", planSha256);
        document.put("pointsSha256", pointsSha256);
        document.put("inputs", inputs.stream().map(HashedFile::document).toList());
        return Json.write(document);
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("total", points.total());
        counts.put("refused", points.refused());
        counts.put("errors", points.errors());
        points.unmet().ifPresent(count -> counts.put("unmet", count));
        return counts;
    }

    private static Map<String, Object> axis(SweepAxis axis) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", axis.key());
        entry.put("values", axis.values());
        return entry;
    }
}
