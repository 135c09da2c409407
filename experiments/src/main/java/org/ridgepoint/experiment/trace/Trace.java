package org.ridgepoint.experiment.trace;

import java.util.List;

/**
 * Who was at work when, as a timeline viewer draws it. Ticks are femtoseconds.
 *
 * @param tracks one for each part of the chip that can be at work by itself, by group and name
 * @param mergedTicks work of one layer that was closer together than this is one slice; 0 where only what touched was merged
 */
public record Trace(List<Track> tracks, long mergedTicks) {
    /** Copies the list. */
    public Trace {
        tracks = List.copyOf(tracks);
    }

    /** Kinds of parts, which a viewer keeps together. */
    public enum Group {
        /** The MAC array. */
        ARRAY("array", "tiles"),
        /** Why the MAC array does nothing, a track for each cause. */
        WAITS("idle array, by cause", "waits"),
        /** Engines that move data. */
        DMA("DMA engines", "transfers"),
        /** Memory outside. */
        DRAM("DRAM channels", "packets"),
        /** Wires between memories. */
        WIRES("buses and links", "packets"),
        /** Ports of the memories inside. */
        SRAM("SRAM ports", "packets"),
        /** What works on elements. */
        ELEMENTS("vector unit and host", "packets");

        private final String label;
        private final String unit;

        Group(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }

        /** Its name in words. */
        public String label() {
            return label;
        }

        /** What is counted in its slices. */
        public String unit() {
            return unit;
        }
    }

    /**
     * One part.
     *
     * @param group what it is
     * @param name of it
     * @param slices in order of time, none over another
     */
    public record Track(Group group, String name, List<TimeSlice> slices) {
        /** Copies the list. */
        public Track {
            slices = List.copyOf(slices);
        }
    }

    /**
     * A time of work.
     *
     * @param layer for which layer, the first where there were several
     * @param beginTick from when
     * @param endTick to when
     * @param count tiles, transfers or packets in it
     * @param bytes moved in it; 0 for the array
     */
    public record TimeSlice(int layer, long beginTick, long endTick, long count, long bytes) {}

    /** All slices of all tracks. */
    public int slices() {
        return tracks.stream().mapToInt(track -> track.slices().size()).sum();
    }
}
