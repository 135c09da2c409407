package org.ridgepoint.accelerator.stage;

import java.util.Optional;
import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.sim.resource.Packet;

/** Some hundred cycles of a tile: what the array does in them, and when. */
public final class Quantum {
    private final TileTask step;
    private final ArrayCycles cycles;
    private final Operands operands;
    private final boolean last;
    private long firstTick;
    private long lastTick;
    private long beginTick;
    private Packet lastPacket;

    /**
     * Cycles of the array by what it does in them.
     *
     * @param launch of a kernel, before a layer's first tile
     * @param fillDrain of a systolic array's pipeline
     * @param operandLoad of operands that stay in the array
     * @param stream in which operands pass by
     * @param usefulShare of the stream in which lanes multiply something
     */
    public record ArrayCycles(long launch, long fillDrain, long operandLoad, long stream, double usefulShare) {
        long all() {
            return launch + fillDrain + operandLoad + stream;
        }
    }

    Quantum(TileTask step, ArrayCycles cycles, Operands operands, boolean last) {
        this.step = step;
        this.cycles = cycles;
        this.operands = operands;
        this.last = last;
    }

    /** On whose behalf. */
    public int layer() {
        return step.layer();
    }

    TileTask step() {
        return step;
    }

    public ArrayCycles cycles() {
        return cycles;
    }

    Operands operands() {
        return operands;
    }

    /** Its tile ends with it. */
    boolean last() {
        return last;
    }

    /** All of its operands are there, the first since a tick, the last with a packet, where it needed any. */
    void fed(long firstCame, long lastCame, Optional<Packet> packet) {
        firstTick = firstCame;
        lastTick = lastCame;
        lastPacket = packet.orElse(null);
    }

    /** The packet with the last of its operands, where it needed any. */
    public Optional<Packet> lastPacket() {
        return Optional.ofNullable(lastPacket);
    }

    /** The array, idle since a tick, works on it from when the first of its operands came. */
    void begin(long idleSinceTick) {
        beginTick = Math.max(idleSinceTick, firstTick);
    }

    /** Since when the array works on it. */
    public long beginTick() {
        return beginTick;
    }

    /** When it ends: not before the last of its operands is there. */
    long endTick(long workTicks) {
        return Math.max(lastTick, beginTick + workTicks);
    }
}
