package org.ridgepoint.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.BatchNormFolding;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.training.Optimiser;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;
import org.ridgepoint.workload.zoo.InputRule;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/** Finds workloads: one operator in short, a network of the zoo, or a file. */
public final class Workloads {
    private final ModelZoo zoo;
    private final Home home;

    /** Workloads from a zoo and from a home's catalogue. */
    public Workloads(ModelZoo zoo, Home home) {
        this.zoo = zoo;
        this.home = home;
    }

    /** Everything that has a name: the zoo's, then the catalogue's. */
    public List<String> names() {
        List<String> names = new ArrayList<>(zoo.names());
        names.addAll(Catalogue.workloads(home).names());
        return names;
    }

    /** Whether a text names a workload without being a path. */
    public boolean knows(String text) {
        return OperatorInShort.isOne(text) || zoo.find(text).isPresent() || names().contains(text);
    }

    /** Whether the file at a path describes a network: networks alone have layers. */
    public boolean isNetwork(String path) {
        return ConfigFile.read(Path.of(path), home).tree().entries().containsKey("layers");
    }

    /** The workload that a text means, in a size. */
    public LoadedWorkload load(String text, Optional<InputSize> input, int batch) {
        return load(text, input, batch, GraphOptions.NONE);
    }

    /** The workload that a text means, in a size, with its graph treated as the options say. */
    public LoadedWorkload load(String text, Optional<InputSize> input, int batch, GraphOptions options) {
        if (ModelFile.isOne(text)) {
            refuseForModels(text, input, batch);
            Path path = Path.of(text);
            return new LoadedWorkload(inFile(ModelFile.of(path, home), path, options), List.of());
        }
        if (!options.dims().isEmpty() || options.unsupportedOnHost()) {
            throw new UserError("--dim and --unsupported are for ONNX files; " + text + " is none");
        }
        return load(text, input, batch, options.optimiser());
    }

    private LoadedWorkload load(String text, Optional<InputSize> input, int batch, Optional<Optimiser> optimiser) {
        if (OperatorInShort.isOne(text) || zoo.find(text).isPresent()) {
            return new LoadedWorkload(named(text, input, batch, optimiser), List.of());
        }
        Path path = Catalogue.workloads(home).find(text).orElseThrow(() -> unknown(text));
        ConfigFile file = ConfigFile.read(path, home);
        NetworkFile network = new Binder().bind(file.tree(), NetworkFile.class);
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        Workload workload =
                described(name, network, input, batch, file.inputs().get(0).name(), optimiser);
        return new LoadedWorkload(workload, file.inputs());
    }

    /** The workload that a resolved configuration holds. */
    Workload again(ResolvedConfig config, InputFile file) {
        Optional<InputSize> input = config.input().map(InputSize::parse);
        GraphOptions options = config.graphOptions().orElse(GraphOptions.NONE);
        if (config.model().isPresent()) {
            ModelFile model = config.model().get();
            return inFile(model, model.found(home), options);
        }
        Optional<Optimiser> optimiser = options.optimiser();
        return config.network()
                .map(network -> described(config.workload(), network, input, config.batch(), file.name(), optimiser))
                .orElseGet(() -> named(config.workload(), input, config.batch(), optimiser));
    }

    private static Workload inFile(ModelFile model, Path path, GraphOptions options) {
        String name = path.getFileName().toString().replaceFirst("\\.onnx$", "");
        Graph graph = built(path + ": ", () -> ModelFile.graph(path, options), options.optimiser());
        return new Workload(name, Optional.empty(), Optional.empty(), Optional.of(model), graph);
    }

    private static void refuseForModels(String text, Optional<InputSize> input, int batch) {
        if (input.isPresent() || batch != 1) {
            String option = input.isPresent() ? "--input" : "--batch";
            throw new UserError(option + ": " + text + " states its own sizes; bind open ones with --dim NAME=SIZE");
        }
    }

    private Workload named(String text, Optional<InputSize> input, int batch, Optional<Optimiser> optimiser) {
        if (OperatorInShort.isOne(text)) {
            refuseSize(text, input);
            return new Workload(
                    text,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    built("", () -> OperatorInShort.graph(text, batch), optimiser));
        }
        ZooEntry entry = zoo.find(text).orElseThrow(() -> unknown(text));
        Graph graph = built("", () -> entry.build(size(entry, input, batch)), optimiser);
        return new Workload(entry.name(), resolved(entry, input), Optional.empty(), Optional.empty(), graph);
    }

    private static Workload described(
            String name,
            NetworkFile network,
            Optional<InputSize> input,
            int batch,
            String fileName,
            Optional<Optimiser> optimiser) {
        if (!network.takesImages()) {
            refuseSize(name, input);
        }
        NetworkFile sized = input.map(network::resized).orElse(network);
        Graph graph = built(fileName + ": ", () -> NetworkBuilder.build(name, sized, batch), optimiser);
        Optional<InputSize> size = sized.takesImages() ? Optional.of(sized.imageSize()) : Optional.empty();
        return new Workload(name, size, Optional.of(sized), Optional.empty(), graph);
    }

    /** Whatever a graph's builder refuses is the wish of the user. */
    private static Graph built(String place, Supplier<Graph> builder, Optional<Optimiser> optimiser) {
        try {
            Graph graph = builder.get();
            return optimiser
                    .map(each -> TrainingStep.of(graph, TrainingPlan.standard().with(each)))
                    .orElseGet(() -> BatchNormFolding.fold(graph));
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new UserError(place + refusal.getMessage());
        }
    }

    private static ModelSize size(ZooEntry entry, Optional<InputSize> input, int batch) {
        ModelSize standard = ModelSize.standard().batch(batch);
        if (input.isEmpty()) {
            return standard;
        }
        InputSize size = input.get();
        boolean sequence = entry.rule().kind() == InputRule.Kind.SEQUENCE;
        if (sequence && !size.isSquare()) {
            throw new UserError("--input: " + entry.name() + " takes a sequence; expected one number, was " + size);
        }
        return sequence
                ? new ModelSize(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(size.rows()), batch)
                : standard.input(size.rows(), size.columns());
    }

    private static Optional<InputSize> resolved(ZooEntry entry, Optional<InputSize> input) {
        int standard = entry.rule().standard();
        return entry.rule().kind() == InputRule.Kind.FIXED
                ? Optional.empty()
                : Optional.of(input.orElse(new InputSize(standard, standard)));
    }

    private static void refuseSize(String text, Optional<InputSize> input) {
        if (input.isPresent()) {
            throw new UserError("--input: " + text + " states its own sizes; leave --input out");
        }
    }

    private UserError unknown(String text) {
        String hint = Nearest.hint(text, names());
        String expected =
                "; expected a name (ridgepoint list workloads), a path, gemm:M,N,K or conv:H,W,C,KHxKW,FILTERS,STRIDE";
        return new UserError("unknown workload \"" + text + "\"" + (hint.isEmpty() ? expected : hint));
    }
}
