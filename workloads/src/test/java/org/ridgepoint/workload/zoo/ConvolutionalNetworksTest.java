package org.ridgepoint.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.workload.graph.Graph;

/** Convolutional classifiers against the counts that their reference implementations state. */
class ConvolutionalNetworksTest {
    private final ModelZoo zoo = ModelZoo.standard();

    /** Parameters that torchvision, pytorchcv or timm state for the same definition: they must agree to the last one. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 61100840",
        "zfnet, 62357608",
        "zfnet-b, 107627624",
        "vgg16, 138357544",
        "vgg19, 143667240",
        "googlenet, 6624904",
        "bn-inception, 11295240",
        "inception-v3, 23834568",
        "inception-v4, 42679816",
        "inception-resnet-v2, 55843464",
        "resnet101, 44549160",
        "resnet152, 60192808",
        "resnext50-32x4d, 25028904",
        "resnext101-32x4d, 44177704",
        "resnext101-64x4d, 83455272",
        "resnext101-32x8d, 88791336",
        "se-resnext101-32x4d, 48955416",
        "senet-154, 115088984",
        "densenet-121, 7978856",
        "densenet-169, 14149480",
        "densenet-201, 20013928",
        "dpn-98, 61570728",
        "dpn-131, 79254504",
        "xception, 22855952",
        "mobilenet-v1, 4231976",
        "mobilenet-v2, 3504872",
        "shufflenet-g8, 2434768",
        "shufflenet-v2, 2278604",
        "squeezenet, 1248424",
        "squeezenet-1.1, 1235496",
        "efficientnet-edgetpu-s, 5438392",
        "efficientnet-edgetpu-m, 6899496",
        "efficientnet-edgetpu-l, 10589712",
        "efficientnet-b0, 5288548",
        "efficientnet-b4, 19341616",
        "efficientnet-b7, 66347960",
        "efficientnet-v2-s, 21458488",
        "efficientnet-v2-m, 54139356",
        "efficientnet-v2-l, 118515272",
    })
    void parametersAreThoseOfTheReferenceImplementation(String name, long parameters) {
        assertThat(zoo.build(name, ModelSize.standard()).parameterElements()).isEqualTo(parameters);
    }

    /** Millions of multiply-adds that pytorchcv states; it counts normalisations too, hence the 2 percent. */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 714.83",
        "vgg19, 19642.55",
        "resnet50-v1, 3877.95",
        "resnet101-v1, 7597.95",
        "resnet152-v1, 11321.85",
        "resnext101-64x4d, 15500.27",
        "senet-154, 20745.78",
        "densenet-169, 3403.89",
        "dpn-131, 16076.15",
        "inception-v4, 12304.93",
        "inception-resnet-v2, 13188.64",
        "xception, 8403.63",
        "mobilenet-v1, 579.80",
    })
    void multiplyAddsAreThoseOfTheReferenceImplementation(String name, double millions) {
        Graph graph = zoo.build(name, ModelSize.standard());
        assertThat(graph.macs() / 1e6).isCloseTo(millions, Percentage.withPercentage(2));
    }
}
