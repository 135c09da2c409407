package org.ridgepoint.accelerator.price;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.Area;

/**
 * What a chip's parts take of its die, in square millimetres.
 *
 * <p>A lane of the vector unit is a MAC of the chip's smallest format and three registers of 32 bits. Wires between memories lie side by side in one layer, one set
 * each way.
 *
 * <p>Not modelled: control, host interface, a network on chip's routers, test, pads beside DRAM's.
 *
 * @param mm2ByPart in report order
 */
public record ChipArea(Map<String, Double> mm2ByPart) {
    /** The largest die that one exposure makes: 26 mm by 33 mm. */
    public static final double RETICLE_MM2 = 858;

    private static final String PHY = "dramPhy";
    private static final int VECTOR_REGISTER_BITS = 3 * 32;

    public ChipArea {
        mm2ByPart = Collections.unmodifiableMap(new LinkedHashMap<>(mm2ByPart));
    }

    /** The area of a chip; empty on an FPGA, whose parts are there. */
    public static Optional<ChipArea> of(AcceleratorSpec chip, DramStandard memory, TechnologySpec technology) {
        if (chip.fabric().isPresent()) {
            return Optional.empty();
        }
        LogicSpec logic = technology.logic();
        MemoryPrices memories = MemoryPrices.of(chip, technology);
        long vectorLanes = (long) chip.coreGroup().count() * chip.vector().lanes();
        long pins = (long) chip.dramChannels() * chip.dram().widthBits(memory);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("arrays", chip.coreGroup().count() * ArrayArea.mm2(chip.array(), technology));
        parts.put("vector", logic.placedMm2(vectorLanes * vectorLaneUm2(logic)));
        parts.put(
                "accumulators",
                memories.accumulators().map(MemoryPrice::areaMm2).orElse(0.0));
        parts.put("localSram", memories.local().areaMm2());
        parts.put("bulkSram", memories.bulk().areaMm2());
        parts.put("wires", wiresMm2(chip, logic));
        DramPhy.mm2(memory, pins).ifPresent(mm2 -> parts.put(PHY, mm2));
        return Optional.of(new ChipArea(parts));
    }

    private static double vectorLaneUm2(LogicSpec logic) {
        double mac = logic.macArea().values().stream()
                .mapToDouble(Area::squareMicrometres)
                .min()
                .orElse(0);
        return mac + VECTOR_REGISTER_BITS * logic.registerArea().squareMicrometres();
    }

    private static double wiresMm2(AcceleratorSpec chip, LogicSpec logic) {
        double pitch = logic.wirePitch().millimetres();
        double link = chip.coreGroup().count()
                * chip.link().bytesPerCycle()
                * chip.link().length().millimetres();
        double bus = chip.bus().bytesPerCycle() * chip.bus().length().millimetres();
        return 2 * Byte.SIZE * pitch * (link + bus);
    }

    /** All memories but the registers. */
    public double sramMm2() {
        return mm2("accumulators") + mm2("localSram") + mm2("bulkSram");
    }

    /** The part of that name; nothing where the chip has none. */
    public double mm2(String part) {
        return mm2ByPart.getOrDefault(part, 0.0);
    }

    /** All together. */
    public double totalMm2() {
        return mm2ByPart.values().stream().reduce(0.0, Double::sum);
    }

    /** What leaks and is clocked: all but the interface to DRAM. */
    double logicAndSramMm2() {
        return totalMm2() - mm2(PHY);
    }
}
