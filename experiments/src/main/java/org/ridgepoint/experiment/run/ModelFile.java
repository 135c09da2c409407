package org.ridgepoint.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.onnx.OnnxException;
import org.ridgepoint.workload.onnx.OnnxImport;

/**
 * A model in a file of its own.
 *
 * @param file its name, without the folders of a machine
 * @param sha256 of its content, without weights that lie beside it
 */
public record ModelFile(String file, String sha256) {
    static boolean isOne(String text) {
        return text.endsWith(".onnx");
    }

    static ModelFile of(Path path, Home home) {
        return new ModelFile(home.recordedName(path), hash(path, home));
    }

    /** Where it is now: where results name it, or in the working folder. */
    Path found(Home home) {
        Path inHome = home.resolve(file);
        Path path = Files.exists(inHome) ? inHome : Path.of(file).getFileName();
        if (!Files.exists(path)) {
            throw new UserError(file + ": no such file; expected the model in the working folder");
        }
        if (!hash(path, home).equals(sha256)) {
            throw new UserError(home.name(path) + ": is not the model of this result, its content differs");
        }
        return path;
    }

    /** The network, as the file has it; what is wrong with it is the user's error. */
    static Graph graph(Path path, GraphOptions options) {
        try {
            return OnnxImport.read(path, options.forImport()).graph();
        } catch (OnnxException refusal) {
            throw new UserError(refusal.getMessage());
        }
    }

    private static String hash(Path path, Home home) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.nio.file.NoSuchFileException absent) {
            throw new UserError(home.name(path) + ": no such file");
        } catch (IOException failure) {
            throw new UserError(home.name(path) + ": cannot be read: " + failure.getMessage());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
