package org.ridgepoint.workload.footprint;

import java.util.List;
import java.util.Locale;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

/**
 * The megabytes that an inference chip needs, per network and image size, {@code results/reference/footprint.md}. Made by
 * {@code ./ridgepoint reproduce footprint > results/reference/footprint.md}.
 */
public final class FootprintTable {
    private static final List<String> NETWORKS =
            List.of("resnet50", "resnet50-darknet", "yolov3", "yolov3-tiny", "vgg16");
    private static final int[][] IMAGES = {{224, 224}, {416, 416}, {608, 608}, {1024, 1024}, {1088, 1920}, {1440, 1440}
    };

    private final ModelZoo zoo;

    public FootprintTable(ModelZoo zoo) {
        this.zoo = zoo;
    }

    /** The whole page. */
    public String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# Megabytes that an inference chip needs\n\n");
        page.append("Made by `./ridgepoint reproduce footprint > results/reference/footprint.md`.\n\n");
        page.append(
                        "10^6 bytes at int8, batch 1, batch normalisation merged. Peak live: activations that must be there ")
                .append(
                        "at once, the best of four orders of running; residual sums take memory of their own, or, fused, ")
                .append("that of a summand. Sum: weights and peak live.\n\n");
        page.append("| network | image | weights | largest activation | peak live | fused | sum |\n");
        page.append("|---|---|---:|---:|---:|---:|---:|\n");
        for (String network : NETWORKS) {
            for (int[] image : IMAGES) {
                page.append(line(network, image[0], image[1]));
            }
        }
        return page.toString();
    }

    private String line(String network, int rows, int columns) {
        Graph graph = zoo.build(network, ModelSize.standard().input(rows, columns));
        Footprint footprint = Footprint.of(BatchNormMerging.merge(graph), Precision.INT8);
        return String.format(
                Locale.ROOT,
                "| %s | %d x %d | %.2f | %.2f | %.2f | %.2f | %.2f |\n",
                network,
                columns,
                rows,
                footprint.weightBytes() / 1e6,
                footprint.largestActivationBytes() / 1e6,
                footprint.peakLiveBytes() / 1e6,
                footprint.fusedPeakLiveBytes() / 1e6,
                footprint.totalBytes() / 1e6);
    }
}
