package org.ridgepoint.accelerator.result;

import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.compute.ArrayWork;

/** What happened on behalf of one layer: ticks by cause, bytes by hop, operations. */
public final class LayerCounts {
    private final CycleLedger ledger = new CycleLedger();
    private long dramReadBytes;
    private long dramWriteBytes;
    private long receivedBytes;
    private long fillBytes;
    private long drainBytes;
    private long drainedToBulkBytes;
    private long operandBytes;
    private long arrayOperandBytes;
    private long outputBytes;
    private long residualBytes;
    private long sumReads;
    private long sumWrites;
    private long laneOperands;
    private long laneSums;
    private long vectorOperations;
    private long hostOperations;
    private long hostBytes;
    private long executedMacs;
    private long tiles;

    public CycleLedger ledger() {
        return ledger;
    }

    /** These and others, added up. */
    public LayerCounts plus(LayerCounts other) {
        LayerCounts sum = new LayerCounts();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** Adds what happened on behalf of another. */
    public void add(LayerCounts other) {
        ledger.chargeAll(other.ledger);
        dramReadBytes += other.dramReadBytes;
        dramWriteBytes += other.dramWriteBytes;
        receivedBytes += other.receivedBytes;
        fillBytes += other.fillBytes;
        drainBytes += other.drainBytes;
        drainedToBulkBytes += other.drainedToBulkBytes;
        operandBytes += other.operandBytes;
        arrayOperandBytes += other.arrayOperandBytes;
        outputBytes += other.outputBytes;
        residualBytes += other.residualBytes;
        sumReads += other.sumReads;
        sumWrites += other.sumWrites;
        laneOperands += other.laneOperands;
        laneSums += other.laneSums;
        vectorOperations += other.vectorOperations;
        hostOperations += other.hostOperations;
        hostBytes += other.hostBytes;
        executedMacs += other.executedMacs;
        tiles += other.tiles;
    }

    public void dramRead(long bytes) {
        dramReadBytes = Math.addExact(dramReadBytes, bytes);
    }

    public void dramWrite(long bytes) {
        dramWriteBytes = Math.addExact(dramWriteBytes, bytes);
    }

    public void receive(long bytes) {
        receivedBytes = Math.addExact(receivedBytes, bytes);
    }

    public void fill(long bytes) {
        fillBytes = Math.addExact(fillBytes, bytes);
    }

    public void drain(long bytes, boolean toBulk) {
        drainBytes = Math.addExact(drainBytes, bytes);
        drainedToBulkBytes += toBulk ? bytes : 0;
    }

    public void tile(ArrayWork work, long bytes) {
        tiles++;
        operandBytes = Math.addExact(operandBytes, bytes);
        arrayOperandBytes = Math.addExact(arrayOperandBytes, bytes);
        sumReads = Math.addExact(sumReads, work.sums().reads());
        sumWrites = Math.addExact(sumWrites, work.sums().writes());
        laneOperands = Math.addExact(laneOperands, work.lanes().operands());
        laneSums = Math.addExact(laneSums, work.lanes().sums());
        executedMacs = Math.addExact(executedMacs, work.executedMacs());
    }

    public void elementTile(long inputBytes) {
        tiles++;
        operandBytes = Math.addExact(operandBytes, inputBytes);
    }

    public void output(long bytes, long residuals, long operations) {
        outputBytes = Math.addExact(outputBytes, bytes);
        residualBytes = Math.addExact(residualBytes, residuals);
        vectorOperations = Math.addExact(vectorOperations, operations);
    }

    public void hostOutput(long movedBytes, long bytes, long operations) {
        outputBytes = Math.addExact(outputBytes, bytes);
        hostBytes = Math.addExact(hostBytes, movedBytes);
        hostOperations = Math.addExact(hostOperations, operations);
    }

    public long dramReadBytes() {
        return dramReadBytes;
    }

    public long dramWriteBytes() {
        return dramWriteBytes;
    }

    public long dramBytes() {
        return Math.addExact(dramReadBytes, dramWriteBytes);
    }

    /** Bytes read from and written to local SRAM, but for partial sums. */
    public long localBytes() {
        return localReadBytes() + localWriteBytes();
    }

    /** Bytes read from and written to bulk SRAM. */
    public long bulkBytes() {
        return bulkReadBytes() + bulkWriteBytes();
    }

    /** Bytes read from local SRAM, but for partial sums. */
    public long localReadBytes() {
        return operandBytes + residualBytes + drainBytes;
    }

    /** Bytes written to local SRAM, but for partial sums. */
    public long localWriteBytes() {
        return fillBytes + outputBytes;
    }

    /** Bytes read from bulk SRAM. */
    public long bulkReadBytes() {
        return fillBytes;
    }

    /** Bytes written to bulk SRAM. */
    public long bulkWriteBytes() {
        return dramReadBytes + receivedBytes + drainedToBulkBytes;
    }

    /** Bytes that came into bulk SRAM beside those that came into another from the same reading of DRAM. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Bytes over the wires between bulk and local SRAM, both ways. */
    public long linkBytes() {
        return fillBytes + drainBytes;
    }

    /** Of these, bytes into local SRAM. */
    public long fillBytes() {
        return fillBytes;
    }

    /** Of these, bytes out of it. */
    public long drainBytes() {
        return drainBytes;
    }

    /** Bytes that the array read from local SRAM. */
    public long arrayOperandBytes() {
        return arrayOperandBytes;
    }

    /** Partial sums that the array took up again. */
    public long sumReads() {
        return sumReads;
    }

    /** Partial sums that the array put down. */
    public long sumWrites() {
        return sumWrites;
    }

    /** Operands that registers beside multipliers took up. */
    public long laneOperands() {
        return laneOperands;
    }

    /** Partial sums that registers beside multipliers took up. */
    public long laneSums() {
        return laneSums;
    }

    public long vectorOperations() {
        return vectorOperations;
    }

    public long hostOperations() {
        return hostOperations;
    }

    public long hostBytes() {
        return hostBytes;
    }

    public long executedMacs() {
        return executedMacs;
    }

    public long tiles() {
        return tiles;
    }
}
