package org.ridgepoint.accelerator.machine;

import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.compute.ArrayWork;

/** What happened on behalf of one layer: ticks by cause, bytes by hop, operations. */
final class LayerCounts {
    private final CycleLedger ledger = new CycleLedger();
    private long dramReadBytes;
    private long dramWriteBytes;
    private long fillBytes;
    private long drainBytes;
    private long drainedToBulkBytes;
    private long operandBytes;
    private long arrayOperandBytes;
    private long outputBytes;
    private long residualBytes;
    private long accumulatorAccesses;
    private long vectorOperations;
    private long hostOperations;
    private long hostBytes;
    private long executedMacs;
    private long tiles;

    CycleLedger ledger() {
        return ledger;
    }

    void dramRead(long bytes) {
        dramReadBytes = Math.addExact(dramReadBytes, bytes);
    }

    void dramWrite(long bytes) {
        dramWriteBytes = Math.addExact(dramWriteBytes, bytes);
    }

    void fill(long bytes) {
        fillBytes = Math.addExact(fillBytes, bytes);
    }

    void drain(long bytes, boolean toBulk) {
        drainBytes = Math.addExact(drainBytes, bytes);
        drainedToBulkBytes += toBulk ? bytes : 0;
    }

    void tile(ArrayWork work, long bytes) {
        tiles++;
        operandBytes = Math.addExact(operandBytes, bytes);
        arrayOperandBytes = Math.addExact(arrayOperandBytes, bytes);
        accumulatorAccesses = Math.addExact(accumulatorAccesses, work.accumulatorAccesses());
        executedMacs = Math.addExact(executedMacs, work.executedMacs());
    }

    void elementTile(long inputBytes) {
        tiles++;
        operandBytes = Math.addExact(operandBytes, inputBytes);
    }

    void output(long bytes, long residuals, long operations) {
        outputBytes = Math.addExact(outputBytes, bytes);
        residualBytes = Math.addExact(residualBytes, residuals);
        vectorOperations = Math.addExact(vectorOperations, operations);
    }

    void hostOutput(long movedBytes, long bytes, long operations) {
        outputBytes = Math.addExact(outputBytes, bytes);
        hostBytes = Math.addExact(hostBytes, movedBytes);
        hostOperations = Math.addExact(hostOperations, operations);
    }

    long dramReadBytes() {
        return dramReadBytes;
    }

    long dramWriteBytes() {
        return dramWriteBytes;
    }

    long dramBytes() {
        return Math.addExact(dramReadBytes, dramWriteBytes);
    }

    /** Bytes read from and written to local SRAM. */
    long localBytes() {
        return fillBytes + operandBytes + outputBytes + residualBytes + drainBytes;
    }

    /** Bytes read from and written to bulk SRAM. */
    long bulkBytes() {
        return dramReadBytes + fillBytes + drainedToBulkBytes;
    }

    /** Bytes over the wires between bulk and local SRAM, both ways. */
    long linkBytes() {
        return fillBytes + drainBytes;
    }

    /** Of these, bytes into local SRAM. */
    long fillBytes() {
        return fillBytes;
    }

    /** Of these, bytes out of it. */
    long drainBytes() {
        return drainBytes;
    }

    /** Bytes that the array read from local SRAM. */
    long arrayOperandBytes() {
        return arrayOperandBytes;
    }

    long accumulatorAccesses() {
        return accumulatorAccesses;
    }

    long vectorOperations() {
        return vectorOperations;
    }

    long hostOperations() {
        return hostOperations;
    }

    long hostBytes() {
        return hostBytes;
    }

    long executedMacs() {
        return executedMacs;
    }

    long tiles() {
        return tiles;
    }
}
