package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.work.VectorKind;

/** What transformers are made of. Tokens are batch, tokens, width; heads are batch, heads, tokens, width of a head. */
final class Attentions {
    private Attentions() {}

    /** Width cut into heads. */
    static Tensor heads(Layers net, Tensor x, long heads) {
        TensorShape shape = x.shape();
        long headWidth = shape.dimension(2) / heads;
        return net.transpose(net.reshape(x, shape.dimension(0), shape.dimension(1), heads, headWidth), 0, 2, 1, 3);
    }

    /** Heads side by side again. */
    static Tensor join(Layers net, Tensor x) {
        TensorShape shape = x.shape();
        return net.reshape(
                net.transpose(x, 0, 2, 1, 3),
                shape.dimension(0),
                shape.dimension(2),
                shape.dimension(1) * shape.dimension(3));
    }

    /** Values mixed by the softmax of queries against keys; scaling and masking are part of the softmax. */
    static Tensor mix(Layers net, Tensor query, Tensor key, Tensor value) {
        return net.matmul(net.softmax(net.matmulTransposed(query, key)), value);
    }

    /** Queries, keys and values of all heads, from one matrix. */
    static List<Tensor> queryKeyValue(Layers net, Tensor x, long width, long heads, boolean bias) {
        Tensor all = net.node(new Linear(3 * width, bias), x);
        Node parts = net.graph()
                .node(net.graph().nextName("split"), new Split(2, List.of(width, width, width)), List.of(all));
        return parts.outputs().stream().map(part -> heads(net, part, heads)).toList();
    }

    /** Multi-head attention of tokens to themselves, with its output matrix. */
    static Tensor self(Layers net, Tensor x, long heads, boolean bias) {
        long width = x.shape().dimension(2);
        List<Tensor> parts = queryKeyValue(net, x, width, heads, bias);
        return net.linear(join(net, mix(net, parts.get(0), parts.get(1), parts.get(2))), width);
    }

    /** Multi-head attention of some tokens to others, with three input matrices and one output matrix, all with bias. */
    static Tensor cross(Layers net, Tensor x, Tensor memory, long width, long heads) {
        Tensor query = heads(net, net.linear(x, width), heads);
        Tensor key = heads(net, net.linear(memory, width), heads);
        Tensor value = heads(net, net.linear(memory, width), heads);
        return net.linear(join(net, mix(net, query, key, value)), x.shape().dimension(2));
    }

    /** Two matrices with a function between them. */
    static Tensor perceptron(Layers net, Tensor x, long inner, VectorKind function) {
        return net.linear(
                net.activate(net.linear(x, inner), function), x.shape().dimension(2));
    }

    /** A block that normalises before attention and before the perceptron, and adds after each. */
    static Tensor preNormBlock(Layers net, Tensor x, long heads, long inner, boolean bias) {
        Tensor y = net.add(x, self(net, net.layerNorm(x), heads, bias));
        return net.add(y, perceptron(net, net.layerNorm(y), inner, VectorKind.GELU));
    }

    /** A block that normalises after attention and after the perceptron. */
    static Tensor postNormBlock(Layers net, Tensor x, long heads, long inner, VectorKind function) {
        Tensor y = net.layerNorm(net.add(x, self(net, x, heads, true)));
        return net.layerNorm(net.add(y, perceptron(net, y, inner, function)));
    }

    /** A learned tensor. */
    static Tensor learned(Layers net, long... dimensions) {
        return net.node(new Learned(TensorShape.of(dimensions)));
    }
}
