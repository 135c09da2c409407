package org.ridgepoint.experiment.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.workload.Workload.Content;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.zoo.InputRule;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/** Finds workloads: one operator in short, a network of the zoo, or a file. */
public final class Workloads {
    /** How the names of files that describe a workload may end. */
    public static final List<String> ENDINGS = List.of(".yaml", ".yml", ".onnx", ".csv");

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

    /** Whether a text names a workload without being the path of a YAML file. */
    public boolean knows(String text) {
        return OperatorInShort.isOne(text)
                || ModelFile.isOne(text)
                || ModelFile.isForeign(text)
                || zoo.find(text).isPresent()
                || names().contains(text);
    }

    /** Whether the YAML file at a path describes a workload: no other kind of file has these keys. */
    public boolean isWorkload(String path) {
        Map<String, YamlNode> keys = ConfigFile.read(Path.of(path), home).tree().entries();
        return keys.containsKey("layers") || keys.containsKey("network") || keys.containsKey("model");
    }

    /** The workload that a request means. */
    public LoadedWorkload load(WorkloadRequest request) {
        String text = request.name();
        if (ModelFile.isOne(text)) {
            refuseForModels(text, request);
            Path path = Path.of(text);
            return new LoadedWorkload(inFile(path, request), List.of());
        }
        if (OperatorInShort.isOne(text) || zoo.find(text).isPresent()) {
            return new LoadedWorkload(named(text, refusingDims(request)), List.of());
        }
        if (ModelFile.isForeign(text)) {
            throw ModelFile.foreign(text, home);
        }
        Path path = Catalogue.workloads(home).find(text).orElseThrow(() -> unknown(text));
        ConfigFile file = ConfigFile.read(path, home);
        return new LoadedWorkload(inYaml(path, file, request), file.inputs());
    }

    private Workload inYaml(Path path, ConfigFile file, WorkloadRequest request) {
        WorkloadFile workload = new Binder().bind(file.tree(), WorkloadFile.class);
        WorkloadRequest completed = workload.under(request);
        if (workload.model().isPresent()) {
            refuseForModels(workload.model().get(), request);
            Path model = path.resolveSibling(workload.model().get());
            return inFile(model, completed);
        }
        refusingDims(request);
        String fileName = file.inputs().get(0).name();
        if (workload.network().isPresent()) {
            return named(network(workload.network().get(), fileName), completed);
        }
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return described(name, workload.listed().orElseThrow(), completed, fileName);
    }

    private String network(String word, String fileName) {
        String name = WorkloadInSize.of(word).name();
        if (zoo.find(name).isEmpty()) {
            throw new UserError(
                    fileName + ": network: unknown network \"" + name + "\"" + Nearest.hint(name, zoo.names()));
        }
        return name;
    }

    /** The workload of an earlier run, of which {@code resolvedFile} keeps the request and what it was read from. */
    public Workload again(
            WorkloadRequest request, Optional<ModelFile> model, Optional<NetworkFile> network, String resolvedFile) {
        if (model.isPresent()) {
            Path path = model.get().found(home);
            return inFile(path, ModelFile.isTopology(path.toString()) ? request : request.sizedByDims());
        }
        return network.map(listed -> described(request.name(), listed, request, resolvedFile))
                .orElseGet(() -> named(request.name(), request));
    }

    private Workload inFile(Path path, WorkloadRequest request) {
        Content content = built(path + ": ", () -> ModelFile.read(path, home, request));
        return new Workload(
                ModelFile.name(path),
                Optional.empty(),
                Optional.empty(),
                Optional.of(path),
                request.bound(content.dims()),
                content);
    }

    /** What results keep of a workload's model file. */
    public Optional<ModelFile> modelOf(Workload workload) {
        return workload.model().map(path -> ModelFile.of(path, home));
    }

    private static void refuseForModels(String text, WorkloadRequest request) {
        if (ModelFile.isTopology(text)) {
            refuseSize(text, request.input());
            refusingDims(request);
        }
    }

    private static WorkloadRequest refusingDims(WorkloadRequest request) {
        GraphOptions options = request.options();
        if (options.areForModels()) {
            throw new UserError("--dim, --value and --unsupported are for ONNX files; " + request.name() + " is none");
        }
        return request;
    }

    private Workload named(String text, WorkloadRequest request) {
        if (OperatorInShort.isOne(text)) {
            refuseSize(text, request.input());
            Content content = content("", request, part -> OperatorInShort.graph(text, part));
            return new Workload(text, Optional.empty(), Optional.empty(), Optional.empty(), request, content);
        }
        ZooEntry entry = zoo.find(text).orElseThrow(() -> unknown(text));
        Content content = content("", request, part -> entry.build(size(entry, request.input(), part)));
        Optional<InputSize> size = resolved(entry, request.input());
        return new Workload(entry.name(), size, Optional.empty(), Optional.empty(), request, content);
    }

    private static Workload described(String name, NetworkFile network, WorkloadRequest request, String fileName) {
        if (!network.takesImages()) {
            refuseSize(name, request.input());
        }
        NetworkFile sized = request.input().map(network::resized).orElse(network);
        Content content = content(fileName + ": ", request, part -> NetworkBuilder.build(name, sized, part));
        Optional<InputSize> size = sized.takesImages() ? Optional.of(sized.imageSize()) : Optional.empty();
        return new Workload(name, size, Optional.of(sized), Optional.empty(), request, content);
    }

    /** A graph built for the part of the batch that runs at once. */
    private static Content content(String place, WorkloadRequest request, IntFunction<Graph> builder) {
        int part = request.part();
        Graph graph = built(place, () -> builder.apply(part));
        return new Content(graph, part, Optional.empty(), List.of(), Map.of(), Optional.of(builder));
    }

    /** Whatever a graph's builder refuses is the wish of the user. */
    private static <T> T built(String place, Supplier<T> builder) {
        try {
            return builder.get();
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
        String hint = home.offer(text, ENDINGS).orElseGet(() -> Nearest.hint(text, names()));
        String expected =
                "; expected a name (ridgepoint list workloads), a path, gemm:M,N,K or conv:H,W,C,KHxKW,FILTERS,STRIDE";
        return Origin.Asked.WORKLOAD.error(
                "", "unknown workload \"" + text + "\"" + (hint.isEmpty() ? expected : hint));
    }
}
