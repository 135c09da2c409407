package org.ridgepoint.experiment.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.BatchNormFolding;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.zoo.InputRule;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/** Finds workloads by name, or makes them from one operator in short. */
public final class Workloads {
    private final ModelZoo zoo;

    /** Workloads from a zoo. */
    public Workloads(ModelZoo zoo) {
        this.zoo = zoo;
    }

    /** The networks that have names. */
    public List<ZooEntry> entries() {
        return zoo.entries();
    }

    /** Whether a text names a network or is an operator in short. */
    public boolean knows(String text) {
        return zoo.find(text).isPresent() || text.startsWith("gemm:") || text.startsWith("conv:");
    }

    /** The workload that a text names, in a size. */
    public Workload workload(String text, Optional<InputSize> input, int batch) {
        Optional<Graph> operator = OperatorInShort.find(text, batch);
        if (operator.isPresent()) {
            refuseSize(text, input);
            return new Workload(text, Optional.empty(), operator.get());
        }
        ZooEntry entry = zoo.find(text).orElseThrow(() -> unknown(text));
        return fromZoo(entry, input, batch);
    }

    private static Workload fromZoo(ZooEntry entry, Optional<InputSize> input, int batch) {
        try {
            Graph graph = BatchNormFolding.fold(entry.build(size(entry, input, batch)));
            return new Workload(entry.name(), resolved(entry, input), graph);
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new UserError(refusal.getMessage());
        }
    }

    private static ModelSize size(ZooEntry entry, Optional<InputSize> input, int batch) {
        ModelSize standard = ModelSize.standard().batch(batch);
        if (input.isEmpty()) {
            return standard;
        }
        InputSize size = input.get();
        boolean sequence = entry.rule().kind() == InputRule.Kind.SEQUENCE;
        if (sequence && !size.isSquare()) {
            throw new UserError("--input: " + entry.name() + " takes a sequence; expected one number, was " + size);
        }
        return sequence
                ? new ModelSize(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(size.rows()), batch)
                : standard.input(size.rows(), size.columns());
    }

    private static Optional<InputSize> resolved(ZooEntry entry, Optional<InputSize> input) {
        int standard = entry.rule().standard();
        return entry.rule().kind() == InputRule.Kind.FIXED
                ? Optional.empty()
                : Optional.of(input.orElse(new InputSize(standard, standard)));
    }

    private static void refuseSize(String text, Optional<InputSize> input) {
        if (input.isPresent()) {
            throw new UserError("--input: " + text + " states its own sizes; leave --input out");
        }
    }

    private UserError unknown(String text) {
        List<String> names = zoo.names();
        String hint = Nearest.hint(text, names);
        String known = hint.isEmpty() ? "; expected one of " + String.join(", ", names) : hint;
        return new UserError(
                "unknown workload \"" + text + "\"" + known + " (or gemm:M,N,K or conv:H,W,C,KHxKW,FILTERS,STRIDE)");
    }
}
