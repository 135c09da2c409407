package org.ridgepoint.accelerator.hardware;

import java.util.Locale;
import org.ridgepoint.accelerator.hardware.BlockGraph.Kind;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.FabricSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.accelerator.spec.SramSpec;

/** How wide or large the parts of a chip are, in the words of a diagram. */
final class BlockSizes {
    private static final double GIGA = 1e9;

    private final Chip chip;
    private final AcceleratorSpec spec;

    BlockSizes(Chip chip) {
        this.chip = chip;
        this.spec = chip.spec();
    }

    String of(String name, Kind kind) {
        return switch (kind) {
            case DRAM ->
                String.format(Locale.ROOT, "%.1f GB/s", chip.dramBytesPerSecond() / GIGA / spec.dramChannels());
            case BUS, PORT -> wires(name);
            case BULK_SRAM -> memory(spec.sram().bulk());
            case LINK ->
                cycles(
                        name.contains("slices") && spec.link().slices().isPresent()
                                ? spec.link().slices().get().bytesPerCycle()
                                : spec.link().bytesPerCycle());
            case LOCAL_SRAM -> memory(spec.sram().local());
            case ARRAY ->
                spec.array().rows() + " x " + spec.array().columns() + " at "
                        + spec.array().clock();
            case VECTOR -> spec.vector().lanes() + " lanes";
            case FABRIC -> fabric();
            case HOST -> host(name);
        };
    }

    private String fabric() {
        FabricSpec fabric = spec.fabric().orElseThrow();
        return fabric.tracksPerChannel() + " wires, " + fabric.columns().length() + " columns";
    }

    private String host(String name) {
        HostSpec host = spec.host().orElseThrow();
        if (name.equals("host")) {
            return String.format(Locale.ROOT, "%.4g Gop/s", host.operationsPerSecond() / GIGA);
        }
        return host.pcie()
                .map(pcie -> "PCIe " + pcie.generation() + " x " + pcie.lanes())
                .orElseGet(() -> host.bandwidth().orElseThrow().toString());
    }

    private String wires(String name) {
        boolean port = name.contains(".port") && spec.interconnect().isPresent();
        int width = port
                ? spec.interconnect()
                        .get()
                        .portBytesPerCycle()
                        .orElse(spec.bus().bytesPerCycle())
                : spec.bus().bytesPerCycle();
        return cycles(width) + " at " + spec.bus().clock();
    }

    private static String cycles(int bytes) {
        return bytes + " B/cycle";
    }

    private static String memory(SramSpec memory) {
        return memory.capacity() + ", " + memory.banks() + " x " + memory.bytesPerBankPerCycle() + " B";
    }
}
