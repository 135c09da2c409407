package org.ridgepoint.experiment.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.ResultFolder;
import org.ridgepoint.experiment.sweep.LocalEngine;
import org.ridgepoint.experiment.sweep.PointCache;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.sweep.Simulations;
import org.ridgepoint.experiment.validate.Measurement;
import org.ridgepoint.experiment.validate.NameBooks;
import org.ridgepoint.experiment.validate.Questions;
import org.ridgepoint.experiment.validate.RowsFile;
import org.ridgepoint.experiment.validate.Validation;
import org.ridgepoint.experiment.validate.ValidationFiles;
import org.ridgepoint.experiment.validate.ValidationPage;
import org.ridgepoint.experiment.validate.ValidationSheet;
import org.ridgepoint.experiment.validate.ValidationTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts published measurements beside what the simulation says of them. */
@Command(
        name = "validate",
        description = "Hold published measurements against the simulation, row by row and family by family.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint validate",
            "  ridgepoint validate --family NVDLA",
            "  ridgepoint validate --rows my-measurements.csv --csv"
        })
final class ValidateCommand implements Callable<Integer> {
    private static final String TABLE = "validation.csv";
    private static final String PAGE = "report.html";

    private final Workbench bench;

    @Option(
            names = "--chip",
            arity = "1..*",
            paramLabel = "TEXT",
            description = "Only rows whose chip has this in its name.")
    private List<String> chips = List.of();

    @Option(
            names = "--family",
            arity = "1..*",
            paramLabel = "TEXT",
            description = "Only rows of families with this in their name.")
    private List<String> families = List.of();

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "A CSV file of measurements (default: all under configs/validation/rows).")
    private Path file;

    @Option(names = "--csv", description = "Print the rows with what was simulated, and nothing else.")
    private boolean csv;

    @Option(names = "--markdown", description = "Print the tables of families and differences, and nothing else.")
    private boolean markdown;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files (default: results/validations/latest).")
    private Path out;

    @Option(names = "--no-cache", description = "Simulate everything, and keep nothing in the cache.")
    private boolean noCache;

    ValidateCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (csv && markdown) {
            throw new UserError("--csv and --markdown: expected one of them");
        }
        ResultFolder folder = folder();
        folder.requireUsable();
        NameBooks books = NameBooks.of(bench.home());
        Questions questions = new Questions(books, bench.workloads(), bench.home());
        List<Measurement> rows = rows(questions);
        Validation validation = Validation.of(rows, books, questions, simulations(), bench.progress());
        folder.write(files(validation));
        print(validation, folder);
        return validation.hasErrors() ? ExitCode.INTERNAL : ExitCode.FINE;
    }

    private Simulations simulations() {
        LocalEngine engine = new LocalEngine(
                new PointRunner(bench.preparation(), bench.simulator()),
                Runtime.getRuntime().availableProcessors());
        Optional<PointCache> cache = noCache ? Optional.empty() : Optional.of(PointCache.of(bench.home()));
        return new Simulations(bench.preparation(), engine, cache);
    }

    private List<Measurement> rows(Questions questions) {
        List<Measurement> all = file == null ? RowsFile.ofProgram(bench.home()) : RowsFile.read(file, bench.home());
        List<Measurement> ofChips = chosen(all, "--chip", chips, Measurement::chip);
        return chosen(ofChips, "--family", families, row -> questions.family(row.chip()));
    }

    /** The rows of which a text has one of some words in it; all where there are no words. */
    private static List<Measurement> chosen(
            List<Measurement> rows, String option, List<String> words, Function<Measurement, String> text) {
        List<Measurement> chosen = rows.stream()
                .filter(row -> words.isEmpty() || words.stream().anyMatch(word -> has(text.apply(row), word)))
                .toList();
        if (chosen.isEmpty()) {
            List<String> names = rows.stream().map(text).distinct().toList();
            throw new UserError(option + " " + String.join(" ", words) + ": no row is of it"
                    + Stream.of(Nearest.hint(words.get(0), names))
                            .filter(hint -> !hint.isEmpty())
                            .findFirst()
                            .orElse("; expected one of " + String.join(", ", names)));
        }
        return chosen;
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private ResultFolder folder() {
        Path place = out == null ? bench.home().resolve("results", "validations", "latest") : out;
        String name = out == null ? bench.home().place(place) : out.toString();
        return new ResultFolder(place, name, List.of(TABLE, PAGE), TABLE);
    }

    private static Map<String, byte[]> files(Validation validation) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(TABLE, ValidationFiles.csv(validation).getBytes(StandardCharsets.UTF_8));
        files.put(PAGE, new ValidationPage(validation).html().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private void print(Validation validation, ResultFolder folder) {
        if (csv) {
            bench.out().print(ValidationFiles.csv(validation));
        } else if (markdown) {
            bench.out().print(ValidationTables.markdown(validation));
        } else {
            bench.out().print(ValidationSheet.of(validation));
            bench.out().println();
            bench.out().println("Written to " + folder.name());
            bench.out().println("  " + TABLE + ", " + PAGE);
        }
    }
}
