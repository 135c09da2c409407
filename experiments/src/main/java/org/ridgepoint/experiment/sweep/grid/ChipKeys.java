package org.ridgepoint.experiment.sweep.grid;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.sim.quantity.BitWidth;

/** The keys of a chip with their values, whoever stated them: its file, a file below, an axis, or nobody. */
final class ChipKeys {
    private final ResolvedChip chip;
    private final YamlNode tree;

    ChipKeys(ResolvedChip chip) {
        this.chip = chip;
        this.tree = ConfigFile.parse(YamlWriter.write(chip.spec()), chip.name());
    }

    /** Whether a word can be a key of a chip: its first part is one. */
    static boolean isOne(String word) {
        String first = word.split("\\.", 2)[0];
        return Arrays.stream(AcceleratorSpec.class.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(first::equals);
    }

    /** The value of a key as text. */
    String value(String key) {
        return find(key)
                .or(() -> usual(key))
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is no key with a value of "
                        + chip.name() + " (ridgepoint show " + chip.name() + " lists them)"));
    }

    private Optional<String> find(String key) {
        YamlNode node = tree;
        for (String part : key.split("\\.")) {
            node = node instanceof YamlNode.Mapping mapping ? mapping.entries().get(part) : null;
        }
        return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** What a channel has where the chip leaves it to its standard. */
    private Optional<String> usual(String key) {
        return switch (key) {
            case "dram.width" -> Optional.of(new BitWidth(chip.spec().dram().widthBits(chip.memory())).toString());
            case "dram.ranks" -> Optional.of(Integer.toString(chip.spec().dram().ranks(chip.memory())));
            default -> Optional.empty();
        };
    }
}
