package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Recurrent.Cell;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Networks that carry a state from step to step: language models, ELMo, speech recognisers.
 *
 * <p>Source: Zaremba et al. 2014 (arXiv 1409.2329), the large model; Peters et al. 2018 (arXiv 1802.05365), ELMo's original
 * size; Amodei et al. 2015 (arXiv 1512.02595), the English model of 100 M parameters, whose
 * two directions share the matrix for the input; Graves 2012 (arXiv 1211.3711) in the
 * size of MLPerf Inference for RNN-T.
 *
 * <p>Not modelled: batch normalisation inside Deep Speech 2's recurrent layers, which merges into their matrices; the search
 * over words. RNN-T's joint network runs once per pair of a frame and the word before it: built for as many words as frames.
 */
final class RecurrentFamily {
    private RecurrentFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "lstm-lm",
                        "language model of 2 LSTM layers, width 1500",
                        "Zaremba et al. 2014, arXiv 1409.2329, large",
                        InputRule.sequences(35, 1 << 14),
                        RecurrentFamily::languageModel),
                new ZooEntry(
                        "elmo",
                        "two-way language model over characters",
                        "Peters et al. 2018, arXiv 1802.05365",
                        InputRule.sequences(128, 1 << 14),
                        RecurrentFamily::elmo),
                new ZooEntry(
                        "deep-speech-2",
                        "speech recogniser, 3 convolutions and 7 recurrent layers",
                        "Amodei et al. 2015, arXiv 1512.02595",
                        InputRule.sequences(700, 1 << 14),
                        RecurrentFamily::deepSpeech),
                new ZooEntry(
                        "rnn-t",
                        "speech recogniser: transducer of LSTM layers",
                        "MLPerf Inference RNN-T; Graves 2012, arXiv 1211.3711",
                        InputRule.sequences(500, 1 << 14),
                        RecurrentFamily::transducer));
    }

    private static Tensor words(Layers net, InputSizes size, String name, long rows, long width) {
        TensorShape tokens = TensorShape.of(size.batch(), size.sequence());
        Tensor ids = net.graph().input(name, tokens, Optional.of(Precision.INT32));
        return net.node(new Embedding(rows, width), ids);
    }

    private static Graph languageModel(InputSizes size) {
        Layers net = new Layers("lstm-lm");
        Tensor x = words(net, size, "words", 10000, 1500);
        x = net.node(Recurrent.lstm(1500), x);
        x = net.node(Recurrent.lstm(1500), x);
        return net.finish(net.softmax(net.linear(x, 10000)));
    }

    private static Graph elmo(InputSizes size) {
        Layers net = new Layers("elmo");
        Tensor x = characters(net.at("characters"), size);
        Tensor forward = x;
        Tensor backward = x;
        List<Tensor> layers = new ArrayList<>(List.of(net.concat(2, x, x)));
        Recurrent lstm = new Recurrent(Cell.LSTM, 4096, 512, 1, 1);
        for (int layer = 1; layer <= 2; layer++) {
            net.at("layer" + layer);
            Tensor nextForward = net.node(lstm, forward);
            Tensor nextBackward = net.node(lstm, backward);
            forward = layer == 1 ? nextForward : net.add(nextForward, forward);
            backward = layer == 1 ? nextBackward : net.add(nextBackward, backward);
            layers.add(net.concat(2, forward, backward));
        }
        net.at("mix");
        return net.finish(net.add(net.add(layers.get(0), layers.get(1)), layers.get(2)));
    }

    /** Each word from its 50 characters: convolutions of seven widths, two highway layers, a projection. */
    private static Tensor characters(Layers net, InputSizes size) {
        long words = (long) size.batch() * size.sequence();
        Tensor ids = net.graph().input("characters", TensorShape.of(words, 50), Optional.of(Precision.INT32));
        Tensor x = net.transpose(net.node(new Embedding(262, 16), ids), 0, 2, 1);
        long[] filters = {32, 32, 64, 128, 256, 512, 1024};
        List<Tensor> features = new ArrayList<>();
        for (int i = 0; i < filters.length; i++) {
            Tensor wide = net.biasedConv(x, filters[i], Window.of(i + 1));
            Tensor best = net.node(new Reduce(VectorKind.MAXIMUM, List.of(2), false), wide);
            features.add(net.relu(best));
        }
        Tensor y = net.concat(1, features);
        y = highway(net, highway(net, y));
        return net.reshape(net.linear(y, 512), size.batch(), size.sequence(), 512);
    }

    /** A gate between the input and a function of it. */
    private static Tensor highway(Layers net, Tensor x) {
        long width = x.shape().dimension(1);
        Tensor both = net.linear(x, 2 * width);
        Tensor carried = net.relu(net.slice(both, 1, 0, width));
        Tensor gate = net.activate(net.slice(both, 1, width, 2 * width), VectorKind.SIGMOID);
        return net.add(net.multiply(gate, x), net.multiply(gate, carried));
    }

    private static Graph deepSpeech(InputSizes size) {
        Layers net = new Layers("deep-speech-2");
        Tensor x = net.input("spectrogram", size.batch(), 1, 161, size.sequence());
        x = net.convNorm(x, 32, Window.of(41, 11).strides(2, 2).centred(), VectorKind.CLIP);
        x = net.convNorm(x, 32, Window.of(21, 11).strides(2, 1).centred(), VectorKind.CLIP);
        x = net.convNorm(x, 96, Window.of(21, 11).strides(2, 1).centred(), VectorKind.CLIP);
        TensorShape shape = x.shape();
        x = net.reshape(x, shape.dimension(0), shape.dimension(1) * shape.dimension(2), shape.dimension(3));
        x = net.transpose(x, 0, 2, 1);
        for (int layer = 1; layer <= 7; layer++) {
            net.at("layer" + layer);
            Tensor shared = net.plainLinear(x, 2176);
            Tensor both = net.node(new Recurrent(Cell.PLAIN, 2176, 2176, 2, 1, false), shared);
            x = net.add(net.slice(both, 2, 0, 2176), net.slice(both, 2, 2176, 4352));
        }
        net.at("head");
        return net.finish(net.softmax(net.linear(x, 29)));
    }

    private static Graph transducer(InputSizes size) {
        Layers net = new Layers("rnn-t");
        int frames = size.sequence() / 2 * 2;
        Tensor x = net.input("features", size.batch(), Math.max(frames, 2), 240);
        Recurrent lstm = new Recurrent(Cell.LSTM, 1024, 1024, 1, 2);
        x = net.at("encoder").node(lstm, net.node(lstm, x));
        x = net.reshape(x, size.batch(), x.shape().dimension(1) / 2, 2048);
        x = net.node(lstm, net.node(lstm, net.node(lstm, x)));
        InputSizes steps = new InputSizes(size.batch(), 1, 1, (int) x.shape().dimension(1));
        Tensor y = words(net.at("prediction"), steps, "words", 29, 320);
        Recurrent small = new Recurrent(Cell.LSTM, 320, 320, 1, 2);
        y = net.node(small, net.node(small, y));
        net.at("joint");
        Tensor joint = net.relu(net.linear(net.concat(2, x, y), 512));
        return net.finish(net.linear(joint, 29));
    }
}
