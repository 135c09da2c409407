package org.ridgepoint.experiment.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Csv;

/** Reads tables of measurements: CSV with a header that names the columns. */
public final class RowsFile {
    /** The columns of a table, of which it may leave out some. */
    static final List<String> COLUMNS = List.of(
            "id",
            "chip",
            "model",
            "input",
            "batch",
            "precision",
            "metric",
            "unit",
            "value",
            "spread_percent",
            "kind",
            "source");

    private static final List<String> NEEDED = List.of("chip", "model", "metric", "unit");
    private static final String FOLDER = "configs/validation/rows";

    private RowsFile() {}

    /** The rows that come with the program, file by file in the order of their names. */
    public static List<Measurement> ofProgram(Home home) {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new UserError(FOLDER + ": no such folder; give the rows with --rows FILE");
        }
        List<Measurement> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .forEach(file -> rows.addAll(read(file, home)));
        } catch (IOException failure) {
            throw new UserError(FOLDER + ": cannot be listed: " + failure.getMessage());
        }
        return rows;
    }

    /** The rows of a file. */
    public static List<Measurement> read(Path path, Home home) {
        InputFile file = InputFile.read(path, home);
        List<List<String>> table = table(file);
        List<String> header = header(file.name(), table);
        List<Measurement> rows = new ArrayList<>();
        for (List<String> fields : table.subList(1, table.size())) {
            if (!fields.stream().allMatch(String::isBlank)) {
                rows.add(row(header, fields));
            }
        }
        if (rows.isEmpty()) {
            throw new UserError(file.name() + ": has no row below its header");
        }
        return rows;
    }

    private static List<List<String>> table(InputFile file) {
        try {
            return Csv.rows(file.text("CSV").replaceFirst("^\uFEFF", "").replaceFirst("^\\s+", ""));
        } catch (IllegalArgumentException refusal) {
            throw new UserError(file.name() + ": " + refusal.getMessage());
        }
    }

    private static List<String> header(String name, List<List<String>> table) {
        if (table.isEmpty()) {
            throw new UserError(name + ": is empty; expected a header with " + String.join(",", COLUMNS));
        }
        List<String> header = table.get(0).stream().map(String::strip).toList();
        for (String column : NEEDED) {
            if (!header.contains(column)) {
                throw new UserError(name + ": has no column " + column + Nearest.hint(column, header)
                        + "; expected a header with " + String.join(",", COLUMNS));
            }
        }
        if (new LinkedHashSet<>(header).size() < header.size()) {
            throw new UserError(name + ": two columns have the same name: " + String.join(",", header));
        }
        return header;
    }

    /** A row of which fields beyond the header are left out, and those that it lacks are empty. */
    private static Measurement row(List<String> header, List<String> fields) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), i < fields.size() ? fields.get(i) : "");
        }
        return new Measurement(named);
    }
}
