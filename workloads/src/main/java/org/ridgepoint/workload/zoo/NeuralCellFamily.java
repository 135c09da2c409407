package org.ridgepoint.workload.zoo;

import static org.ridgepoint.workload.zoo.NeuralCell.Op.AVERAGE_3;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.FACTORED_7;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.MAXIMUM_3;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.NONE;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.SEPARABLE_3;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.SEPARABLE_5;
import static org.ridgepoint.workload.zoo.NeuralCell.Op.SEPARABLE_7;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;
import org.ridgepoint.workload.zoo.NeuralCell.Op;
import org.ridgepoint.workload.zoo.NeuralCell.Pair;

/**
 * Classifiers stacked from searched cells. Each cell reads the outputs of the two before it; a stem of one convolution and
 * two cells divides the image by eight, two more cells with stride divide it by 32. In NASNet's large networks the cell after
 * such a reduction takes as its second input that of the reduction. Without the auxiliary head of training.
 *
 * <p>Source: NASNet-A: Zoph et al. 2017 (arXiv 1707.07012); PNASNet-5: Liu et al. 2017 (arXiv 1712.00559); AmoebaNet-A: Real
 * et al. 2018 (arXiv 1802.01548); the cells as in the authors' TensorFlow code.
 */
final class NeuralCellFamily {
    private static final String NASNET = "Zoph et al. 2017, arXiv 1707.07012, and the authors' code";
    private static final String PNASNET = "Liu et al. 2017, arXiv 1712.00559, and the authors' code";
    private static final String AMOEBANET = "Real et al. 2018, arXiv 1802.01548, and the authors' code";

    private static final NeuralCell NASNET_NORMAL = new NeuralCell(
            List.of(
                    pair(SEPARABLE_5, 0, SEPARABLE_3, 1),
                    pair(SEPARABLE_5, 1, SEPARABLE_3, 1),
                    pair(AVERAGE_3, 0, NONE, 1),
                    pair(AVERAGE_3, 1, AVERAGE_3, 1),
                    pair(SEPARABLE_3, 0, NONE, 0)),
            1,
            2,
            3,
            4,
            5,
            6);

    private static final NeuralCell NASNET_REDUCTION = new NeuralCell(
            List.of(
                    pair(SEPARABLE_5, 0, SEPARABLE_7, 1),
                    pair(MAXIMUM_3, 0, SEPARABLE_7, 1),
                    pair(AVERAGE_3, 0, SEPARABLE_5, 1),
                    pair(NONE, 3, AVERAGE_3, 2),
                    pair(SEPARABLE_3, 2, MAXIMUM_3, 0)),
            3,
            4,
            5,
            6);

    private static final NeuralCell PNASNET_CELL = new NeuralCell(
            List.of(
                    pair(SEPARABLE_5, 1, MAXIMUM_3, 1),
                    pair(SEPARABLE_7, 0, MAXIMUM_3, 0),
                    pair(SEPARABLE_5, 0, SEPARABLE_3, 0),
                    pair(SEPARABLE_3, 4, MAXIMUM_3, 0),
                    pair(SEPARABLE_3, 1, NONE, 0)),
            2,
            3,
            4,
            5,
            6);

    private static final NeuralCell AMOEBANET_NORMAL = new NeuralCell(
            List.of(
                    pair(AVERAGE_3, 0, MAXIMUM_3, 0),
                    pair(SEPARABLE_3, 1, NONE, 1),
                    pair(NONE, 0, AVERAGE_3, 1),
                    pair(SEPARABLE_3, 0, SEPARABLE_5, 2),
                    pair(AVERAGE_3, 5, SEPARABLE_3, 0)),
            1,
            3,
            4,
            6);

