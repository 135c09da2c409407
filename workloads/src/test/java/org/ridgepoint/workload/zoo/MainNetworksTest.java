package org.ridgepoint.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Liveness;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.op.Precision;

/** The networks of the main job, counted against published figures. */
class MainNetworksTest {
    private final ModelZoo zoo = ModelZoo.standard();

    private Graph merged(String name, int input) {
        return BatchNormMerging.merge(zoo.build(name, ModelSize.standard().input(input)));
    }

    /**
     * Believed because darknet prints 140.69 and 65.86 BFLOPs for these files, 1440 scales with the area, and VGG and ResNet
     * are stated in their papers (15.5 and 4.1 G multiply-adds).
     */
    @ParameterizedTest
    @CsvSource({
        "yolov3, 608, 140.7",
        "yolov3, 416, 65.9",
        "yolov3, 1440, 789",
        "vgg16, 224, 30.9",
        "resnet50, 224, 8.2",
    })
    void operationsAreAsPublished(String name, int input, double gop) {
        assertThat(merged(name, input).operations() / 1e9).isCloseTo(gop, Percentage.withPercentage(1));
    }

    /** Megabytes (10^6) at 8 bits; counted by others from the same darknet files. */
    @ParameterizedTest
    @CsvSource({
        "resnet50-darknet, 224, 22.76, 0.80, 2.41",
        "yolov3, 608, 62, 11.83, 17.74",
        "vgg16, 224, 138.36, 3.21, 6.42",
        "yolov3-tiny, 416, 8.85, 2.77, 3.46",
    })
    void memoryFootprintsAreAsPublished(String name, int input, double weights, double largest, double peak) {
        Graph graph = merged(name, input);
        Liveness liveness = Liveness.of(graph, Precision.INT8, Sums.SEPARATE);
        assertThat(graph.parameterElements() / 1e6).isCloseTo(weights, Percentage.withPercentage(1));
        assertThat(liveness.largestBytes() / 1e6).isCloseTo(largest, Percentage.withPercentage(1));
        assertThat(liveness.peakBytes() / 1e6).isCloseTo(peak, Percentage.withPercentage(1));
    }

    @Test
    void fusedResidualSumNeedsOnlyTwoLargeTensorsAndASmallOne() {
        Liveness fused = Liveness.of(merged("resnet50-darknet", 224), Precision.INT8, Sums.IN_PLACE);
        assertThat(fused.peakBytes() / 1e6).isCloseTo(1.81, within(0.01));
    }

    @Test
    void twoMegapixelsNeedMoreThanAHundredMegabytes() {
        Graph graph = merged("yolov3", 1440);
        Liveness liveness = Liveness.of(graph, Precision.INT8, Sums.SEPARATE);
        assertThat(graph.parameterElements() + liveness.peakBytes()).isGreaterThan(100_000_000L);
    }

    /** torchvision states 25,557,032 parameters for its ResNet-50. */
    @Test
    void resnet50HasTheParametersThatTorchvisionStates() {
        assertThat(zoo.build("resnet50", ModelSize.standard()).parameterElements())
                .isEqualTo(25_557_032L);
    }

    @Test
    void macsGrowWithTheBatchAndWeightsDoNot() {
        Graph one = zoo.build("yolov3", ModelSize.standard());
        Graph four = zoo.build("yolov3", ModelSize.standard().batch(4));
        assertThat(four.macs()).isEqualTo(4 * one.macs());
        assertThat(four.parameterElements()).isEqualTo(one.parameterElements());
    }

    @Test
    void imageThatTheNetworkCannotTakeIsRefusedWithTheNearestThatItCan() {
        assertThatThrownBy(() -> zoo.build("yolov3", ModelSize.standard().input(600)))
                .hasMessage(
                        "yolov3 cannot take an input of 600; it takes multiples of 32 from 32 to 65536, nearest is 608");
    }

    @Test
    void unknownModelIsRefusedWithTheNearestNames() {
        assertThatThrownBy(() -> zoo.entry("yolo3"))
                .hasMessageStartingWith("unknown model \"yolo3\"; nearest are yolov3, ");
    }
}
