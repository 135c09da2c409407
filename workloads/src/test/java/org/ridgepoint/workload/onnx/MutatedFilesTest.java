package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgepoint.workload.onnx.OnnxFile.graph;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.OnnxFile.subgraph;
import static org.ridgepoint.workload.onnx.OnnxFile.wholes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Broken and hostile files: each ends in a graph or in one line. */
class MutatedFilesTest {
    /** How many files to try; a long run is asked for with {@code -Dridgepoint.fuzz=100000}. */
    private static final int TRIES = Integer.getInteger("ridgepoint.fuzz", 6000);

    private static final long[] EXTREMES = {
        0, 1, -1, 127, 128, 255, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @Test
    void aMutatedFileEndsInAGraphOrInOneLine() {
        List<byte[]> seeds = List.of(
                small().toBytes(),
                branches().toBytes(),
                spelledOut().toBytes(),
                selections().toBytes(),
                attention().toBytes(),
                ZooWriter.write(ModelZoo.standard().build("alexnet", ModelSize.standard()))
                        .toBytes(),
                ZooWriter.write(ModelZoo.standard().build("mobilenet-v2", ModelSize.standard()))
                        .toBytes());
        seeds.forEach(seed -> assertThat(survives(seed, 0)).isTrue());
        SplittableRandom random = new SplittableRandom(Long.getLong("ridgepoint.fuzz.seed", 2026));
        int refused = 0;
        for (int trial = 0; trial < TRIES; trial++) {
            byte[] seed = seeds.get(trial % 20 == 0 ? 6 : trial % 6);
            if (!survives(mutated(seed, random), trial)) {
                refused++;
            }
        }
        assertThat(refused).isBetween(TRIES / 10, TRIES - 1);
    }

    private static boolean survives(byte[] content, int trial) {
        ImportOptions options = ImportOptions.binding(Map.of());
        try {
            OnnxImport.read(ByteBuffer.wrap(content), "mutant", trial % 2 == 0 ? options : options.unsupportedOnHost());
            return true;
        } catch (OnnxException e) {
            assertThat(e.getMessage())
                    .as("trial %d", trial)
                    .isNotBlank()
                    .doesNotContain("\n")
                    .hasSizeLessThan(4100);
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("trial " + trial + " ended in " + e, e);
        }
    }

    private static byte[] mutated(byte[] seed, SplittableRandom random) {
        byte[] content = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes && content.length > 16; change++) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(6)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = (byte) random.nextInt(256);
                case 2 -> content = Arrays.copyOf(content, at);
                case 3 -> content = spliced(content, at, random.nextInt(content.length), random.nextInt(64));
                case 4 -> System.arraycopy(content, at, content, at / 2, Math.min(40, content.length - at));
                default -> content = extreme(content, at, random);
            }
        }
        return content;
    }

    private static byte[] spliced(byte[] content, int to, int from, int length) {
        int copied = Math.min(length, content.length - from);
        return ByteBuffer.allocate(content.length + copied)
                .put(content, 0, to)
                .put(content, from, copied)
                .put(content, to, content.length - to)
                .array();
    }

    /** Overwrites with a whole number that stands at some edge. */
    private static byte[] extreme(byte[] content, int at, SplittableRandom random) {
        byte[] number = new Message()
                .whole(1, EXTREMES[random.nextInt(EXTREMES.length)])
                .toBytes();
        int length = Math.min(number.length - 1, content.length - at);
        System.arraycopy(number, 1, content, at, length);
        return content;
    }

    private static OnnxFile small() {
        return OnnxFile.model()
                .input("x", ElementType.FLOAT, 1, 3, 16, 16)
                .weights("w", 8, 3, 3, 3)
                .node("Conv", List.of("x", "w"), List.of("c"), wholes("pads", 1, 1, 1, 1))
                .node("Relu", List.of("c"), List.of("r"))
                .node("Shape", List.of("r"), List.of("s"))
                .constant("zero", 0)
                .node("Gather", List.of("s", "zero"), List.of("batch"))
                .constant("rest", -1)
                .node("Concat", List.of("batch", "rest"), List.of("flat"), OnnxFile.whole("axis", 0))
                .node("Reshape", List.of("r", "flat"), List.of("f"))
                .weights("m", 2048, 10)
                .node("MatMul", List.of("f", "m"), List.of("y"))
                .constant("repeats", 3, 2)
                .node("Tile", List.of("y", "repeats"), List.of("t"))
                .node("Split", List.of("t"), List.of("a", "b"), OnnxFile.whole("axis", 1))
                .node("Pow", List.of("a", "b"), List.of("p"))
                .constant("top", 4)
                .node("TopK", List.of("p", "top"), List.of("best", "places"))
                .output("best")
                .output("places");
    }

    /** Layer normalisation and GELU in single steps, a quantised convolution, an LSTM. */
    private static OnnxFile spelledOut() {
        return OnnxFile.model()
                .opset(13)
                .input("x", ElementType.FLOAT, 1, 4, 8)
                .initializer(OnnxFile.tensor("two", ElementType.FLOAT).real(4, 2))
                .initializer(OnnxFile.tensor("zero", ElementType.UINT8).whole(5, 128))
                .weights("g", 8)
                .weights("b", 8)
                .node("ReduceMean", List.of("x"), List.of("m"), wholes("axes", -1))
                .node("Sub", List.of("x", "m"), List.of("d"))
                .node("Pow", List.of("d", "two"), List.of("d2"))
                .node("ReduceMean", List.of("d2"), List.of("v"), wholes("axes", -1))
                .node("Add", List.of("v", "two"), List.of("ve"))
                .node("Sqrt", List.of("ve"), List.of("s"))
                .node("Div", List.of("d", "s"), List.of("n"))
                .node("Mul", List.of("n", "g"), List.of("ng"))
                .node("Add", List.of("ng", "b"), List.of("ln"))
                .node("Div", List.of("ln", "two"), List.of("h"))
                .node("Erf", List.of("h"), List.of("e"))
                .node("Add", List.of("e", "two"), List.of("e1"))
                .node("Mul", List.of("ln", "e1"), List.of("p"))
                .node("Mul", List.of("p", "two"), List.of("gelu"))
                .node("QuantizeLinear", List.of("gelu", "two", "zero"), List.of("q"))
                .node("DequantizeLinear", List.of("q", "two", "zero"), List.of("dq"))
                .weights("w", 1, 16, 8)
                .weights("r", 1, 16, 4)
                .node("LSTM", List.of("dq", "w", "r"), List.of("y", "last"), OnnxFile.whole("hidden_size", 4))
                .output("y")
                .output("last");
    }

    /** Slices, pads, resizing, gathering, and arithmetic on shapes. */
    private static OnnxFile selections() {
        return OnnxFile.model()
                .input("x", ElementType.FLOAT, 1, 2, 6, 6)
                .constant("from", -1, 1)
                .constant("to", -9, 5)
                .constant("axes", 2, 3)
                .constant("steps", -2, 1)
                .node("Slice", List.of("x", "from", "to", "axes", "steps"), List.of("s"))
                .constant("pads", 0, 0, 1, 1, 0, 0, 2, 2)
                .node("Pad", List.of("s", "pads"), List.of("p"))
                .node("Shape", List.of("p"), List.of("shape"))
                .constant("factors", 1, 1, 2, 2)
                .node("Mul", List.of("shape", "factors"), List.of("sizes"))
                .node("Resize", List.of("p", "", "", "sizes"), List.of("r"))
                .constant("places", 1, 3, 2)
                .node("Gather", List.of("r", "places"), List.of("g"), OnnxFile.whole("axis", 3))
                .constant("seven", 7)
                .node("ConstantOfShape", List.of("seven"), List.of("filled"))
                .node("Expand", List.of("filled", "shape"), List.of("wide"))
                .node("ReduceSum", List.of("g", "axes"), List.of("sum"), OnnxFile.whole("keepdims", 0))
                .node("Transpose", List.of("sum"), List.of("y"), wholes("perm", 1, 0))
                .output("y");
    }

    /** Attention with a cache, an Einstein sum, elements put in places, a transposed convolution. */
    private static OnnxFile attention() {
        return OnnxFile.model()
                .input("x", ElementType.FLOAT, 1, 3, 32)
                .input("k", ElementType.FLOAT, 1, 1, 5, 8)
                .input("v", ElementType.FLOAT, 1, 1, 5, 8)
                .node(nodeMessage(
                        "com.microsoft",
                        "GroupQueryAttention",
                        List.of("x", "", "", "k", "v"),
                        List.of("a", "k2", "v2"),
                        OnnxFile.whole("num_heads", 2),
                        OnnxFile.whole("kv_num_heads", 1),
                        OnnxFile.whole("do_rotary", 1)))
                .weights("w", 4, 16, 4)
                .node("Einsum", List.of("a", "w"), List.of("e"), OnnxFile.text("equation", "bsd,hdk->bhsk"))
                .weights("t", 4, 2, 3, 3)
                .node(
                        "ConvTranspose",
                        List.of("e", "t"),
                        List.of("c"),
                        wholes("strides", 2, 2),
                        wholes("output_shape", 6, 8))
                .input("at", ElementType.INT64, 5, 4)
                .input("fresh", ElementType.FLOAT, 5)
                .node("ScatterND", List.of("c", "at", "fresh"), List.of("s"))
                .node("GatherND", List.of("s", "at"), List.of("g"))
                .constant("depth", 9)
                .node("OneHot", List.of("at", "depth", "fresh"), List.of("hot"))
                .output("g")
                .output("hot");
    }

    private static OnnxFile branches() {
        Message square = nodeMessage("", "Mul", List.of("in", "in"), List.of("out"));
        Message function = new Message()
                .text(1, "Square")
                .text(4, "in")
                .text(5, "out")
                .message(7, square)
                .text(10, "own");
        Message small =
                subgraph(nodeMessage("", "Relu", List.of("x"), List.of("u"))).message(12, new Message().text(1, "u"));
        Message large = subgraph(nodeMessage("own", "Square", List.of("x"), List.of("v")))
                .message(12, new Message().text(1, "v"));
        return OnnxFile.model()
                .input("x", ElementType.FLOAT, 4, 4)
                .constant("yes", 1)
                .constant("one", 1)
                .node("Equal", List.of("yes", "one"), List.of("same"))
                .node("If", List.of("same"), List.of("y"), graph("then_branch", small), graph("else_branch", large))
                .node(nodeMessage("own", "Square", List.of("y"), List.of("z")))
                .function(function)
                .output("z");
    }
}
