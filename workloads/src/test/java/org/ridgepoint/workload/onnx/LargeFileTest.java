package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;

class LargeFileTest {
    private static final long SIDE = 16_384;

    @TempDir
    private Path folder;

    @Test
    void aFileOfOneGibibyteIsReadWithoutItsWeights() throws IOException {
        Path file = folder.resolve("large.onnx");
        writeSparse(file);
        assertThat(Files.size(file)).isGreaterThan(1L << 30);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ImportedModel model = OnnxImport.read(file, ImportOptions.none());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
        assertThat(model.graph().name()).isEqualTo("large");
        assertThat(model.graph().parameterElements()).isEqualTo(SIDE * SIDE);
    }

    /** A model around one initializer whose gigabyte of numbers is a hole in the file. */
    private static void writeSparse(Path file) throws IOException {
        long weightBytes = 4 * SIDE * SIDE;
        byte[] tensor = OnnxFile.tensor("w", ElementType.FLOAT, SIDE, SIDE).toBytes();
        byte[] rest = new Message()
                .message(1, OnnxFile.nodeMessage("", "MatMul", List.of("x", "w"), List.of("y")))
                .message(11, OnnxFile.value("x", ElementType.FLOAT, 4, SIDE))
                .message(12, new Message().text(1, "y"))
                .toBytes();
        byte[] rawTag = tag(9, weightBytes);
        byte[] tensorTag = tag(5, tensor.length + rawTag.length + weightBytes);
        byte[] graphTag = tag(7, tensorTag.length + tensor.length + rawTag.length + weightBytes + rest.length);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            for (byte[] part : List.of(graphTag, tensorTag, tensor, rawTag)) {
                out.write(part);
            }
            out.seek(out.getFilePointer() + weightBytes);
            out.write(rest);
        }
    }

    /** Field number and length of what follows: those of a whole number's field, with the wire type changed. */
    private static byte[] tag(int field, long length) {
        byte[] bytes = new Message().whole(field, length).toBytes();
        bytes[0] |= 2;
        return bytes;
    }

    @Test
    void whatIsNoModelIsRefusedWithItsPath() throws IOException {
        Path missing = folder.resolve("missing.onnx");
        assertThatThrownBy(() -> OnnxImport.read(missing, ImportOptions.none()))
                .isInstanceOf(OnnxException.class)
                .hasMessage(missing + ": no such file");
        Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);
        assertThatThrownBy(() -> OnnxImport.read(empty, ImportOptions.none())).hasMessage(empty + ": is an empty file");
        Path text = Files.writeString(folder.resolve("text.onnx"), "hello, world");
        assertThatThrownBy(() -> OnnxImport.read(text, ImportOptions.none()))
                .hasMessageStartingWith(text + ": is text, not a model");
    }

    @Test
    void aFileCutOffAnywhereIsRefusedOrHasNoOutput() {
        byte[] whole = OnnxFile.model()
                .input("x", ElementType.FLOAT, 4, 8)
                .weights("w", 8, 2)
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y")
                .toBytes();
        int graphEnd = whole.length - 6;
        for (int length = 0; length < graphEnd; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OnnxImport.read(java.nio.ByteBuffer.wrap(cut), "cut", ImportOptions.none()))
                    .isInstanceOf(OnnxException.class);
        }
    }
}
