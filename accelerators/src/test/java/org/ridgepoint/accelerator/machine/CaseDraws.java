package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Operator;

/** Random sizes, and the network that is made of them. Everything is int8, so that elements are bytes. */
record CaseDraws(SplittableRandom random) {

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A divisor of a number. */
    int divisor(int number) {
        int divisor = upTo(number);
        while (number % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    static long elements(long... sizes) {
        long product = 1;
        for (long size : sizes) {
            product *= size;
        }
        return product;
    }

    /** One operator on inputs of these shapes. */
    static OperatorCase of(Operator operator, long bytes, long[]... shapes) {
        Layers net = new Layers("one operator");
        Tensor[] inputs = new Tensor[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            inputs[i] = net.input("in" + i, shapes[i]);
        }
        List<Tensor> made = net.graph().node("it", operator, List.of(inputs)).outputs();
        return new OperatorCase(
                net.finish(made.toArray(Tensor[]::new)), bytes, operator + " on " + Arrays.deepToString(shapes));
    }

    /** One operator that has one tensor as all its operands. */
    static OperatorCase ofOne(Operator operator, long bytes, int times, long... shape) {
        Layers net = new Layers("one operator");
        Tensor x = net.input("x", shape);
        Tensor made = net.node(operator, Collections.nCopies(times, x).toArray(Tensor[]::new));
        return new OperatorCase(net.finish(made), bytes, operator + " of one " + Arrays.toString(shape));
    }

    static long[] shape(long... sizes) {
        return sizes;
    }
}
