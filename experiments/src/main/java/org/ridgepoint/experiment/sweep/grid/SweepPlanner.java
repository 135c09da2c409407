package org.ridgepoint.experiment.sweep.grid;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.Preparation.Prepared;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;

/** Reads a sweep's file and finds, before anything is simulated, what each point is and which cannot be. */
public final class SweepPlanner {
    /** How a message about a setting begins; in a sweep the user has written an axis, or {@code set}. */
    private static final String SETTING = "^--set ([\\w.]+)=(.*?): ";

    private final Home home;
    private final Preparation preparation;
    private final ContentHash hash = new ContentHash();

    /** A planner for files and catalogues of a home. */
    public SweepPlanner(Home home, Preparation preparation) {
        this.home = home;
        this.preparation = preparation;
    }

    /** The plan of a file. */
    public SweepPlan plan(Path path) {
        ConfigFile config = ConfigFile.read(path, home);
        SweepFile file = new Binder().bind(config.tree(), SweepFile.class);
        PointGrid grid = refusing(path, () -> grid(file));
        List<Point> points = refusing(path, grid::points);
        Map<String, InputFile> inputs = new LinkedHashMap<>();
        config.inputs().forEach(input -> inputs.put(input.recordedName(), input));
        List<PlannedPoint> planned = points.stream()
                .map(point -> planned(point, file.fixed(), path, inputs))
                .toList();
        requireOne(planned, path);
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return new SweepPlan(name, file, grid.axes(), planned, List.copyOf(inputs.values()));
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

    private static PointGrid grid(SweepFile file) {
        return new PointGrid(
                file.axes().stream().map(AxisSpec::dimension).toList(),
                file.constraints().orElse(List.of()).stream()
                        .map(Constraint::parse)
                        .toList(),
                file.fixed());
    }

    private <T> T refusing(Path path, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new UserError(home.name(path) + ": " + refusal.getMessage());
        }
    }

    private PlannedPoint planned(Point point, Map<String, String> fixed, Path path, Map<String, InputFile> inputs) {
        try {
            Prepared prepared = preparation.prepare(request(point, fixed, path));
            prepared.inputs().forEach(input -> inputs.put(input.recordedName(), input));
            return PlannedPoint.keyed(point, hash.of(prepared.run().config()));
        } catch (UserError refusal) {
            return PlannedPoint.refused(point, refusal.getMessage().replaceFirst(SETTING, "$1 = $2: "));
        }
    }

    private static RunRequest request(Point point, Map<String, String> fixed, Path path) {
        Map<String, String> values = new LinkedHashMap<>(fixed);
        values.putAll(point.values());
        return PointKeys.request(values, path.toAbsolutePath().getParent());
    }

    /** A mistake that every point shares is one of the file. */
    private void requireOne(List<PlannedPoint> planned, Path path) {
        if (planned.stream().allMatch(point -> point.key().isEmpty())) {
            throw new UserError(home.name(path) + ": no point can be run; the first: "
                    + planned.get(0).refusal().orElseThrow());
        }
    }
}
