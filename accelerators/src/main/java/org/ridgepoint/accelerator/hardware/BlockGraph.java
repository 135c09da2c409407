package org.ridgepoint.accelerator.hardware;

import java.util.List;

/**
 * A chip as a block diagram.
 *
 * @param blocks its parts, in the order in which data passes them
 * @param ways which part follows which on some route
 */
public record BlockGraph(List<Block> blocks, List<Edge> ways) {
    public BlockGraph {
        blocks = List.copyOf(blocks);
        ways = List.copyOf(ways);
    }

    /** What a part is, in the order in which data comes from DRAM. */
    public enum Kind {
        DRAM,
        BUS,
        PORT,
        BULK_SRAM,
        LINK,
        LOCAL_SRAM,
        FABRIC,
        ARRAY,
        VECTOR,
        HOST
    }

    /**
     * A part.
     *
     * @param name as everywhere
     * @param kind what it is
     * @param ports by which routes enter it; none at an array, which asks for what it needs
     * @param size its width or capacity, in words
     */
    public record Block(String name, Kind kind, int ports, String size) {}

    /** Two parts of which data leaves one for the other. */
    public record Edge(String from, String to) {}

    /** The diagram of a chip, from its parts as they are wired. */
    public static BlockGraph of(Chip chip) {
        return new GraphWalk(chip).graph();
    }
}
