package org.ridgepoint.accelerator.machine;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.DmaSpec;
import org.ridgepoint.accelerator.spec.FabricSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.accelerator.spec.PowerSpec;
import org.ridgepoint.accelerator.spec.VectorSpec;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.Voltage;

/** A copy of a chip's description in which some parts are others. */
public final class SpecCopy {
    private final AcceleratorSpec from;
    private ArraySpec array;
    private VectorSpec vector;
    private AcceleratorSpec.SramLevels sram;
    private LinkSpec link;
    private BusSpec bus;
    private DmaSpec dma;
    private Optional<HostSpec> host;
    private Optional<InterconnectSpec> wires;
    private Optional<FabricSpec> fabric;
    private Optional<Map<String, CoreGroupSpec>> cores;
    private Optional<Power> staticPower;
    private Optional<Voltage> voltage;
    private Optional<Boolean> staticHoldsDram;
    private Optional<PowerSpec> power;

    private SpecCopy(AcceleratorSpec from) {
        this.from = from;
        this.array = from.array();
        this.vector = from.vector();
        this.sram = from.sram();
        this.link = from.link();
        this.bus = from.bus();
        this.dma = from.dma();
        this.host = from.host();
        this.wires = from.interconnect();
        this.fabric = from.fabric();
        this.cores = from.cores();
        this.staticPower = from.staticPower();
        this.voltage = from.voltage();
        this.staticHoldsDram = from.staticHoldsDram();
        this.power = from.power();
    }

    public static SpecCopy of(AcceleratorSpec from) {
        return new SpecCopy(from);
    }

    public SpecCopy array(ArraySpec other) {
        array = other;
        return this;
    }

    public SpecCopy vector(VectorSpec other) {
        vector = other;
        return this;
    }

    public SpecCopy sram(AcceleratorSpec.SramLevels other) {
        sram = other;
        return this;
    }

    public SpecCopy link(LinkSpec other) {
        link = other;
        return this;
    }

    public SpecCopy bus(BusSpec other) {
        bus = other;
        return this;
    }

    public SpecCopy dma(DmaSpec other) {
        dma = other;
        return this;
    }

    public SpecCopy host(HostSpec other) {
        host = Optional.of(other);
        return this;
    }

    public SpecCopy interconnect(InterconnectSpec other) {
        wires = Optional.of(other);
        return this;
    }

    /** The same wires, which bring what several cores need to all of them. */
    public SpecCopy multicast() {
        InterconnectSpec plain = wires.orElseGet(InterconnectSpec::plain);
        return interconnect(new InterconnectSpec(
                plain.kind(),
                plain.arbiter(),
                plain.weights(),
                plain.duplex(),
                plain.bulkStops(),
                plain.columns(),
                plain.rows(),
                plain.queue(),
                plain.synchroniser(),
                plain.portBytesPerCycle(),
                Optional.of(true)));
    }

    public SpecCopy fabric(FabricSpec other) {
        fabric = Optional.of(other);
        return this;
    }

    public SpecCopy cores(CoreGroupSpec group) {
        cores = Optional.of(Map.of("tile", group));
        return this;
    }

    public SpecCopy staticPower(Optional<Power> stated) {
        staticPower = stated;
        return this;
    }

    public SpecCopy staticHoldsDram(boolean holds) {
        staticHoldsDram = Optional.of(holds);
        return this;
    }

    public SpecCopy power(PowerSpec other) {
        power = Optional.of(other);
        return this;
    }

    public SpecCopy voltage(Voltage stated) {
        voltage = Optional.of(stated);
        return this;
    }

    public AcceleratorSpec spec() {
        return new AcceleratorSpec(
                from.description(),
                from.sources(),
                from.technology(),
                array,
                vector,
                sram,
                link,
                bus,
                from.dram(),
                dma,
                host,
                staticPower,
                wires,
                fabric,
                cores,
                staticHoldsDram,
                from.temperatureCelsius(),
                voltage,
                power);
    }
}
