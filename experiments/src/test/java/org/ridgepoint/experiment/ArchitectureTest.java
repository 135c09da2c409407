package org.ridgepoint.experiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of ARCHITECTURE.md and the arrows between them, as rules. */
class ArchitectureTest {
    private static final String ROOT = "org.ridgepoint.";
    private static final Path HOME = Path.of("..");
    private static final int MOST_FILES = 35;
    private static final int LINE_WIDTH = 90;
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.]+)` \\| [^|]+ \\| `(\\w+)` \\|$", Pattern.MULTILINE);

    private static JavaClasses classes;

    @BeforeAll
    static void readAllClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.ridgepoint");
    }

    @Test
    void simCoreKnowsNoTensor() {
        requireIgnorance("org.ridgepoint.sim..", "workload..", "accelerator..", "experiment..");
    }

    @Test
    void workloadsKnowNoTime() {
        requireIgnorance("org.ridgepoint.workload..", "sim..", "accelerator..", "experiment..");
    }

    @Test
    void acceleratorsKnowNoExperiment() {
        requireIgnorance("org.ridgepoint.accelerator..", "experiment..");
    }

    @Test
    void onlyTheKernelKnowsDsol() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.ridgepoint.sim.kernel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.tudelft..", "org.djutils..")
                .check(classes);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("org.ridgepoint.(**)").should().beFreeOfCycles().check(classes);
    }

    /** Whoever adds an arrow adds it here, and sees in the change what it joins. */
    @Test
    void eachPackageIsUsedByThoseListedAndByNoOther() {
        Map<String, Set<String>> users = users();
        StringBuilder listed = new StringBuilder();
        users.forEach((name, by) -> listed.append(name).append('\n').append(wrapped(by)));
        assertThat(listed.toString()).isEqualTo(Arrows.LISTED);
    }

    @Test
    void aRoomUsesOnlyRoomsThatStandAboveIt() throws IOException {
        List<String> order = ROW.matcher(Files.readString(HOME.resolve("ARCHITECTURE.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        users().forEach((name, by) ->
                assertThat(by).as("users of %s", name).allMatch(user -> order.indexOf(user) > order.indexOf(name)));
    }

    private static Map<String, Set<String>> users() {
        Map<String, Set<String>> users = new TreeMap<>();
        packages().forEach(name -> users.put(name, new TreeSet<>()));
        for (JavaClass type : classes) {
            for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                String target = arrow.getTargetClass().getBaseComponentType().getPackageName();
                if (target.startsWith(ROOT) && !target.equals(type.getPackageName())) {
                    users.get(room(target)).add(room(type.getPackageName()));
                }
            }
        }
        return users;
    }

    /** Names in lines of a width that a reader's screen holds. */
    private static String wrapped(Set<String> names) {
        StringBuilder text = new StringBuilder();
        int width = 0;
        for (String name : names) {
            boolean opensLine = width == 0 || width + name.length() > LINE_WIDTH;
            text.append(opensLine ? width == 0 ? "    " : "\n    " : " ").append(name);
            width = opensLine ? name.length() : width + 1 + name.length();
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    @Test
    void theTableOfArchitectureNamesEachPackageAndItsFirstFile() throws IOException {
        Map<String, String> firstFiles = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(HOME.resolve("ARCHITECTURE.md")))
                .results()
                .toList()) {
            firstFiles.put(row.group(1), row.group(2));
        }
        assertThat(firstFiles.keySet()).isEqualTo(packages());
        for (Map.Entry<String, String> row : firstFiles.entrySet()) {
            Path folder = folder(row.getKey());
            assertThat(folder.resolve(row.getValue() + ".java")).exists();
            String words = Files.readString(folder.resolve("package-info.java")).replaceAll("[\\s*]+", " ");
            assertThat(words)
                    .as("package-info of %s", row.getKey())
                    .containsPattern("[Ss]tart with \\{@(?:code|link) (?:[a-z.]+\\.)?" + row.getValue() + "\\}");
        }
    }

    @Test
    void aRoomHoldsFewFiles() throws IOException {
        for (String name : packages()) {
            try (var files = Files.list(folder(name))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .count())
                        .as("files of %s", name)
                        .isLessThanOrEqualTo(MOST_FILES);
            }
        }
    }

    private static Set<String> packages() {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(type -> room(type.getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String room(String packageName) {
        return packageName.substring(ROOT.length());
    }

    private static Path folder(String room) {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("sim-core", "workloads", "accelerators", "experiments")) {
            Path folder =
                    HOME.resolve(module).resolve("src/main/java/org/ridgepoint").resolve(room.replace('.', '/'));
            if (Files.isDirectory(folder)) {
                found.add(folder);
            }
        }
        assertThat(found).as("folders of %s", room).hasSize(1);
        return found.get(0);
    }

    private static void requireIgnorance(String of, String... about) {
        String[] packages = List.of(about).stream().map(name -> ROOT + name).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(of)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(classes);
    }
}
