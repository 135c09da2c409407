package org.ridgepoint.experiment.whatif;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlWriter;

/** A chip's description as text, some of whose quantities may be doubled. */
final class Doubled {
    private static final Pattern QUANTITY = Pattern.compile("(?<number>[0-9.]+(?:[eE][-+]?[0-9]+)?)(?<unit>.*)");

    private final Mapping tree;

    Doubled(AcceleratorSpec spec) {
        this.tree = ConfigFile.parse(YamlWriter.write(spec), "the chip");
    }

    /** Whether the chip has what a purchase doubles. */
    boolean has(Purchase purchase) {
        return setting(purchase.keys().get(0)).isPresent();
    }

    /** What is set, as {@code KEY=VALUE}. */
    List<String> settings(Purchase purchase) {
        return purchase.keys().stream()
                .map(this::setting)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The chip with a purchase; what no chip can have is the user's error. */
    AcceleratorSpec with(Purchase purchase) {
        return with(settings(purchase));
    }

    /** The same with other settings. */
    AcceleratorSpec with(List<String> settings) {
        Mapping changed = tree;
        for (String setting : settings) {
            changed = Setting.parse(setting).appliedTo(changed);
        }
        return new Binder().bind(changed, AcceleratorSpec.class);
    }

    private Optional<String> setting(String key) {
        YamlNode node = tree;
        for (String name : key.split("\\.")) {
            node = node instanceof Mapping mapping ? mapping.entries().get(name) : null;
        }
        return node instanceof Scalar scalar ? Optional.of(key + "=" + twice(scalar.text())) : Optional.empty();
    }

    private static String twice(String quantity) {
        Matcher parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
        BigDecimal number = new BigDecimal(parts.group("number")).multiply(BigDecimal.valueOf(2));
        return number.stripTrailingZeros().toPlainString() + parts.group("unit");
    }
}
