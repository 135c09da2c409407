package org.ridgepoint.experiment.validate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.validate.Question.Ask;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;

/** Makes of each row the run that answers it, or says why there is none. */
public final class Questions {
    /** The family of chips that no book knows, but the catalogue. */
    static final String OTHERS = "Chips by their files";

    private static final Pattern INPUT = Pattern.compile("(?:seq(?:uence)? ?)?(\\d+(?:x\\d+)?)(?: tokens)?");
    private static final String NO_INPUT = "none";
    private static final String DECODE = "-decode";

    private final NameBooks books;
    private final Workloads workloads;
    private final Catalogue chips;

    /** Questions by the books, and by the names that a home's catalogues know. */
    public Questions(NameBooks books, Workloads workloads, Home home) {
        this.books = books;
        this.workloads = workloads;
        this.chips = Catalogue.accelerators(home);
    }

    /** A name's entry, and what its pattern found. */
    private record Found<T>(T entry, Matcher matcher) {}

    /** Why there is no run. */
    private static final class Unanswerable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswerable(String why) {
            super(why);
        }
    }

    /** The family that a chip of this name belongs to. */
    public String family(String chip) {
        return familyOf(chip).map(FamilySpec::name).orElse(OTHERS);
    }

    private Optional<FamilySpec> familyOf(String chip) {
        return books.chips().families().stream()
                .filter(family -> isInCatalogue(chip)
                        ? family.has(Names.plain(chip))
                        : board(family, chip).isPresent())
                .findFirst();
    }

    private boolean isInCatalogue(String chip) {
        return chips.names().contains(Names.plain(chip));
    }

    private static Optional<Found<BoardSpec>> board(FamilySpec family, String chip) {
        return boards(family, chip).findFirst();
    }

    private static Stream<Found<BoardSpec>> boards(FamilySpec family, String chip) {
        return family.boards().stream()
                .flatMap(board -> Names.match(board.match(), Names.forms(Names.plain(chip), "[-_ ]+"))
                        .map(found -> new Found<>(board, found))
                        .stream());
    }

    /** The question that a row puts. */
    Question of(Measurement row) {
        String family = family(row.chip());
        try {
            return new Question(row, family, Optional.of(ask(row)), "");
        } catch (Unanswerable none) {
            return Question.unanswerable(row, family, none.getMessage());
        } catch (UserError none) {
            return Question.unanswerable(row, family, none.getMessage());
        }
    }

    private Ask ask(Measurement row) {
        if (row.isGarbled()) {
            throw new Unanswerable("value \"" + row.text("value") + "\" is no number");
        }
        Board board = board(row);
        Metric.MetricMatch metric = Metric.find(row.text("metric"), row.text("unit"));
        Metric read = metric.metric().orElseThrow(() -> new Unanswerable(metric.why()));
        Found<NetworkSpec> network = network(row.text("model"));
        NetworkSpec spec = network.entry();
        spec.why().ifPresent(why -> {
            throw new Unanswerable(why);
        });
        String named =
                Names.filled(spec.workload().orElseThrow(), network.matcher()).orElseThrow();
        boolean told = spec.operations().isPresent()
                && Names.operations(row.text("model")).isPresent();
        String variant = told
                ? named
                : familyOf(row.chip()).map(family -> family.variant(named)).orElse(named);
        String name = decodes(row) && workloads.knows(variant + DECODE) ? variant + DECODE : variant;
        Optional<InputSize> input = input(row, spec, name);
        int stated = batch(row, board, network);
        int batch = read.kind() == Metric.Kind.RATE ? Math.min(stated, board.mostImages()) : stated;
        WorkloadRequest workload = new WorkloadRequest(
                name,
                input,
                Optional.of(batch),
                precision(row.text("precision")),
                new GraphOptions(Map.of(), false, Optional.empty(), spec.training()));
        Detail detail = spec.sampled().orElse(false) ? Detail.SAMPLED : Detail.FULL;
        RunRequest request = new RunRequest(board.chip(), workload, board.settings(), 1, Optional.empty(), detail);
        long pixels = input.map(size -> (long) size.rows() * size.columns()).orElse(0L);
        return new Ask(request, read, board.withImage(pixels), batch);
    }

    /** Whether a row is of the phase in which a language model makes one token after the other. */
    private static boolean decodes(Measurement row) {
        return row.text("metric").startsWith("decode");
    }

    private Board board(Measurement row) {
        String chip = row.chip();
        if (isInCatalogue(chip)) {
            return Board.of(Names.plain(chip));
        }
        String metric = row.text("metric");
        List<Found<BoardSpec>> all =
                familyOf(chip).stream().flatMap(family -> boards(family, chip)).toList();
        Found<BoardSpec> found = all.stream()
                .filter(each -> each.entry().answers(metric))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Unanswerable(
                        "unknown chip \"" + chip + "\"; configs/validation/chips.yaml says which are known"));
        found.entry().why().ifPresent(why -> {
            throw new Unanswerable(why);
        });
        if (!found.entry().answers(metric)) {
            throw new Unanswerable("what stands for this chip leaves open what \"" + metric + "\" waits for");
        }
        return Board.of(found.entry(), found.matcher());
    }

    /** Of the entries that a name fits the one whose operations are nearest to what it states, else the first. */
    private Found<NetworkSpec> network(String model) {
        List<String> forms = Names.forms(Names.network(model), "[-_/, ]+");
        List<Found<NetworkSpec>> found = books.networks().networks().stream()
                .flatMap(spec -> Names.match(spec.match(), forms).map(each -> new Found<>(spec, each)).stream())
                .toList();
        OptionalDouble stated = Names.operations(model);
        Optional<Found<NetworkSpec>> nearest = found.stream()
                .filter(each -> stated.isPresent() && each.entry().operations().isPresent())
                .min(Comparator.comparingDouble(
                        each -> Math.abs(Math.log(each.entry().operations().orElseThrow() / stated.getAsDouble()))));
        return nearest.or(() -> found.stream().findFirst()).orElseGet(() -> ofZoo(model));
    }

    /** What the program itself knows by this name. */
    private Found<NetworkSpec> ofZoo(String model) {
        String name = Names.network(model);
        if (!workloads.knows(name)) {
            throw new Unanswerable(
                    "unknown network \"" + model + "\"; configs/validation/networks.yaml says which are known");
        }
        NetworkSpec itself = new NetworkSpec(
                ".*",
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Found<>(itself, Names.match(".*", List.of(name)).orElseThrow());
    }

    private static Optional<InputSize> input(Measurement row, NetworkSpec spec, String workload) {
        if (workload.contains(":") || spec.input().equals(Optional.of(NO_INPUT))) {
            return Optional.empty();
        }
        String stated = row.text("input").toLowerCase(Locale.ROOT);
        Optional<String> text = spec.input()
                .or(() -> Optional.of(stated).filter(each -> !each.isEmpty() && !each.equals("-")))
                .or(() -> Names.size(row.text("model")))
                .or(spec::usualInput);
        return text.map(Questions::input);
    }

    private static InputSize input(String text) {
        Matcher size = INPUT.matcher(text);
        try {
            return InputSize.parse(size.matches() ? size.group(1) : text);
        } catch (IllegalArgumentException refusal) {
            throw new Unanswerable("input: " + refusal.getMessage());
        }
    }

    private static int batch(Measurement row, Board board, Found<NetworkSpec> network) {
        Optional<String> ofNetwork = network.entry().batch().flatMap(text -> Names.filled(text, network.matcher()));
        String stated = ofNetwork.orElse(row.text("batch"));
        if (board.batch().isPresent() && ofNetwork.isEmpty()) {
            return board.batch().orElseThrow();
        }
        if (stated.matches("-?|multi")) {
            return 1;
        }
        if (!stated.matches("[1-9]\\d{0,5}")) {
            throw new Unanswerable("batch \"" + stated + "\" is no number of inferences at once");
        }
        return Integer.parseInt(stated);
    }

    private Optional<String> precision(String text) {
        String stated = Names.plain(text);
        if (stated.isEmpty() || stated.equals("-")) {
            return Optional.empty();
        }
        String name = books.networks().precisions().getOrDefault(stated, stated);
        WorkloadRequest.precision(name);
        return Optional.of(name);
    }
}
