package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Fed;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorWork;

/** A node's lowering as steps, each a contraction with the vector work behind it, or vector work alone. */
record NodeSteps(List<Step> steps) {

    /** One contraction and what follows it element by element, with what it reads where that is said. */
    record Step(
            Optional<Contraction> contraction,
            long vectorOperations,
            long outputElements,
            Optional<List<Integer>> reads) {
        private Step with(VectorWork work) {
            return new Step(contraction, vectorOperations + work.vectorOperations(), outputElements, reads);
        }
    }

    static NodeSteps of(Node node) {
        List<Step> steps = new ArrayList<>();
        add(steps, node.lowering(), Optional.empty());
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

    /** Products with stored weights, each once. */
    List<Contraction> distinctProducts() {
        return storedProducts().distinct().toList();
    }

    /** Products with stored weights that more than one step does, in order. */
    Set<Contraction> repeatedProducts() {
        Set<Contraction> seen = new HashSet<>();
        Set<Contraction> repeated = new LinkedHashSet<>();
        storedProducts().filter(product -> !seen.add(product)).forEach(repeated::add);
        return repeated;
    }

    /** What stands for a node's parameters as a whole. */
    OptionalInt parameters(Node node) {
        return node.parameters().stream().mapToInt(Tensor::id).findFirst();
    }

    /** What stands for the parameters that a product multiplies with. */
    OptionalInt parameters(Node node, Contraction product) {
        return weights(node, product)
                .map(weights -> OptionalInt.of(weights.id()))
                .orElseGet(() -> parameters(node));
    }

    /** Which of a node's parameters a product multiplies with: each takes the first of its size that none before it took. */
    Optional<Tensor> weights(Node node, Contraction wanted) {
        List<Tensor> left = new ArrayList<>(node.parameters());
        for (Contraction product : distinctProducts()) {
            Optional<Tensor> taken = left.stream()
                    .filter(parameter -> parameter.elements() == product.weightElements())
                    .findFirst();
            if (product.equals(wanted)) {
                return taken;
            }
            taken.ifPresent(left::remove);
        }
        return Optional.empty();
    }

    private Stream<Contraction> storedProducts() {
        return steps.stream().flatMap(step -> step.contraction().stream()).filter(Contraction::weightsAreParameters);
    }

    private static void add(List<Step> steps, Lowering lowering, Optional<List<Integer>> reads) {
        if (lowering instanceof Contraction contraction) {
            long elements = contraction.groups() * contraction.filters() * contraction.pixels();
            steps.add(new Step(Optional.of(contraction), 0, elements, reads));
        } else if (lowering instanceof VectorWork work) {
            addVectorWork(steps, work, reads);
        } else if (lowering instanceof Fed fed) {
            add(steps, fed.step(), Optional.of(fed.reads()));
        } else if (lowering instanceof RepeatedSteps sequence) {
            for (long round = 0; round < sequence.repeats(); round++) {
                sequence.steps().forEach(part -> add(steps, part, reads));
            }
        }
    }

    private static void addVectorWork(List<Step> steps, VectorWork work, Optional<List<Integer>> reads) {
        if (steps.isEmpty()) {
            steps.add(new Step(Optional.empty(), work.vectorOperations(), Math.max(1, work.writtenElements()), reads));
            return;
        }
        int last = steps.size() - 1;
        steps.set(last, steps.get(last).with(work));
    }
}
