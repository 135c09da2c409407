package org.ridgepoint.workload.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.FileKind;
import org.ridgepoint.workload.onnx.file.ModelReader;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.rule.UnsupportedNodeException;

/**
 * Reads ONNX files. A file is mapped, never loaded: weights are sized, not read, and so are those in files beside it.
 * Whatever is wrong with a file ends in an {@link OnnxException} of one line.
 */
public final class OnnxImport {
    private OnnxImport() {}

    /** The model in a file. */
    public static ImportedModel read(Path file, ImportOptions options) {
        try {
            return read(mapped(file), name(file), options);
        } catch (OnnxException e) {
            throw e.at(file.toString());
        }
    }

    /** What a file that is no ONNX model is, as the end of a sentence, where that is known. */
    public static Optional<String> foreignKind(Path file) {
        return FileKind.foreign(mapped(file));
    }

    /** The model in a buffer, under a name for reports. */
    public static ImportedModel read(ByteBuffer content, String name, ImportOptions options) {
        try {
            return new GraphImport(name, ModelReader.read(content), options).run();
        } catch (OnnxException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException | UnsupportedNodeException e) {
            throw new OnnxException(e.getMessage());
        }
    }

    private static ByteBuffer mapped(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new OnnxException(
                    Files.exists(file) ? "is a folder, a device or a pipe; expected a file" : "no such file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long sizeBytes = channel.size();
            if (sizeBytes > Integer.MAX_VALUE) {
                throw new OnnxException("over 2 GiB, which no ONNX file can be; larger models keep weights beside it");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, sizeBytes);
        } catch (IOException e) {
            throw new OnnxException("cannot be read: " + e.getMessage());
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".onnx") ? name.substring(0, name.length() - ".onnx".length()) : name;
    }
}
