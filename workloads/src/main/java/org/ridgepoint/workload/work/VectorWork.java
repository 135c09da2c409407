package org.ridgepoint.workload.work;

/**
 * Work of the vector unit.
 *
 * @param kind what is done to each element; carries the cost
 * @param elements how often it is done
 * @param readElements elements read from memory, parameters included
 * @param writtenElements elements written to memory
 */
public record VectorWork(VectorKind kind, long elements, long readElements, long writtenElements) implements Lowering {
    public VectorWork {
        if (elements <= 0 || readElements < 0 || writtenElements < 0) {
            throw new IllegalArgumentException("vector work must have elements, had " + elements + " (reads "
                    + readElements + ", writes " + writtenElements + ")");
        }
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long vectorOperations() {
        return Math.multiplyExact(elements, kind.operationsPerElement());
    }
}
