package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.memory.SramEcc;
import org.ridgepoint.sim.memory.SramPorts;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * One level of on-chip SRAM, on the array's clock.
 *
 * @param capacity bytes in all banks together
 * @param banks banks, interleaved
 * @param bytesPerBankPerCycle width of a bank, a power of two
 * @param ports physical ports, such as {@code 1rw}, {@code 1r1w} or {@code 2rw}
 * @param latency cycles from grant to data
 * @param portBytesPerCycle width of each port (default: all banks side by side)
 * @param cellPorts ports that may use a bank in one cycle: 2 for dual-ported cells (default 1)
 * @param doublePumped banks run at twice the clock, so that plain cells serve two ports (default false)
 * @param ecc check bits (default: none)
 * @param holds what may lie in it: operands of the layer at work alone, or tensors between layers as well (default: tensors)
 * @param keeps bulk SRAM of a single core only: room for weights that stay from inference to inference, those of a network's first
 *     layers, and so lie there before a run (default: none)
 */
public record SramSpec(
        Bytes capacity,
        int banks,
        int bytesPerBankPerCycle,
        String ports,
        Cycles latency,
        Optional<Integer> portBytesPerCycle,
        Optional<Integer> cellPorts,
        Optional<Boolean> doublePumped,
        Optional<EccSpec> ecc,
        Optional<Holds> holds,
        Optional<Bytes> keeps) {
    /** What may lie in a memory. */
    public enum Holds {
        /** Operands and sums of the layer at work, and data on its way; a tensor between layers goes further out. */
        OPERANDS,
        /** Whatever fits. */
        TENSORS
    }

    private static final int MOST_BANKS = 65_536;
    private static final int WIDEST_BANK_BYTES = 65_536;
    private static final int MOST_CELL_PORTS = 8;

    public SramSpec {
        Positive.requireCapacity("capacity", capacity);
        Positive.requireCycles("latency", latency);
        Positive.requireUpTo("banks", banks, MOST_BANKS);
        Positive.requirePowerOfTwo("bytesPerBankPerCycle", bytesPerBankPerCycle, 1, WIDEST_BANK_BYTES);
        int physical = SramPorts.of(ports).count();
        long all = Math.multiplyExact((long) banks, (long) bytesPerBankPerCycle);
        requireAWordInEachBank(capacity, banks, bytesPerBankPerCycle);
        keeps.ifPresent(room -> requireRoomBeside(room, capacity));
        portBytesPerCycle.ifPresent(width -> Positive.requireUpTo("portBytesPerCycle", width, all));
        cellPorts.ifPresent(count -> Positive.requireUpTo("cellPorts", count, MOST_CELL_PORTS));
        boolean pumped = doublePumped.orElse(false);
        if (physical == 1 && (pumped || cellPorts.orElse(1) > 1)) {
            throw new RefusedKey(
                    pumped ? "doublePumped" : "cellPorts",
                    "has no effect with one port (ports: " + ports + "); remove it or add a port",
                    "ports");
        }
    }

    private static void requireRoomBeside(Bytes kept, Bytes capacity) {
        if (kept.bytes() < 1 || kept.bytes() >= capacity.bytes()) {
            throw new RefusedKey(
                    "keeps",
                    "must be at least 1 B and leave something of capacity (" + capacity + "), was " + kept,
                    "capacity");
        }
    }

    private static void requireAWordInEachBank(Bytes capacity, int banks, int bytesPerBankPerCycle) {
        long least = (long) banks * bytesPerBankPerCycle;
        if (capacity.bytes() < least) {
            throw new RefusedKey(
                    "capacity",
                    "must hold a word in each of the " + banks + " banks, " + least + " B, was " + capacity,
                    "banks",
                    "bytesPerBankPerCycle");
        }
    }

    /** Bytes for weights that stay. */
    public long keptBytes() {
        return keeps.map(Bytes::bytes).orElse(0L);
    }

    /** Bytes for all but weights that stay. */
    public long freeBytes() {
        return capacity.bytes() - keptBytes();
    }

    /** Whether a tensor may lie in it from the layer that makes it to those that read it. */
    public boolean holdsTensors() {
        return holds.orElse(Holds.TENSORS) == Holds.TENSORS;
    }

    /** Bytes per cycle of a port with every bank at work. */
    public long bytesPerCycle() {
        long all = Math.multiplyExact((long) banks, (long) bytesPerBankPerCycle);
        return portBytesPerCycle.map(Integer::longValue).orElse(all);
    }

    /** What stores it. */
    public org.ridgepoint.sim.memory.SramOrganisation build() {
        org.ridgepoint.sim.memory.SramOrganisation plain = new org.ridgepoint.sim.memory.SramOrganisation(
                capacity.bytes(),
                banks,
                bytesPerBankPerCycle,
                SramPorts.of(ports),
                Math.toIntExact(bytesPerCycle()),
                cellPorts.orElse(1),
                Math.toIntExact(latency.cycles()),
                check());
        return doublePumped.orElse(false) ? plain.doublePumped() : plain;
    }

    /** Bits that are stored, or moved in an access, for each bit of data. */
    public double bitsPerDataBit() {
        double wordBits = (double) bytesPerBankPerCycle * Byte.SIZE;
        return (wordBits + check().checkBits()) / wordBits;
    }

    private SramEcc check() {
        return ecc.map(spec -> spec.of(bytesPerBankPerCycle)).orElse(SramEcc.NONE);
    }
}
