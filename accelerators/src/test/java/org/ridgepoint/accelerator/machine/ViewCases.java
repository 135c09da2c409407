package org.ridgepoint.accelerator.machine;

import static org.ridgepoint.accelerator.machine.CaseDraws.elements;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;

/** Outputs of a network that are views of what a rectifier makes: each is stored whole, and nothing else is. */
final class ViewCases {
    private ViewCases() {}

    static OperatorCase asOutput(CaseDraws d) {
        long[] shape = CaseDraws.shape(1, d.upTo(20), 400 + d.upTo(400));
        long bytes = elements(shape);
        Layers net = new Layers("a view");
        Tensor x = net.input("x", shape);
        Tensor y = net.relu(x);
        return switch (d.below(9)) {
            case 0 -> made(net, "its rows beside the input's", 3 * bytes, net.concat(1, y, x));
            case 1 -> made(net, "with itself", 3 * bytes, net.concat(1, y, y));
            case 2 -> expanded(net, d.upTo(6), y, bytes);
            case 3 -> part(net, y, bytes, d.upTo((int) shape[2]));
            case 6 -> partReadAgain(net, y, bytes, d.upTo((int) shape[2]));
            case 7 -> partOfAPart(net, y, bytes, d.upTo((int) shape[2]));
            case 4 -> split(net, y, bytes);
            case 5 -> made(net, "read again", 3 * bytes, y, net.node(new Transpose(List.of(0, 2, 1)), y));
            default -> withLearned(net, y, shape, bytes);
        };
    }

    private static OperatorCase made(Layers net, String says, long bytes, Tensor... outputs) {
        Graph graph = net.finish(outputs);
        return new OperatorCase(graph, bytes, says);
    }

    private static OperatorCase part(Layers net, Tensor y, long bytes, long columns) {
        long part = y.shape().dimension(1) * columns;
        return made(net, "a part", bytes + part, net.slice(y, 2, 0, columns));
    }

    /** Another layer reads all of it, whose output is wanted too. */
    private static OperatorCase partReadAgain(Layers net, Tensor y, long bytes, long columns) {
        long part = y.shape().dimension(1) * columns;
        Tensor turned = net.node(new Transpose(List.of(0, 2, 1)), y);
        return made(net, "a part of what is read again", 2 * bytes + part, net.slice(y, 2, 0, columns), turned);
    }

    /** The part, once more under another shape, and a part of it: what they show is stored once. */
    private static OperatorCase partOfAPart(Layers net, Tensor y, long bytes, long columns) {
        long rows = y.shape().dimension(1);
        Tensor part = net.slice(y, 2, 0, columns);
        Tensor flat = net.node(new Reshape(TensorShape.of(rows * columns)), part);
        Tensor first = net.slice(part, 2, 0, 1);
        return made(net, "a part of a part", bytes + rows * columns, part, flat, first);
    }

    private static OperatorCase expanded(Layers net, long times, Tensor y, long bytes) {
        Tensor all = net.node(new Expand(y.shape().with(0, times)), y);
        return made(net, times + " times", bytes + times * bytes, all);
    }

    private static OperatorCase split(Layers net, Tensor y, long bytes) {
        GraphBuilder graph = net.graph();
        long rows = y.shape().dimension(1);
        if (rows == 1) {
            return made(net, "itself", 2 * bytes, y);
        }
        List<Tensor> parts = graph.node("split", new Split(1, List.of(1L, rows - 1)), List.of(y))
                .outputs();
        return made(net, "both parts", 2 * bytes, parts.get(0), parts.get(1));
    }

    /** A learned row before it: read where it is stored, and written with the rest. */
    private static OperatorCase withLearned(Layers net, Tensor y, long[] shape, long bytes) {
        Tensor row = net.node(new Learned(TensorShape.of(1, 1, shape[2])));
        return made(net, "behind a learned row", 2 * bytes + 2 * shape[2], net.node(new Concat(1), row, y));
    }
}
