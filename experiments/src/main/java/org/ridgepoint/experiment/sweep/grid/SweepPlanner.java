package org.ridgepoint.experiment.sweep.grid;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.Preparation.Prepared;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;

/** Reads a sweep's file and finds, before anything is simulated, what each point is and which cannot be. */
public final class SweepPlanner {
    private final Home home;
    private final Preparation preparation;
    private final Set<String> figures;
    private final ContentHash hash = new ContentHash();

    /** A planner for files and catalogues of a home, whose results will have figures of these names. */
    public SweepPlanner(Home home, Preparation preparation, Set<String> figures) {
        this.home = home;
        this.preparation = preparation;
        this.figures = Set.copyOf(figures);
    }

    /** The plan of a file. */
    public SweepPlan plan(Path path) {
        ConfigFile config = ConfigFile.read(path, home);
        SweepFile file = new Binder().bind(config.tree(), SweepFile.class);
        List<AxisGroup> dimensions = refusing(
                path, () -> file.axes().stream().map(AxisSpec::dimension).toList());
        Constraints constraints = refusing(path, () -> constraints(file, dimensions));
        PointGrid grid = refusing(path, () -> new PointGrid(dimensions, constraints.ofAxes(), file.fixed()));
        List<Point> points = refusing(path, grid::points);
        Map<String, InputFile> inputs = new LinkedHashMap<>();
        config.inputs().forEach(input -> inputs.put(input.recordedName(), input));
        List<PlannedPoint> planned = refusing(
                path,
                () -> numbered(points.stream()
                        .flatMap(point -> planned(point, file.fixed(), path, constraints, inputs).stream())
                        .toList()));
        requireOne(planned, path);
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return new SweepPlan(name, file, grid.axes(), planned, constraints, List.copyOf(inputs.values()));
    }

    /** What a file says. */
    public SweepFile file(Path path) {
        return new Binder().bind(ConfigFile.read(path, home).tree(), SweepFile.class);
    }

    /** A planned point, ready to start; the files that it was read from must be as they were. */
    public ResolvedRun run(SweepPlan plan, Path path, PlannedPoint point) {
        RunRequest request = request(point.point(), plan.file().fixed(), path);
        ResolvedRun run = preparation.prepare(request).run();
        if (!point.key().equals(Optional.of(hash.of(run.config())))) {
            throw new UserError(home.name(path) + ": it or a file that it names was edited while the sweep ran");
        }
        return run;
    }

    private Constraints constraints(SweepFile file, List<AxisGroup> dimensions) {
        Set<String> keys = new HashSet<>(file.fixed().keySet());
        dimensions.forEach(each -> each.axes().forEach(axis -> keys.add(axis.key())));
        return Constraints.of(file.constraints().orElse(List.of()), keys, figures);
    }

    /** The points that are there, one after the other. */
    private static List<PlannedPoint> numbered(List<PlannedPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no point meets the constraints");
        }
        return IntStream.range(0, points.size())
                .mapToObj(i -> points.get(i).numbered(i + 1))
                .toList();
    }

    private <T> T refusing(Path path, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new UserError(home.name(path) + ": " + refusal.getMessage());
        }
    }

    /** A point that can be simulated or is refused; none where its chip breaks a constraint. */
    private Optional<PlannedPoint> planned(
            Point point, Map<String, String> fixed, Path path, Constraints constraints, Map<String, InputFile> inputs) {
        try {
            Prepared prepared = preparation.prepare(request(point, fixed, path));
            prepared.inputs().forEach(input -> inputs.put(input.recordedName(), input));
            String key = hash.of(prepared.run().config());
            long packets = prepared.run().packets();
            if (!constraints.needChips()) {
                return Optional.of(PlannedPoint.keyed(point, key, packets, Map.of()));
            }
            Map<String, String> values = values(point, fixed);
            ChipKeys chip = new ChipKeys(prepared.run().chip());
            return constraints.meets(values, chip)
                    ? Optional.of(PlannedPoint.keyed(point, key, packets, constraints.known(values, chip)))
                    : Optional.empty();
        } catch (UserError refusal) {
            return Optional.of(PlannedPoint.refused(point, refusal(refusal)));
        }
    }

    /** What is refused of a setting; in a sweep the user has written an axis, or {@code set}. */
    private static String refusal(UserError refusal) {
        return refusal.origin().orElse(null) instanceof Origin.OnCommandLine setting
                ? setting.asKey() + ": " + refusal.problem()
                : refusal.getMessage();
    }

    private static RunRequest request(Point point, Map<String, String> fixed, Path path) {
        return PointKeys.request(values(point, fixed), path.toAbsolutePath().getParent());
    }

    private static Map<String, String> values(Point point, Map<String, String> fixed) {
        Map<String, String> values = new LinkedHashMap<>(fixed);
        values.putAll(point.values());
        return values;
    }

    /** A mistake that every point shares is one of the file. */
    private void requireOne(List<PlannedPoint> planned, Path path) {
        if (planned.stream().allMatch(point -> point.key().isEmpty())) {
            throw new UserError(home.name(path) + ": no point can be run; the first: "
                    + planned.get(0).refusal().orElseThrow());
        }
    }
}
