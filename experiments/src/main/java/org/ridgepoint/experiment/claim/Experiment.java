package org.ridgepoint.experiment.claim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/** An experiment in a folder: its claims, its sweeps and its tables. */
public final class Experiment {
    /** The file of an experiment in its folder. */
    static final String FILE = "experiment.yaml";

    private static final int DIGITS = 8;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final Path folder;
    private final Home home;
    private final ExperimentFile file;

    private Experiment(String name, Path folder, Home home, ExperimentFile file) {
        this.name = name;
        this.folder = folder;
        this.home = home;
        this.file = file;
    }

    /** The experiment of a folder; what is wrong with its file is the user's to mend. */
    public static Experiment read(Path folder, Home home) {
        ConfigFile config = ConfigFile.read(folder.resolve(FILE), home);
        ExperimentFile file = new Binder().bind(config.tree(), ExperimentFile.class);
        return new Experiment(folder.toAbsolutePath().normalize().getFileName().toString(), folder, home, file);
    }

    /** By which it is called. */
    public String name() {
        return name;
    }

    /** One sentence on what it is. */
    public String description() {
        return file.description();
    }

    /** By which its results are called: those of experiments in other folders have other names. */
    public String resultName() {
        Path place = folder.toAbsolutePath().normalize();
        boolean ours = home.resolve("configs", "experiments")
                .toAbsolutePath()
                .normalize()
                .equals(place.getParent());
        return ours
                ? name
                : name + "-"
                        + Sha256.of(place.toString().getBytes(StandardCharsets.UTF_8))
                                .substring(0, DIGITS);
    }

    /** Runs its sweeps, reads its tables, and holds every claim against them. */
    public ExperimentResult run(Sweeps sweeps) {
        Map<String, Data> data = new LinkedHashMap<>();
        for (String table : file.tables().orElse(List.of())) {
            data.put(table, table(table));
        }
        hold(data); // what cannot be worked out of tables is refused before anything is simulated
        Map<String, SweepPlan> plans = new LinkedHashMap<>();
        for (String sweep : file.sweeps().orElse(List.of())) {
            plans.put(sweep, sweeps.plan(sweepFile(sweep)));
        }
        plans.forEach(this::forecheck);
        plans.forEach((sweep, plan) -> data.put(sweep, SweepData.of(sweep, sweeps.run(sweepFile(sweep), plan))));
        return new ExperimentResult(name, file, data, hold(data));
    }

    private Path sweepFile(String sweep) {
        return folder.resolve(sweep + ".yaml");
    }

    /** Refuses what a sweep's columns alone show to be wrong, before time is spent on it. */
    private void forecheck(String sweep, SweepPlan plan) {
        refusing(folder.resolve(FILE), () -> {
            Forecheck check = new Forecheck(sweep, plan);
            file.claims().stream()
                    .filter(claim -> claim.of().equals(Optional.of(sweep)))
                    .forEach(check::require);
            file.plots().orElse(List.of()).stream()
                    .filter(plot -> plot.of().equals(sweep))
                    .forEach(check::require);
            return check;
        });
    }

    /** What becomes of the claims on some data; claims and plots of what is not there are refused. */
    private List<Judgement> hold(Map<String, Data> data) {
        return refusing(folder.resolve(FILE), () -> {
            file.plots().orElse(List.of()).stream()
                    .filter(plot -> data.containsKey(plot.of())
                            && !data.get(plot.of()).rows().isEmpty())
                    .forEach(plot -> plot.drawn(data.get(plot.of())));
            return file.claims().stream()
                    .flatMap(claim -> judged(claim, data).stream())
                    .toList();
        });
    }

    private static Optional<Judgement> judged(ClaimSpec claim, Map<String, Data> data) {
        return claim.of()
                .map(name -> Optional.ofNullable(data.get(name)).map(against -> Judgement.of(claim, against)))
                .orElseGet(() ->
                        Optional.of(Judgement.unchecked(claim, claim.unchecked().orElseThrow())));
    }

    private Data table(String table) {
        Path path = folder.resolve(table + ".csv");
        if (!Files.exists(path)) {
            throw new UserError(home.name(folder.resolve(FILE)) + ": tables: there is no " + home.name(path));
        }
        InputFile input = InputFile.read(path, home);
        return refusing(path, () -> Data.table(table, rows(input.text("a table of comma-separated values"))));
    }

    private static List<Map<String, String>> rows(String text) {
        List<List<String>> lines = Csv.rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("expected a line with the names of columns, and rows below it");
        }
        List<String> columns = lines.get(0);
        requireNames(columns);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size()) {
                throw new IllegalArgumentException("line " + (rows.size() + 2) + " has " + line.size()
                        + " fields; expected " + columns.size() + " as in the first line");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void requireNames(List<String> columns) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String column : columns) {
            if (column.isBlank() || !seen.add(column)) {
                throw new IllegalArgumentException(
                        "columns need names that differ, in more than capitals: \"" + column + "\"");
            }
            if (columns.stream().anyMatch(other -> other.startsWith(column + "."))) {
                throw new IllegalArgumentException("column " + column + " is also a part of another's name");
            }
        }
    }

    private <T> T refusing(Path path, Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException refusal) {
            throw new UserError(home.name(path) + ": " + refusal.getMessage());
        }
    }
}
