package org.ridgepoint.experiment.workload;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.onnx.ImportedModel;
import org.ridgepoint.workload.onnx.OnnxImport;
import org.ridgepoint.workload.onnx.UsualSizes;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.zoo.ScaleSimTopology;

/**
 * A network in a file of its own: an ONNX model, or a topology of SCALE-Sim.
 *
 * @param file its name, without the folders of a machine
 * @param sha256 of its content, without weights that lie beside it
 */
public record ModelFile(String file, String sha256) {
    private static final String ONNX = ".onnx";
    private static final String TOPOLOGY = ".csv";
    private static final long LARGEST_TOPOLOGY_BYTES = 4 << 20;
    private static final int IMAGE_RANK = 4;

    static boolean isOne(String text) {
        return ends(text, ONNX) || isTopology(text);
    }

    /** Whether a path names a topology, which leaves the batch open, where a model states it. */
    static boolean isTopology(String text) {
        return ends(text, TOPOLOGY);
    }

    private static boolean ends(String text, String ending) {
        return text.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Whether a path names a file that is there and in none of the formats that describe a workload. */
    static boolean isForeign(String text) {
        return new File(text).isFile() && Workloads.ENDINGS.stream().noneMatch(ending -> ends(text, ending));
    }

    /** Why a file of another format is no workload. */
    static UserError foreign(String text, Home home) {
        String name = home.name(Path.of(text));
        try {
            String kind = OnnxImport.foreignKind(Path.of(text))
                    .orElse("is in no format that describes a workload; expected a name that ends in "
                            + String.join(", ", Workloads.ENDINGS));
            return new UserError(name + ": " + kind);
        } catch (OnnxException refusal) {
            return new UserError(name + ": " + refusal.getMessage());
        }
    }

    static ModelFile of(Path path, Home home) {
        return new ModelFile(home.recordedName(path), hash(path, home));
    }

    /** The name of a file without folders and ending. */
    static String name(Path path) {
        String last = path.getFileName().toString();
        return last.substring(0, last.lastIndexOf('.'));
    }

    /** Where it is now: where results name it, or in the home's or the working folder itself. */
    Path found(Home home) {
        Path name = Path.of(file).getFileName();
        Path path = Stream.of(home.resolve(file), home.folder().resolve(name), name)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new UserError(file + ": no such file; expected the model in the working folder"));
        if (!hash(path, home).equals(sha256)) {
            throw new UserError(home.name(path) + ": is not the model of this result, its content differs");
        }
        return path;
    }

    /** What the file at a path says; what is wrong with it is the user's error. */
    static Workload.Content read(Path path, Home home, WorkloadRequest request) {
        if (isTopology(path.toString())) {
            int part = request.part();
            List<String> lines = lines(path, home);
            String name = path.getFileName().toString();
            return new Workload.Content(
                    ScaleSimTopology.parse(name, lines, part),
                    part,
                    Optional.empty(),
                    ScaleSimTopology.notes(lines),
                    Map.of(),
                    Optional.of(fewer -> ScaleSimTopology.parse(name, lines, fewer)));
        }
        try {
            ImportedModel model = OnnxImport.read(path, request.options().forImport(usual(request)));
            GraphOptions bound = request.options().bound(model.bound());
            return new Workload.Content(
                    model.graph(),
                    batch(model.graph(), bound),
                    Optional.of(model.precision()),
                    model.notes(),
                    bound.dims(),
                    Optional.empty());
        } catch (OnnxException refusal) {
            String hint = refusal.unknown()
                    .map(name -> Nearest.hint(name, refusal.known()))
                    .orElse("");
            throw new UserError(refusal.getMessage() + hint);
        }
    }

    /** What the request's size means for dimensions that are not bound by name. */
    private static UsualSizes usual(WorkloadRequest request) {
        return new UsualSizes(
                request.batch().map(all -> (long) request.part()),
                request.input().map(size -> (long) size.rows()),
                request.input().map(size -> (long) size.columns()));
    }

    /** The open dimension called batch; else of images or volumes the first dimension. */
    private static int batch(Graph graph, GraphOptions options) {
        long images = graph.inputs().stream()
                .map(input -> input.shape())
                .filter(shape -> shape.rank() >= IMAGE_RANK)
                .findFirst()
                .map(shape -> shape.dimension(0))
                .orElse(1L);
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, Math.max(1, options.batch().orElse(images))));
    }

    private static List<String> lines(Path path, Home home) {
        if (path.toFile().length() > LARGEST_TOPOLOGY_BYTES) {
            throw new UserError(home.name(path) + ": larger than 4 MiB; expected a topology of SCALE-Sim");
        }
        return InputFile.read(path, home)
                .text("a topology of SCALE-Sim")
                .lines()
                .toList();
    }

    private static String hash(Path path, Home home) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchFileException absent) {
            throw new UserError(home.name(path) + ": no such file");
        } catch (IOException failure) {
            throw new UserError(home.name(path) + ": cannot be read: " + failure.getMessage());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
