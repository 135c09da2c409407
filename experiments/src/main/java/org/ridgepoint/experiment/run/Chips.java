package org.ridgepoint.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.Recent;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlNode.Sequence;
import org.ridgepoint.experiment.memory.DramFit;
import org.ridgepoint.experiment.run.StandardChange.Dropped;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.workload.op.VectorOperators;

/** Reads chips and what they refer to from the catalogues, each file once as long as it is among the last few. */
public final class Chips {
    private static final int MOST_REMEMBERED = 64;
    private static final String CORES = "cores";
    private static final Pattern CONTROLLER_FILE = Pattern.compile("(?<path>.+\\.ya?ml)(?<variations>(\\+[^+]*)*)");

    private final Home home;
    private final Binder binder = new Binder();
    private final Recent<Path, ConfigFile> files = new Recent<>(MOST_REMEMBERED);
    private final Recent<Path, ChipFile> chips = new Recent<>(MOST_REMEMBERED);
    private final Recent<Path, Record> parts = new Recent<>(MOST_REMEMBERED);

    /** Chips from a home's catalogues. */
    public Chips(Home home) {
        this.home = home;
    }

    /** A chip's file and what it did not take over from the one that it extends. */
    private record ChipFile(ConfigFile file, List<Dropped> dropped, List<String> notes) {}

    /** The chip of a name or path, with settings of the command line laid over its file. */
    public LoadedChip load(String nameOrPath, List<Setting> settings) {
        ChipFile read = chipFile(nameOrPath);
        ConfigFile file = read.file();
        requireCoresOfFile(file.tree(), settings);
        StandardChange change = new StandardChange();
        SharedBulk shared = new SharedBulk();
        Mapping alone = Setting.alone(settings);
        Mapping laid = Setting.all(settings, shared.kept(change.kept(file.tree(), alone), alone));
        Mapping tree = RatedClock.stated(file.tree(), alone, laid);
        AcceleratorSpec spec = binder.bind(tree, AcceleratorSpec.class);
        requireKnownOperators(tree);
        List<InputFile> inputs = new ArrayList<>(file.inputs());
        DramStandard memory = referred(Catalogue.memory(home), tree, "dram.standard", DramStandard.class, inputs);
        DramFit.require(tree, spec.dram(), memory);
        TechnologySpec technology =
                referred(Catalogue.technology(home), tree, "technology", TechnologySpec.class, inputs);
        List<String> notes = new ArrayList<>(read.notes());
        notes.addAll(shared.notes());
        Stream.concat(read.dropped().stream(), change.dropped().stream())
                .flatMap(dropped -> dropped.note(spec.dram(), memory).stream())
                .forEach(notes::add);
        Path path = Catalogue.accelerators(home).file(nameOrPath);
        return new LoadedChip(new ResolvedChip(name(path), spec, memory, technology), inputs, notes);
    }

    /** A key of the cores that the chip of a name or path has under settings of the command line. */
    public String coreKey(String nameOrPath, List<String> settings, String key) {
        return CORES + "." + coreGroup(tree(nameOrPath, settings)).orElse("core") + "." + key;
    }

    /** Whether the chip of a name or path says under settings of the command line what cores it has. */
    public boolean hasCores(String nameOrPath, List<String> settings) {
        return tree(nameOrPath, settings).entries().containsKey(CORES);
    }

    private Mapping tree(String nameOrPath, List<String> settings) {
        return Setting.all(
                settings.stream().map(Setting::parse).toList(),
                chipFile(nameOrPath).file().tree());
    }

    /** What a file calls its cores, where it has one group of them, of a name that a key may hold. */
    private static Optional<String> coreGroup(Mapping tree) {
        return tree.entries().get(CORES) instanceof Mapping groups
                        && groups.entries().size() == 1
                ? groups.entries().keySet().stream()
                        .filter(name -> name.indexOf('.') < 0)
                        .findFirst()
                : Optional.empty();
    }

