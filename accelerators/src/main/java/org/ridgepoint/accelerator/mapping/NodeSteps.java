package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.op.Contraction;
import org.ridgepoint.workload.op.Lowering;
import org.ridgepoint.workload.op.Sequence;
import org.ridgepoint.workload.op.VectorWork;

/** A node's lowering as steps, each a contraction with the vector work behind it, or vector work alone. */
record NodeSteps(List<Step> steps) {

    /** One contraction and what follows it element by element. */
    record Step(Optional<Contraction> contraction, long vectorOperations, long outputElements) {
        private Step with(VectorWork work) {
            return new Step(contraction, vectorOperations + work.vectorOperations(), outputElements);
        }
    }

    static NodeSteps of(Node node) {
        List<Step> steps = new ArrayList<>();
        add(steps, node.lowering());
        return new NodeSteps(List.copyOf(steps));
    }

    int count() {
        return steps.size();
    }

    Step step(int index) {
        return steps.get(index);
    }

    /** Products of two activations before a step. */
    int activationProductsBefore(int index) {
        return (int) steps.subList(0, index).stream()
                .flatMap(step -> step.contraction().stream())
                .filter(contraction -> !contraction.weightsAreParameters())
                .count();
    }

    /** Elements of stored weights, counted once where steps repeat. */
    long storedWeightElements() {
        return steps.stream()
                .flatMap(step -> step.contraction().stream())
                .filter(Contraction::weightsAreParameters)
                .distinct()
                .mapToLong(Contraction::weightElements)
                .sum();
    }

    private static void add(List<Step> steps, Lowering lowering) {
        if (lowering instanceof Contraction contraction) {
            long elements = contraction.groups() * contraction.filters() * contraction.pixels();
            steps.add(new Step(Optional.of(contraction), 0, elements));
        } else if (lowering instanceof VectorWork work) {
            addVectorWork(steps, work);
        } else if (lowering instanceof Sequence sequence) {
            for (long round = 0; round < sequence.repeats(); round++) {
                sequence.steps().forEach(part -> add(steps, part));
            }
        }
    }

    private static void addVectorWork(List<Step> steps, VectorWork work) {
        if (steps.isEmpty()) {
            steps.add(new Step(Optional.empty(), work.vectorOperations(), Math.max(1, work.writtenElements())));
            return;
        }
        int last = steps.size() - 1;
        steps.set(last, steps.get(last).with(work));
    }
}
