package org.ridgepoint.sim.memory;

/**
 * What an SRAM is built of, as far as its price goes.
 *
 * @param bits stored in all banks together, check bits with them
 * @param banks of which an access uses one
 * @param widthBits of an access, check bits with them
 * @param cellPorts ports that reach each cell
 */
public record SramBuild(long bits, int banks, int widthBits, int cellPorts) {
    public SramBuild {
        if (bits <= 0 || banks <= 0 || widthBits <= 0 || cellPorts <= 0) {
            throw new IllegalArgumentException("an SRAM has bits, banks, a width and ports, had " + bits + " bits, "
                    + banks + " banks, " + widthBits + " bits a word, " + cellPorts + " ports");
        }
    }

    /** Bytes of one bank, which need not be whole. */
    double bankBytes() {
        return (double) bits / Byte.SIZE / banks;
    }
}