    private static final NeuralCell AMOEBANET_REDUCTION = new NeuralCell(
            List.of(
                    pair(SEPARABLE_3, 1, AVERAGE_3, 0),
                    pair(MAXIMUM_3, 0, SEPARABLE_7, 2),
                    pair(MAXIMUM_3, 1, MAXIMUM_3, 0),
                    pair(SEPARABLE_3, 4, FACTORED_7, 0),
                    pair(AVERAGE_3, 1, SEPARABLE_7, 0)),
            2,
            3,
            4,
            5,
            6);

    private NeuralCellFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param normal the cell that keeps the size
     * @param reduction the cell that halves it
     * @param extraReductions reductions stand between the normal cells, not in place of two of them
     * @param skipsReductions as its second input, a cell behind a reduction takes the one that the reduction took
     * @param cells normal cells
     * @param width of the cells before the first reduction
     * @param stem channels of the first convolution
     */
    private record Variant(
            String name,
            NeuralCell normal,
            NeuralCell reduction,
            boolean extraReductions,
            boolean skipsReductions,
            int cells,
            long width,
            long stem) {}

    static List<ZooEntry> entries() {
        return List.of(
                nasnet("nasnet-a-large", 331, 18, 168, 96).alsoCalled("nasnet-a-6-4032"),
                nasnet("nasnet-a-7-1920", 299, 21, 80, 96),
                nasnet("nasnet-a-mobile", 224, 12, 44, 32).alsoCalled("nasnet-a-4-1056"),
                pnasnet("pnasnet-5-large", 331, 12, 216, 96),
                pnasnet("pnasnet-5-mobile", 224, 9, 54, 32),
                amoebanet("amoebanet-a-6-190", 190),
                amoebanet("amoebanet-a-6-448", 448));
    }

    private static Pair pair(Op left, int leftState, Op right, int rightState) {
        return new Pair(left, leftState, right, rightState);
    }

    private static ZooEntry nasnet(String name, int input, int cells, long width, long stem) {
        boolean large = stem > 32;
        return entry(
                new Variant(name, NASNET_NORMAL, NASNET_REDUCTION, true, large, cells, width, stem), input, NASNET);
    }

    private static ZooEntry pnasnet(String name, int input, int cells, long width, long stem) {
        return entry(new Variant(name, PNASNET_CELL, PNASNET_CELL, false, false, cells, width, stem), input, PNASNET);
    }

    private static ZooEntry amoebanet(String name, long width) {
        return entry(
                new Variant(name, AMOEBANET_NORMAL, AMOEBANET_REDUCTION, true, false, 18, width, 32), 331, AMOEBANET);
    }

    private static ZooEntry entry(Variant variant, int input, String source) {
        return new ZooEntry(
                variant.name,
                "classifier of searched cells, 1000 classes",
                source,
                InputRule.images(input, 64),
                size -> build(variant, size));
    }

    private static Graph build(Variant variant, InputSizes size) {
        Layers net = new Layers(variant.name);
        Tensor image = net.input("image", size.batch(), 3, size.height(), size.width());
        Tensor before = net.at("stem").convNorm(image, variant.stem, Window.square(3, 2, 0));
        Tensor x = variant.reduction.apply(net.at("stem.cell1"), before, before, variant.width / 4, 2);
        Tensor next = variant.reduction.apply(net.at("stem.cell2"), x, before, variant.width / 2, 2);
        before = x;
        x = next;
        long width = variant.width;
        for (int cell = 0; cell < variant.cells; cell++) {
            boolean reduces = cell > 0 && cell % (variant.cells / 3) == 0;
            width = reduces ? 2 * width : width;
            if (reduces && variant.extraReductions) {
                next = variant.reduction.apply(net.at("reduction" + cell), x, before, width, 2);
                before = variant.skipsReductions ? before : x;
                x = next;
            }
            int stride = reduces && !variant.extraReductions ? 2 : 1;
            next = variant.normal.apply(net.at("cell" + (cell + 1)), x, before, width, stride);
            before = x;
            x = next;
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(net.relu(x)), 1000));
    }
}
