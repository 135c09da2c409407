package org.ridgepoint.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Methods and constructors that a package keeps to itself are of use to the program, and not to its tests alone. Of public ones
 * {@code PublicSurfaceTest} asks the same.
 */
class LivingCodeTest {
    private static final Set<JavaModifier> NOT_OF_A_PACKAGE =
            Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.PRIVATE, JavaModifier.SYNTHETIC);

    /**
     * Short forms of what the program says at length, two views of parts that nobody has to price or to send through yet, and what
     * the command line makes by itself.
     */
    private static final Set<String> OF_TESTS_ALONE = Set.of(
            "Accounts.<init>(Chip, BatchPlan, Machine, long)",
            "Engine.<init>()",
            "FpgaFabric.byteHops()",
            "ImportOptions.none()",
            "LayerShare.of(Layer, Cut, int)",
            "Machine.<init>(Simulation, Chip, NetworkPlan, RunListener)",
            "Mapper.<init>(LayerNetwork, ChipView)",
            "NetworkOnChip.multicast(Port, int, List)",
            "OrderSearch.orders(Graph, Precision)",
            "Placement.of(LayerNetwork, Lifetimes, long[], long[])",
            "Placement.place(MappedTensor)",
            "Simulation.dsol()",
            "SramOrganisation.wide(long, int, int, SramPorts, int)",
            "Trials.<init>(Chip, Supplier, long)",
            "Versions.<init>()");

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.ridgepoint");

    @Test
    void theProgramUsesWhatAPackageKeepsToItself() {
        assertThat(classes.stream()
                        .filter(type -> !type.isInterface() && !type.isEnum())
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.getModifiers().stream().noneMatch(NOT_OF_A_PACKAGE::contains))
                        .filter(member -> member instanceof JavaCodeUnit && !isByNature(member))
                        .filter(member -> !OF_TESTS_ALONE.contains(PublicSurfaceTest.name(member)))
                        .filter(member -> !isCalled(member))
                        .map(member -> member.getFullName() + " " + member.getSourceCodeLocation()))
                .isEmpty();
    }

    /** By anything but itself, under its own name or that of what it overrides. */
    private static boolean isCalled(JavaMember member) {
        JavaClass owner = member.getOwner();
        return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                        .anyMatch(type -> type.getAccessesToSelf().stream().anyMatch(access -> reaches(access, member)))
                || member instanceof JavaMethod method && overrides(method);
    }

    private static boolean reaches(JavaAccess<?> access, JavaMember member) {
        return !access.getOrigin().equals(member)
                && access.getTarget().resolveMember().filter(member::equals).isPresent();
    }

    private static boolean overrides(JavaMethod method) {
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .anyMatch(above -> above.getMethods().stream()
                        .anyMatch(inherited -> inherited.getName().equals(method.getName())
                                && inherited.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size()));
    }

    /** What every record has, which a binder may call, and class initialisers. */
    private static boolean isByNature(JavaMember member) {
        boolean ofRecord = member.getOwner().isRecord();
        if (member instanceof JavaConstructor constructor) {
            return ofRecord && constructor.getRawParameterTypes().size() == components(member.getOwner());
        }
        return !(member instanceof JavaMethod method)
                || ofRecord
                        && method.getRawParameterTypes().isEmpty()
                        && member.getOwner().tryGetField(member.getName()).isPresent();
    }

    private static long components(JavaClass record) {
        return record.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }
}
