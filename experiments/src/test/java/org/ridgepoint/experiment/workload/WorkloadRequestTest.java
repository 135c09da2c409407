package org.ridgepoint.experiment.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.zoo.ModelZoo;

class WorkloadRequestTest {
    @ParameterizedTest
    @CsvSource({
        "resnet50@192, resnet50, 192",
        "yolov3@608x1088, yolov3, 608x1088",
        "my/net.yaml@96, my/net.yaml, 96",
        "resnet50, resnet50, ",
        "sizes@2/net.yaml, sizes@2/net.yaml, ",
        "model@2.onnx, model@2.onnx, ",
        "'gemm:8,8,8', 'gemm:8,8,8', "
    })
    void aSizeMayFollowTheName(String word, String name, String size) {
        WorkloadRequest request = WorkloadRequest.of(word, Optional.empty(), 1);

        assertThat(request.name()).isEqualTo(name);
        assertThat(request.input()).isEqualTo(Optional.ofNullable(size).map(InputSize::parse));
        assertThat(WorkloadRequest.of(request.name(), request.input(), 1)).isEqualTo(request);
    }

    @Test
    void aSizeIsSaidOnceOrTwiceTheSame() {
        Optional<InputSize> same = Optional.of(InputSize.parse("192x192"));

        assertThat(WorkloadRequest.of("resnet50@192", same, 1).input()).isEqualTo(same);
        assertThatThrownBy(() -> WorkloadRequest.of("resnet50@192", Optional.of(InputSize.parse("224")), 1))
                .isInstanceOf(UserError.class)
                .hasMessage("workload \"resnet50@192\": its input is said to be 224 as well; expected one size");
        assertThatThrownBy(() -> WorkloadRequest.of("resnet50@large", Optional.empty(), 1))
                .isInstanceOf(UserError.class)
                .hasMessage("workload \"resnet50@large\": not a size: \"large\"; expected a number such as 608,"
                        + " or ROWSxCOLUMNS");
    }

    @Test
    void whatHasOneSizeRefusesAnother() {
        Workloads workloads = new Workloads(ModelZoo.standard(), new Home(Path.of("..")));

        assertThatThrownBy(() -> workloads.load(WorkloadRequest.of("gemm:8,8,8@16", Optional.empty(), 1)))
                .isInstanceOf(UserError.class)
                .hasMessage("--input: gemm:8,8,8 states its own sizes; leave --input out");
    }
}
