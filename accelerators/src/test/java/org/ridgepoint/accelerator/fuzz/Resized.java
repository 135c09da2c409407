package org.ridgepoint.accelerator.fuzz;

import java.util.Optional;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.sim.quantity.Bytes;

/** A chip with another capacity of one memory. */
final class Resized {
    private Resized() {}

    static AcceleratorSpec local(AcceleratorSpec chip, Bytes capacity) {
        SramSpec local = of(chip.sram().local(), capacity);
        return SpecCopy.of(chip)
                .sram(new AcceleratorSpec.SramLevels(local, chip.sram().bulk()))
                .spec();
    }

    static AcceleratorSpec bulk(AcceleratorSpec chip, Bytes capacity) {
        SramSpec bulk = of(chip.sram().bulk(), capacity);
        return SpecCopy.of(chip)
                .sram(new AcceleratorSpec.SramLevels(chip.sram().local(), bulk))
                .spec();
    }

    static AcceleratorSpec accumulators(AcceleratorSpec chip, Bytes capacity) {
        ArraySpec array = chip.array();
        ArraySpec larger = new ArraySpec(
                array.model(),
                array.rows(),
                array.columns(),
                array.dataflow(),
                array.clock(),
                array.macsPerCycle(),
                array.pixels(),
                Optional.empty(),
                array.tapsInRows(),
                array.groupsInColumns(),
                array.pipelineDepth(),
                array.stripePixels(),
                array.winograd(),
                array.shadowOperands(),
                Optional.of(capacity),
                array.launch(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return SpecCopy.of(chip).array(larger).spec();
    }

    /** A word in each bank is the least that there can be. */
    private static SramSpec of(SramSpec sram, Bytes capacity) {
        long words = (long) sram.banks() * sram.bytesPerBankPerCycle();
        return new SramSpec(
                new Bytes(Math.max(words, capacity.bytes())),
                sram.banks(),
                sram.bytesPerBankPerCycle(),
                sram.ports(),
                sram.latency(),
                sram.portBytesPerCycle(),
                sram.cellPorts(),
                sram.doublePumped(),
                sram.ecc(),
                Optional.empty(),
                Optional.empty());
    }
}
