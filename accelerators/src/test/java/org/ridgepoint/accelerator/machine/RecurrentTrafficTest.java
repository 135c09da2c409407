package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Recurrent.Cell;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Reshape;

/** What recurrent layers write: the outputs that are asked for, each once, and no step that nobody asks for. */
class RecurrentTrafficTest {
    private static final int TRIALS = 40;

    /** States so wide that having their matrix fetched again for each step never pays. */
    private static final int LEAST = 16;

    /** Inputs are wider than states, so that their matrices differ. */
    private static final int WIDEST = 40;

    private static final Chip CHIP =
            TestChip.systolic(16, 16).memory(1 << 20, 16 << 20).chip();

    /** A recurrent layer of random size, and how many bytes each of its results has. */
    private static final class Case {
        private final CaseDraws draws;
        private final Layers net = new Layers("recurrent");
        private final Recurrent layer;
        private final Node node;
        private final long batch;
        private final long steps;
        private final List<Tensor> outputs = new ArrayList<>();
        private long writtenBytes;

        Case(CaseDraws draws, int mostSteps) {
            this.draws = draws;
            Cell cell = draws.pick(List.of(Cell.values()));
            int hidden = LEAST + draws.upTo(WIDEST - LEAST);
            Recurrent plain = new Recurrent(cell, hidden, hidden, draws.upTo(2), draws.below(3));
            layer = cell == Cell.LSTM && draws.coin() ? plain.givingCell() : plain;
            batch = draws.upTo(3);
            steps = draws.upTo(mostSteps);
            node = net.graph().node("it", layer, List.of(net.input("x", batch, steps, WIDEST + draws.upTo(20))));
        }

        Tensor all() {
            return node.output();
        }

        long stepBytes() {
            return batch * layer.hidden() * layer.directions();
        }

        /** The last step under the shape that a framework gives it. */
        Tensor last() {
            Tensor last = steps == 1 ? all() : net.slice(all(), 1, steps - 1, steps);
            return net.node(new Reshape(TensorShape.of(layer.directions(), batch, layer.hidden())), last);
        }

        void want(Tensor output, long bytes) {
            outputs.add(output);
            writtenBytes += bytes;
        }

        /** Some of all steps, the last one, and the cell, at least one of them. */
        Case wantSome() {
            boolean all = draws.coin();
            boolean last = draws.coin();
            boolean cell = layer.givesCell() && draws.coin();
            if (all || !last && !cell) {
                want(all(), steps * stepBytes());
            }
            if (last) {
                want(last(), outputs.isEmpty() ? stepBytes() : 0);
            }
            if (cell) {
                want(node.outputs().get(1), stepBytes());
            }
            return this;
        }

        /** A classifier of the last step; what it makes is wanted. */
        void classify() {
            long classes = draws.upTo(10);
            Tensor flat = net.node(new Reshape(TensorShape.of(batch, layer.directions() * layer.hidden())), last());
            want(net.linear(flat, classes), batch * classes);
        }

        Graph graph() {
            return net.finish(outputs.toArray(Tensor[]::new));
        }

        @Override
        public String toString() {
            return layer + ", batch " + batch + ", " + steps + " steps, " + outputs;
        }
    }

    private static long written(RunResult result) {
        return result.dram().writeBytes();
    }

    @Test
    void theResultsThatAreAskedForAreWrittenOnceAndNothingElse() {
        SoftAssertions softly = new SoftAssertions();
        SplittableRandom random = new SplittableRandom(12);
        for (int trial = 0; trial < TRIALS; trial++) {
            Case each = new Case(new CaseDraws(random), 9).wantSome();
            RunResult result = Replay.run(CHIP, each.graph(), 1);
            softly.assertThat(written(result)).as(each.toString()).isEqualTo(each.writtenBytes);
            softly.assertThat(result.dram().compulsoryBytes())
                    .as(each.toString())
                    .isEqualTo(result.dram().bytes());
        }
        softly.assertAll();
    }

    @Test
    void aClassifierOfTheLastStepHasNoStateWrittenThatTheOutsideDoesNotWant() {
        SoftAssertions softly = new SoftAssertions();
        SplittableRandom random = new SplittableRandom(13);
        for (int trial = 0; trial < TRIALS; trial++) {
            Case each = new Case(new CaseDraws(random), 9);
            each.classify();
            if (random.nextBoolean()) {
                each.wantSome();
            }
            Graph graph = each.graph();
            softly.assertThat(written(Replay.run(CHIP, graph, 1)))
                    .as(each.toString())
                    .isEqualTo(distinctBytes(each));
        }
        softly.assertAll();
    }

    /** The class scores stand first, so that the last step, where it is wanted without all of them, counts here. */
    private static long distinctBytes(Case each) {
        boolean all = each.outputs.contains(each.all());
        boolean last = each.outputs.stream().anyMatch(output -> output.name().startsWith("reshape"));
        return each.writtenBytes + (last && !all ? each.stepBytes() : 0);
    }

    /** Nothing of it may stay on the chip here, and still the steps that nobody asks for are not stored first. */
    @Test
    void ofALastStepAloneNoOtherStepIsStored() {
        SplittableRandom random = new SplittableRandom(14);
        for (int trial = 0; trial < TRIALS; trial++) {
            Case each = new Case(new CaseDraws(random), 99);
            each.want(each.last(), each.stepBytes());
            List<Layer> layers = LayerFusion.fuse(
                            each.graph(), Precision.INT8, Set.of(), kind -> true, shape -> false, 0)
                    .layers();
            MappedTensor made = layers.get(layers.size() - 1).output();
            assertThat(made.bytes()).as(each.toString()).isEqualTo(each.stepBytes());
            assertThat(made.wantedBytes()).as(each.toString()).isEqualTo(each.stepBytes());
        }
    }

    /** All steps are stored as they are made, for another layer to read, and the last one lies among them. */
    @Test
    void whatIsTooLargeToStayIsStoredWholeAndOnlyTheWantedPartIsCompulsory() {
        Layers net = new Layers("recurrent");
        Tensor all = net.node(Recurrent.lstm(32), net.input("x", 1, 10, 50));
        Tensor last = net.slice(all, 1, 9, 10);
        Graph graph = net.finish(last, net.softmax(all));

        MappedTensor made =
                LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, shape -> false, 319).layers().stream()
                        .map(Layer::output)
                        .filter(output -> output.name().equals(all.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(made.bytes()).isEqualTo(320);
        assertThat(made.wantedBytes()).isEqualTo(32);
    }
}
