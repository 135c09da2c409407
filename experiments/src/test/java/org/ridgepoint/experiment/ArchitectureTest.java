package org.ridgepoint.experiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows of ARCHITECTURE.md, as rules. */
@AnalyzeClasses(packages = "org.ridgepoint", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each package may use only packages above it. A new package takes its place here. */
    private static final List<String> TOP_TO_BOTTOM = List.of(
            "sim.quantity",
            "sim.kernel",
            "sim.resource",
            "sim.compute",
            "sim.account",
            "sim.memory",
            "sim.memory.dram",
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
            "experiment.report",
            "experiment.sweep",
            "experiment.compare",
            "experiment.reproduce",
            "experiment.cli");

    @ArchTest
    static final ArchRule simCoreKnowsNoTensor = noClasses()
            .that()
            .resideInAPackage("org.ridgepoint.sim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ridgepoint.workload..", "org.ridgepoint.accelerator..", "org.ridgepoint.experiment..");

    @ArchTest
    static final ArchRule workloadsKnowNoTime = noClasses()
            .that()
            .resideInAPackage("org.ridgepoint.workload..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ridgepoint.sim..", "org.ridgepoint.accelerator..", "org.ridgepoint.experiment..");

    @ArchTest
    static final ArchRule acceleratorsKnowNoExperiment = noClasses()
            .that()
            .resideInAPackage("org.ridgepoint.accelerator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ridgepoint.experiment..");

    @ArchTest
    static final ArchRule onlyTheKernelKnowsDsol = noClasses()
            .that()
            .resideOutsideOfPackage("org.ridgepoint.sim.kernel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("nl.tudelft..", "org.djutils..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("org.ridgepoint.(**)").should().beFreeOfCycles();

    @ArchTest
    static void packagesUseOnlyWhatIsAboveThem(JavaClasses classes) {
        for (int i = 0; i < TOP_TO_BOTTOM.size() - 1; i++) {
            String[] below = TOP_TO_BOTTOM.subList(i + 1, TOP_TO_BOTTOM.size()).stream()
                    .map(name -> "org.ridgepoint." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.ridgepoint." + TOP_TO_BOTTOM.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static void everyPackageHasItsPlace(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .map(name -> name.replace("org.ridgepoint.", "")))
                .isSubsetOf(TOP_TO_BOTTOM);
    }
}
