package org.ridgepoint.experiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, as rules. */
class ArchitectureTest {
    private static final String ROOT = "org.ridgepoint.";

    /** Each package may use only packages above it. A new package takes its place here. */
    private static final List<String> TOP_TO_BOTTOM = List.of(
            "sim.quantity",
            "sim.kernel",
            "sim.resource",
            "sim.compute",
            "sim.account",
            "sim.memory",
            "sim.memory.dram",
            "sim.memory.dram.study",
            "sim.interconnect",
            "workload.op",
            "workload.graph",
            "workload.zoo",
            "workload.onnx",
            "workload.training",
            "workload.footprint",
            "accelerator.spec",
            "accelerator.mapping",
            "accelerator.analytic",
            "accelerator.machine",
            "experiment.config",
            "experiment.run",
            "experiment.trace",
            "experiment.chart",
            "experiment.report",
            "experiment.sweep",
            "experiment.compare",
            "experiment.overview",
            "experiment.explain",
            "experiment.reproduce",
            "experiment.cli");

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
    void packagesFormNoCycles() {
        slices().matching("org.ridgepoint.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void packagesUseOnlyWhatIsAboveThem() {
        for (int i = 0; i < TOP_TO_BOTTOM.size() - 1; i++) {
            List<String> below = TOP_TO_BOTTOM.subList(i + 1, TOP_TO_BOTTOM.size());
            requireIgnorance(ROOT + TOP_TO_BOTTOM.get(i), below.toArray(String[]::new));
        }
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(classes.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .map(name -> name.substring(ROOT.length())))
                .contains("sim.kernel", "workload.graph", "accelerator.machine", "experiment.cli")
                .isSubsetOf(TOP_TO_BOTTOM);
    }

    private static void requireIgnorance(String of, String... about) {
        String[] packages = List.of(about).stream().map(name -> ROOT + name).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(of)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(classes);
    }
}
