package org.ridgepoint.workload.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.lowering.LoweringTable;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.VectorWork;

class OperatorTest {
    private static TensorShape shape(long... dimensions) {
        return TensorShape.of(dimensions);
    }

    /** Counts window positions one by one, as a plain twin of the closed form. */
    @Test
    void convolutionHasAnOutputWhereverItsWindowFits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            int size = random.nextInt(1, 40);
            Window window = Window.of(random.nextInt(1, 6))
                    .stride(random.nextInt(1, 4))
                    .dilation(random.nextInt(1, 3))
                    .pad(random.nextInt(3));
            long fits = 0;
            int padded = size + 2 * window.padBefore().get(0);
            for (int start = 0;
                    start + window.extent(0) <= padded;
                    start += window.stride().get(0)) {
                fits++;
            }
            if (fits == 0) {
                assertThatThrownBy(() -> window.outputSize(0, size)).hasMessageContaining("too small");
            } else {
                assertThat(window.outputSize(0, size)).isEqualTo(fits);
            }
        }
    }

    @Test
    void paddingThatCoversAllGivesTheInputDividedByTheStride() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            TensorShape input = shape(1, 3, random.nextInt(1, 50), random.nextInt(1, 50));
            int stride = random.nextInt(1, 4);
            Window window = Window.of(random.nextInt(1, 8), random.nextInt(1, 8))
                    .stride(stride)
                    .coverAll(input);
            TensorShape output = window.output(input, 5);
            assertThat(output.dimension(2)).isEqualTo((input.dimension(2) + stride - 1) / stride);
            assertThat(output.dimension(3)).isEqualTo((input.dimension(3) + stride - 1) / stride);
        }
    }

    @Test
    void contractionsMakeWhatTheShapesSay() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            int groups = 1 << random.nextInt(3);
            int rank = random.nextInt(1, 4);
            int kernel = random.nextInt(1, 4);
            int[] sizes = IntStream.generate(() -> kernel).limit(rank).toArray();
            Window window = Window.of(sizes).stride(random.nextInt(1, 3)).pad(kernel / 2);
            TensorShape input = shape(random.nextInt(1, 4), groups * random.nextInt(1, 5));
            for (int axis = 0; axis < rank; axis++) {
                input = input.append(random.nextInt(3, 12));
            }
            Convolution conv = new Convolution(groups * random.nextInt(1, 5), window, groups, false);
            Contraction work = (Contraction) LoweringTable.lower(conv, List.of(input));
            TensorShape output = conv.outputs(List.of(input)).get(0);
            long weights = conv.parameters(List.of(input)).get(0).elements();
            assertThat(work.weightElements()).isEqualTo(weights);
            assertThat(work.macs()).isEqualTo(output.elements() / output.dimension(1) * weights);
        }
    }

    @Test
    void attentionIsTwoProductsAndASoftmax() {
        TensorShape query = shape(2, 8, 10, 64);
        TensorShape keys = shape(2, 2, 30, 64);
        Lowering work = LoweringTable.lower(new Attention(), List.of(query, keys, keys));
        assertThat(work.macs()).isEqualTo(2L * 2 * 8 * 10 * 30 * 64);
        assertThat(work.vectorOperations()).isEqualTo(2L * 8 * 10 * 30 * 8);
    }

    @Test
    void recurrentLayerMultipliesEachWeightOncePerStep() {
        Recurrent lstm = new Recurrent(Recurrent.Cell.LSTM, 32, 16, 2, 1);
        List<TensorShape> input = List.of(shape(3, 7, 20));
        long weights =
                lstm.parameters(input).stream().mapToLong(TensorShape::elements).sum() - 2 * 4 * 32;
        assertThat(LoweringTable.lower(lstm, input).macs()).isEqualTo(3 * 7 * weights);
        assertThat(lstm.outputs(input)).containsExactly(shape(3, 7, 32));
    }

    @Test
    void transposedConvolutionWithoutOverlapIsAProductAlone() {
        List<TensorShape> input = List.of(shape(1, 64, 16, 16));
        Operator apart = TransposedConvolution.of(32, Window.square(2, 2, 0), 1, false);
        Operator overlapping = TransposedConvolution.of(32, Window.square(4, 2, 1), 1, false);
        assertThat(apart.outputs(input)).containsExactly(shape(1, 32, 32, 32));
        assertThat(LoweringTable.lower(apart, input).macs()).isEqualTo(16L * 16 * 64 * 32 * 4);
        assertThat(LoweringTable.lower(apart, input).vectorOperations()).isZero();
        assertThat(overlapping.outputs(input)).containsExactly(shape(1, 32, 32, 32));
        assertThat(LoweringTable.lower(overlapping, input).vectorOperations()).isEqualTo(16L * 16 * 32 * 16);
    }

    @Test
    void embeddingReadsItsRowsAndNotItsTable() {
        VectorWork work = (VectorWork) LoweringTable.lower(new Embedding(30522, 768), List.of(shape(1, 128)));
        assertThat(work.readElements()).isEqualTo(128 * 768 + 128);
    }

    @Test
    void wrongShapesAreRefusedInOneLine() {
        assertThatThrownBy(() -> new Concat(1).outputs(List.of(shape(1, 3, 4), shape(1, 3, 5))))
                .hasMessage("shapes 1x3x4 and 1x3x5 do not join along axis 1");
        assertThatThrownBy(() -> new MatMul(false).outputs(List.of(shape(2, 3), shape(4, 5))))
                .hasMessage("matrices 2x3 and 4x5 do not multiply");
        assertThatThrownBy(() -> new Reshape(shape(7)).outputs(List.of(shape(2, 3))))
                .hasMessage("shape 2x3 does not reshape to 7 (6 against 7 elements)");
        assertThatThrownBy(() -> new Convolution(9, Window.of(1), 2, false))
                .hasMessage("9 filters cannot be split into 2 groups");
        assertThatThrownBy(() -> shape(1, 0)).hasMessage("dimensions must be positive, were [1, 0]");
    }

    @Test
    void precisionsRoundUpToWholeBytesPerTensor() {
        assertThat(Precision.of("int4").bytes(3)).isEqualTo(2);
        assertThat(Precision.of("binary").bytes(17)).isEqualTo(3);
        assertThat(Precision.of("uint5").bytes(8)).isEqualTo(5);
        assertThat(Precision.of("bf16").bytes(3)).isEqualTo(6);
        for (int bits = 1; bits <= 32; bits++) {
            assertThat(Precision.of("int" + bits).bytes(8)).isEqualTo(bits);
        }
        assertThatThrownBy(() -> Precision.of("int33")).hasMessageStartingWith("unknown precision \"int33\"");
    }

    @Test
    void everyOperatorHasARowInTheLoweringTable() {
        long operators = Stream.of("op", "op/move")
                .flatMap(room -> classes("org/ridgepoint/workload/" + room))
                .filter(type -> Operator.class.isAssignableFrom(type) && type != Operator.class)
                .peek(type -> assertThat(LoweringTable.operators()).contains(type))
                .count();
        assertThat(operators).isEqualTo(LoweringTable.operators().size()).isGreaterThan(25);
    }

    private static Stream<Class<?>> classes(String folder) {
        String root = Operator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return Arrays.stream(new File(root, folder).list())
                .filter(file -> file.endsWith(".class") && !file.contains("$"))
                .map(file -> load(folder.replace('/', '.') + "." + file.replace(".class", "")));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
