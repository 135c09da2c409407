package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/** Behind whom each of several cores waited at what they share: its own packets, or those of another. */
final class CoreWaits {
    private final List<Measured.CoreTime> cores;
    private final long clockPeriod;
    private final List<StallCause> shared = new ArrayList<>();

    CoreWaits(Chip chip, List<Measured.CoreTime> cores) {
        this.cores = cores;
        this.clockPeriod = chip.clock().periodFemtoseconds();
        if (chip.dramSystems() == 1) {
            shared.addAll(List.of(StallCause.DRAM_BANDWIDTH, StallCause.DRAM_LATENCY, StallCause.BUS));
        }
        if (chip.sharesBulk()) {
            shared.add(StallCause.BULK_SRAM);
        }
        if (chip.spec().host().isPresent()) {
            shared.add(StallCause.HOST);
        }
    }

    /**
     * By cause that lies with what cores share, whole cycles by name of the core behind whose packets they went by. What rounding
     * leaves of others' is the core's own, with what it waited for itself.
     *
     * @param core whose
     * @param cyclesByCause its cycles
     */
    Map<String, Map<String, Long>> of(int core, Map<String, Long> cyclesByCause) {
        CycleLedger ledger = cores.get(core).ledger();
        Map<String, Map<String, Long>> waits = new LinkedHashMap<>();
        for (StallCause cause : shared) {
            long cycles = cyclesByCause.get(cause.key());
            if (cycles > 0) {
                waits.put(cause.key(), split(core, ledger, cause, cycles));
            }
        }
        return waits;
    }

    private Map<String, Long> split(int core, CycleLedger ledger, StallCause cause, long cycles) {
        Map<String, Long> split = new LinkedHashMap<>();
        split.put(cores.get(core).name(), cycles);
        for (int other = 0; other < cores.size(); other++) {
            long behind = ledger.ticksBehind(cause, other) / clockPeriod;
            if (other != core && behind > 0) {
                split.put(cores.get(other).name(), behind);
                split.merge(cores.get(core).name(), -behind, Long::sum);
            }
        }
        return split;
    }
}