    /** Refuses a setting of another group of cores than the file's, whose line would not be at fault. */
    private static void requireCoresOfFile(Mapping file, List<Setting> settings) {
        Optional<String> group = coreGroup(file);
        for (Setting setting : settings) {
            List<String> keys = setting.keys();
            if (group.isPresent()
                    && keys.size() > 1
                    && keys.get(0).equals(CORES)
                    && !keys.get(1).equals(group.get())) {
                throw setting.value()
                        .origin()
                        .error(
                                "",
                                "the chip calls its cores " + group.get() + "; expected " + CORES + "." + group.get()
                                        + " in place of " + CORES + "." + keys.get(1));
            }
        }
    }

    /** The DRAM standard of a name or path. */
    public DramStandard memory(String nameOrPath) {
        Path path = Catalogue.memory(home).file(nameOrPath);
        return binder.bind(ConfigFile.read(path, home).tree(), DramStandard.class);
    }

    /** The DRAM controller of a name or of a file, with variations behind it: {@code my.yaml+closed}. */
    public DramPolicy controller(String nameOrFile) {
        Matcher file = CONTROLLER_FILE.matcher(nameOrFile);
        if (!file.matches()) {
            return DramPolicies.named(nameOrFile);
        }
        Path path = Path.of(file.group("path"));
        Mapping tree = ConfigFile.read(path, home).tree();
        String varied = file.group("variations");
        if (!varied.isEmpty()) {
            tree = Setting.parse("name=" + name(path) + varied).appliedTo(tree);
            for (String word : varied.substring(1).split("\\+", -1)) {
                DramPolicies.Variation variation = DramPolicies.variation(word);
                tree = Setting.parse(variation.component() + "=" + variation.cell())
                        .appliedTo(tree);
            }
        }
        return binder.bind(tree, DramPolicy.class);
    }

    /** The prices of a name or path. */
    public TechnologySpec technology(String nameOrPath) {
        Path path = Catalogue.technology(home).file(nameOrPath);
        return binder.bind(ConfigFile.read(path, home).tree(), TechnologySpec.class);
    }

    private static void requireKnownOperators(Mapping tree) {
        Mapping vector = (Mapping) tree.entries().get("vector");
        for (String key : List.of("unsupported", "fuses")) {
            if (vector.entries().get(key) instanceof Sequence listed) {
                for (int i = 0; i < listed.elements().size(); i++) {
                    requireKnown((Scalar) listed.elements().get(i), "vector." + key + "[" + i + "]");
                }
            }
        }
    }

    private static void requireKnown(Scalar name, String path) {
        if (!VectorOperators.knows(name.text())) {
            SortedSet<String> names = VectorOperators.names();
            String hint = Nearest.hint(name.text(), names);
            String expected = hint.isEmpty() ? "; expected some of " + String.join(", ", names) : hint;
            throw name.origin().error(path, "no operator of a vector unit: " + name.summary() + expected);
        }
    }

    private <T extends Record> T referred(
            Catalogue catalogue, Mapping tree, String key, Class<T> type, List<InputFile> inputs) {
        Path path = catalogue.referredFile(tree, key);
        ConfigFile file = file(path);
        inputs.addAll(file.inputs());
        return type.cast(parts.get(path, () -> binder.bind(file.tree(), type)));
    }

    private ChipFile chipFile(String nameOrPath) {
        Path path = Catalogue.accelerators(home).file(nameOrPath, Origin.Asked.CHIP);
        return chips.get(path, () -> read(path));
    }

    private ChipFile read(Path path) {
        StandardChange change = new StandardChange();
        SharedBulk shared = new SharedBulk();
        ConfigFile file = ConfigFile.read(path, home, (below, above) -> shared.kept(change.kept(below, above), above));
        return new ChipFile(file, change.dropped(), shared.notes());
    }

    /** A file of another kind, from where the user is, with what it extends. */
    ConfigFile file(String path) {
        return ConfigFile.read(home.workingFolder().resolve(path), home);
    }

    private ConfigFile file(Path path) {
        return files.get(path, () -> ConfigFile.read(path, home));
    }

    private static String name(Path path) {
        return path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }
}
