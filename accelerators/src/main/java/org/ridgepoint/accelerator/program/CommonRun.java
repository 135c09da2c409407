package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Packet;

/**
 * A run of bytes that several cores read together: it is fetched when all of them have room for it, by each in its turn for the
 * others, and where it lies in one memory of all its room is given back when none of them needs it any more.
 */
public final class CommonRun implements Comparable<CommonRun> {

    /** One of the cores that read it. */
    public interface Reader {
        /** All have room for it, so that it is fetched now: by this core for all of them, or by another. */
        void begin(CommonRun run, boolean fetches);

        /** A packet of it has come. */
        void moved(Packet packet);

        /** All of it has come. */
        void arrived();
    }

    /**
     * Which it is: those of one operand of a layer come one after the other.
     *
     * @param layer index of the layer
     * @param operand number of the operand
     * @param place in the row
     */
    record Name(int layer, int operand, long place) implements Comparable<Name> {
        private static final Comparator<Name> IN_ORDER = Comparator.comparingInt(Name::layer)
                .thenComparingInt(Name::operand)
                .thenComparingLong(Name::place);

        @Override
        public int compareTo(Name other) {
            return IN_ORDER.compare(this, other);
        }
    }

    private final Name name;
    private final Readers readers;
    private final long bytes;
    private final Reader[] joined;
    private final List<Action> left = new ArrayList<>();
    private int missing;

    CommonRun(Name name, Readers readers, long bytes) {
        this.name = name;
        this.readers = readers;
        this.bytes = bytes;
        this.joined = new Reader[readers.cores()];
        this.missing = readers.cores();
    }

    @Override
    public int compareTo(CommonRun other) {
        return name.compareTo(other.name);
    }

    /** How many cores read it, the first ones. */
    public int cores() {
        return readers.cores();
    }

    /** Whether it comes into a memory of each of them. */
    public boolean comesIntoEach() {
        return !readers.oneMemory();
    }

    long bytes() {
        return bytes;
    }

    long roomBytes(int core) {
        return readers.roomBytes(bytes, core);
    }

    /** Whether some core has no room for it yet. */
    boolean isAwaited() {
        return missing > 0;
    }

    /** One of the cores has room for it; true where it was the last. */
    boolean join(int core, Reader reader) {
        joined[core] = reader;
        missing--;
        return missing == 0;
    }

    /** Has the core fetch it whose turn it is. */
    void fetch() {
        long turn = name.place() % joined.length;
        for (int core = 0; core < joined.length; core++) {
            joined[core].begin(this, core == turn);
        }
    }

    /** Tells all cores of a packet. */
    public void moved(Packet packet) {
        for (Reader reader : joined) {
            reader.moved(packet);
        }
    }

    /** Tells all cores that it has come. */
    public void arrived() {
        for (Reader reader : joined) {
            reader.arrived();
        }
    }

    /** A core needs it no more, and can give back its part of the room as soon as that is free. */
    void leave(Action giveBack) {
        left.add(giveBack);
        if (!readers.oneMemory()) {
            giveBack.fire();
        } else if (left.size() == readers.cores()) {
            left.forEach(Action::fire);
        }
    }
}
