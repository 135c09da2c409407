package org.ridgepoint.accelerator.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a layer reads of a tensor.
 *
 * @param tensor where it lies
 * @param bytes how much of it
 * @param readers who reads the same at the same time
 */
public record Operand(MappedTensor tensor, long bytes, Readers readers) {

    /** What one core reads for itself. */
    public Operand(MappedTensor tensor, long bytes) {
        this(tensor, bytes, Readers.ONE);
    }

    /** All of a tensor. */
    static Operand whole(MappedTensor tensor) {
        return new Operand(tensor, tensor.bytes());
    }

    /** Of two readings of one tensor that share what is fetched, the one that needs more. */
    Operand larger(Operand other) {
        return other.bytes > bytes ? other : this;
    }

    /** Readings that go along side by side, of each tensor one: what it gives to one place serves the others. */
    static List<Operand> eachOnce(List<Operand> some, List<Operand> others) {
        Map<Integer, Operand> known = new LinkedHashMap<>();
        some.forEach(operand -> known.merge(operand.tensor().id(), operand, Operand::larger));
        others.forEach(operand -> known.merge(operand.tensor().id(), operand, Operand::larger));
        return List.copyOf(known.values());
    }

    /** The same of a core that reads them for itself. */
    static List<Operand> eachAlone(List<Operand> operands) {
        return operands.stream()
                .map(operand -> new Operand(operand.tensor, operand.bytes))
                .toList();
    }

    /** Bits of an element of the widest. */
    static int elementBits(List<Operand> operands) {
        return operands.stream()
                .mapToInt(operand -> operand.tensor().elementBits())
                .max()
                .orElseThrow();
    }
}
