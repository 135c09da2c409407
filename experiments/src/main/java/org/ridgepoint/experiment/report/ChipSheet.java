package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.UnsetKeys;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.ResolvedChip;

/** A chip as text: what follows from its description in a few figures, then the description itself. */
public final class ChipSheet {
    private static final int WIDTH = 100;

    private ChipSheet() {}

    /** The figures as YAML comments, so that the whole can be saved and run as a chip. */
    public static String of(ResolvedChip chip) {
        AcceleratorSpec spec = chip.spec();
        Page page = new Page();
        int cores = spec.coreGroup().count();
        String ofCores = cores == 1 ? "" : cores + " cores, ";
        page.line("# " + chip.name() + ": " + ofCores + Words.grouped(spec.lanes()) + " multipliers at "
                + spec.array().clock());
        spec.array()
                .macsPerCycle()
                .forEach((precision, ratio) -> page.line("#   " + precision + ": peak "
                        + Words.digits(cores * spec.array().peakTops(ratio))
                        + " TOPS"));
        page.line("#   local SRAM " + (cores == 1 ? "" : "of each core ")
                + spec.sram().local().capacity() + ", bulk SRAM "
                + spec.sram().bulk().capacity());
        page.line("#   DRAM " + spec.dram().standard() + ", channels of "
                + spec.dram().widthBits(chip.memory()) + " bits: " + spec.dramChannels());
        page.line("#   further keys, not set here (docs/keys.md says what each is):");
        wrapped(UnsetKeys.of(spec)).forEach(line -> page.line("#     " + line));
        page.blank();
        return page.text() + YamlWriter.write(spec);
    }

    private static List<String> wrapped(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
