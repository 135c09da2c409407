package org.ridgepoint.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods that a package keeps to itself are of use to the program, and not to its tests alone. */
class LivingCodeTest {
    private static final Set<JavaModifier> NOT_OF_A_PACKAGE =
            Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.PRIVATE, JavaModifier.SYNTHETIC);

    /** Short forms of what the program says at length, and two views of parts that nobody has to price or to send through yet. */
    private static final Set<String> OF_TESTS_ALONE = Set.of(
            "FpgaFabric.byteHops",
            "ImportOptions.none",
            "LayerShare.of",
            "NetworkOnChip.multicast",
            "OrderSearch.orders",
            "Placement.of",
            "Placement.place",
            "Simulation.dsol",
            "SramOrganisation.wide");

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.ridgepoint");

    @Test
    void theProgramUsesWhatAPackageKeepsToItself() {
        assertThat(classes.stream()
                        .filter(type -> !type.isInterface() && !type.isEnum())
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.getModifiers().stream().noneMatch(NOT_OF_A_PACKAGE::contains))
                        .filter(member -> member instanceof JavaMethod && !isAccessor(member))
                        .filter(member ->
                                !OF_TESTS_ALONE.contains(member.getOwner().getSimpleName() + "." + member.getName()))
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

    private static boolean isAccessor(JavaMember member) {
        return member.getOwner().isRecord()
                && ((JavaMethod) member).getRawParameterTypes().isEmpty()
                && member.getOwner().tryGetField(member.getName()).isPresent();
    }
}
