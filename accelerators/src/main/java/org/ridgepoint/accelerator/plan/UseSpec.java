package org.ridgepoint.accelerator.plan;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Bytes;

/**
 * How much a plan uses of what the chip has.
 *
 * @param channels of each DRAM, the first ones (default all)
 * @param packets that a DMA engine has in flight (default as many as the chip may)
 * @param local bytes of local SRAM (default all)
 * @param bulk bytes of bulk SRAM (default all)
 */
public record UseSpec(
        Optional<Integer> channels, Optional<Integer> packets, Optional<Bytes> local, Optional<Bytes> bulk) {}
