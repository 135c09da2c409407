package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.serve.state.Knob;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/** What has a name, and where a chip's knobs stand. Any thread may ask. */
public final class CatalogueAnswer {
    private static final List<Integer> OCTAVES = List.of(-4, -3, -2, -1, 0, 1, 2, 3, 4);
    private static final List<Double> CLOCKS = List.of(0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0);

    private final Home home;
    private final Chips chips;

    /** Of a home's catalogues. */
    public CatalogueAnswer(Home home) {
        this.home = home;
        this.chips = new Chips(home);
    }

    /** Names of chips, workloads and memories, each with what is said of it. */
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("chips", described(Catalogue.accelerators(home)));
        List<Map<String, Object>> workloads = new ArrayList<>();
        ModelZoo.standard().entries().forEach(entry -> workloads.add(network(entry)));
        workloads.addAll(described(Catalogue.workloads(home)));
        all.put("workloads", workloads);
        all.put("memories", Catalogue.memory(home).names());
        return all;
    }

    private static Map<String, Object> network(ZooEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", entry.name());
        values.put("description", entry.description());
        values.put("input", entry.rule().kind().name().toLowerCase(Locale.ROOT));
        values.put("standard", entry.rule().standard());
        values.put("multipleOf", entry.rule().multipleOf());
        values.put("least", entry.rule().least());
        values.put("most", entry.rule().most());
        return values;
    }

    private static List<Map<String, Object>> described(Catalogue catalogue) {
        return catalogue.names().stream()
                .map(name -> described(catalogue, name))
                .toList();
    }

    private static Map<String, Object> described(Catalogue catalogue, String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        ConfigFile file = ConfigFile.read(catalogue.file(name), catalogue.home());
        values.put("description", file.tree().entries().get("description") instanceof Scalar text ? text.text() : "");
        return values;
    }

    /** A chip's knobs with the values that they stand at and could be turned to. */
    public Map<String, Object> chip(String name) {
        List<String> names = Catalogue.accelerators(home).names();
        if (!names.contains(name)) {
            throw new UserError("chip: unknown \"" + name + "\"" + Nearest.hint(name, names)
                    + "; GET /api/v1/catalogue lists what there is");
        }
        ResolvedChip chip = chips.load(name, List.of()).chip();
        Mapping tree = ConfigFile.parse(YamlWriter.write(chip.spec()), name);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("description", chip.spec().description());
        values.put("cores", chip.spec().coreGroup().count());
        values.put("precisions", List.copyOf(chip.spec().array().macsPerCycle().keySet()));
        values.put(
                "knobs",
                Knob.ALL.stream().flatMap(knob -> knob(knob, tree).stream()).toList());
        return values;
    }

    private List<Map<String, Object>> knob(Knob knob, Mapping tree) {
        YamlNode node = tree;
        for (String key : knob.key().split("\\.")) {
            node = node instanceof Mapping mapping ? mapping.entries().get(key) : null;
        }
        if (!(node instanceof Scalar own)) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", knob.key());
        values.put("label", knob.label());
        values.put("value", own.text());
        values.put("values", values(knob, own.text()));
        return List.of(values);
    }

    private List<String> values(Knob knob, String own) {
        return switch (knob.kind()) {
            case STANDARD -> Catalogue.memory(home).names();
            case BYTES -> KnobValues.bytes(own, OCTAVES);
            case COUNT -> KnobValues.counts(own, OCTAVES);
            case CLOCK -> KnobValues.clocks(own, CLOCKS);
        };
    }
}
