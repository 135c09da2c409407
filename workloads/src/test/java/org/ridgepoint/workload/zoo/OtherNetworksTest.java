package org.ridgepoint.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/** Transformers, recurrent networks, detectors and the rest against counts that others state. */
class OtherNetworksTest {
    private final ModelZoo zoo = ModelZoo.standard();

    /** Parameters as the Hugging Face, timm or authors' implementations count them. */
    @ParameterizedTest
    @CsvSource({
        "nasnet-a-large, 88753150",
        "nasnet-a-mobile, 5289978",
        "pnasnet-5-large, 86057668",
        "vit-b16, 86859496",
        "vit-l16, 304715752",
        "deit-small, 22050664",
        "deit-base, 86567656",
        "bert-base, 109482240",
        "bert-large, 335141888",
        "albert-base, 11683584",
        "albert-xxlarge, 222595584",
        "mobilebert, 24581888",
        "gpt-1, 116534784",
        "gpt-2, 1557611200",
        "llama-2-7b, 6738415616",
        "llama-3-8b, 8030261248",
        "tinyllama-1.1b, 1100048384",
        "phi-3-mini, 3821079552",
    })
    void parametersAreThoseOfTheReferenceImplementation(String name, long parameters) {
        assertThat(zoo.build(name, ModelSize.standard()).parameterElements()).isEqualTo(parameters);
    }

    /**
     * GFLOP, from: darknet's own count (YOLOv4), MLPerf's table of models (SSD), the papers (the others).
     */
    @ParameterizedTest
    @CsvSource({
        "yolov4, 128.5",
        "ssd-resnet34, 433",
        "ssd-mobilenet-v1, 2.47",
        "swin-l-384, 207.8",
        "cait-s36, 27.8",
        "crossvit-18, 18.06",
        "t2t-vit-t-24, 30.0",
        "nfnet-f0, 24.76",
        "amoebanet-a-6-190, 46.2",
    })
    void operationsAreAsPublished(String name, double gigaOperations) {
        assertThat(zoo.build(name, ModelSize.standard()).operations() / 1e9)
                .isCloseTo(gigaOperations, Percentage.withPercentage(1));
    }

    @Test
    void decodingReadsTheWholeCacheAndMultipliesEachWeightOnce() {
        Graph decode = zoo.build("llama-2-7b-decode", ModelSize.standard().sequence(1024));
        long cacheBytes = decode.inputs().stream()
                .filter(input -> input.fixedPrecision().isEmpty())
                .mapToLong(input -> input.bytes(Precision.FP16))
                .sum();
        assertThat(cacheBytes).isEqualTo(2L * 2 * 32 * 32 * 1023 * 128);
        long weights = decode.parameterElements() - 32000L * 4096 - 65L * 4096;
        long attention = 2L * 32 * 32 * 1024 * 128;
        assertThat(decode.macs()).isEqualTo(weights + attention);
    }

    @Test
    void sharedLayersOfAlbertMultiplyTwelveTimes() {
        Graph base = zoo.build("albert-base", ModelSize.standard());
        Graph bert = zoo.build("bert-base", ModelSize.standard());
        assertThat((double) base.macs() / bert.macs()).isBetween(0.99, 1.01);
        assertThat(base.parameterElements()).isLessThan(bert.parameterElements() / 9);
    }

    @Test
    void textModelsTakeNoImagesAndImageModelsNoTokens() {
        assertThatThrownBy(() -> zoo.build("bert-base", ModelSize.standard().input(224)))
                .hasMessage("bert-base does not take images, so it has no input size; leave it out");
        assertThatThrownBy(() -> zoo.build("resnet50", ModelSize.standard().sequence(128)))
                .hasMessage("resnet50 does not take sequences, so it has no length; leave it out");
        assertThatThrownBy(() -> zoo.build("bert-base", ModelSize.standard().sequence(513)))
                .hasMessage("bert-base cannot take an input of 513; it takes from 1 to 512, nearest is 512");
    }

    /** Transformer-XL projects its distances once for all of the batch, hence not exactly twice. */
    @Test
    void everyNetworkBuildsAtBatchTwoWithTheSameWeights() {
        for (ZooEntry entry : zoo.entries()) {
            Graph one = entry.build(ModelSize.standard());
            Graph two = entry.build(ModelSize.standard().batch(2));
            assertThat(two.parameterElements()).as(entry.name()).isEqualTo(one.parameterElements());
            assertThat(two.macs()).as(entry.name()).isBetween(19 * one.macs() / 10, 2 * one.macs());
        }
    }
}
