package org.ridgepoint.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is public has a reason: another package uses it, something public speaks of it, or {@code @API} says that it is
 * meant for other programs.
 *
 * <p>Uses within the program are read from its classes, and imports, which constants leave no trace of, from its sources.
 * Tests and the optional modules are read as text, since not every build compiles them; a word that such a source calls
 * counts as a use of whatever has that name. That a test of another package calls a member is a reason for it to be public, but
 * none for it to be there: something of the program or of an optional module has to use it.
 */
class PublicSurfaceTest {
    /** What tests of other rooms look at or bring about from outside, and the writer of the schemas, which is a test. */
    private static final Set<String> OF_TESTS_ALONE = Set.of(
            "AddressMap.column(long)",
            "CapacityTooSmall.leastBytes()",
            "Crossbar.busyTicks(int)",
            "Crossbar.servedBytes()",
            "DramController.kind()",
            "ElementType.code()",
            "Graph.node(String)",
            "JsonSchema.<init>(KeyMeanings)",
            "LayerCounts.localBytes()",
            "LoweringTable.operators()",
            "OperandBytes.each(int)",
            "Replay.plan(Chip, Graph)",
            "Server.busyTicks()",
            "Server.kind()",
            "Server.uses()",
            "Simulation.withShuffledTies(long)",
            "Sram.spec()",
            "TensorState.tensor()",
            "Trace.slices()",
            "TrainingPlan.with(Optimiser)",
            "Window.dilation(int)");

    private static JavaClasses classes;
    private static Set<JavaClass> inSignatures;
    private static CallingSources sources;

    @BeforeAll
    static void readAll() throws IOException {
        classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.ridgepoint");
        inSignatures = classes.stream()
                .filter(PublicSurfaceTest::isPublic)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(PublicSurfaceTest::isPublic)
                .flatMap(PublicSurfaceTest::namedBy)
                .collect(Collectors.toSet());
        sources = CallingSources.read();
    }

    @Test
    void aPublicTypeIsUsedByAnotherPackageOrMeantForOtherPrograms() {
        assertThat(classes.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(PublicSurfaceTest::isPublic)
                        .filter(type -> !isApi(type) && !isProgram(type) && !inSignatures.contains(type))
                        .filter(type -> !isUsedElsewhere(type))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void aPublicMemberIsUsedByAnotherPackageOrMeantForOtherPrograms() {
        assertThat(classes.stream()
                        .filter(type -> !isApi(type) && !isProgram(type) && !type.isInterface())
                        .flatMap(type -> type.getMembers().stream())
                        .filter(PublicSurfaceTest::isPublic)
                        .filter(member -> !isPublicByNature(member) && !isUsedElsewhere(member))
                        .map(member -> member.getFullName() + " " + member.getSourceCodeLocation()))
                .isEmpty();
    }

    /** Uses by tests do not count here: what they alone use is theirs to have. */
    @Test
    void aPublicMemberIsUsedByTheProgramOrMeantForOtherPrograms() {
        assertThat(classes.stream()
                        .filter(type -> !isApi(type) && !isProgram(type) && !type.isInterface())
                        .flatMap(type -> type.getMembers().stream())
                        .filter(PublicSurfaceTest::isPublic)
                        .filter(member -> !isPublicByNature(member) && !isUsedByTheProgram(member))
                        .filter(member -> !OF_TESTS_ALONE.contains(name(member)))
                        .map(member -> member.getFullName() + " " + member.getSourceCodeLocation()))
                .isEmpty();
    }

    @Test
    void whatOtherProgramsCallAnswersInTypesMeantForThemToo() {
        assertThat(classes.stream()
                        .filter(PublicSurfaceTest::isStable)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(PublicSurfaceTest::isPublic)
                        .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream()
                                .filter(type -> type.getName().startsWith("org.ridgepoint") && !isApi(type))
                                .map(type -> method.getFullName() + " answers in " + type.getName())))
                .isEmpty();
    }

    private static boolean isPublic(HasModifiers element) {
        return element.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static Stream<JavaClass> namedBy(JavaCodeUnit member) {
        return Stream.concat(Stream.of(member.getReturnType()), member.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static boolean isApi(JavaClass type) {
        return outermost(type).isAnnotatedWith(API.class);
    }

    private static boolean isStable(JavaClass type) {
        return isApi(type) && outermost(type).getAnnotationOfType(API.class).status() == API.Status.STABLE;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PublicSurfaceTest::outermost).orElse(type);
    }

    private static boolean isProgram(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()))
                || sources.importFromElsewhere(type);
    }

    /** By anything but itself, in any package. */
    private static boolean isUsedByTheProgram(JavaMember member) {
        Stream<JavaClass> heirs = member instanceof JavaConstructor ? Stream.of() : subclasses(member);
        return Stream.concat(Stream.of(member.getOwner()), heirs)
                .anyMatch(type -> type.getAccessesToSelf().stream()
                                .filter(use -> !use.getOrigin().equals(member))
                                .anyMatch(use -> use.getTarget()
                                        .resolveMember()
                                        .filter(member::equals)
                                        .isPresent())
                        || sources.callFromOptionalModule(member, type));
    }

    /** As in {@code Graph.node(String)}. */
    static String name(JavaMember member) {
        String name = member.getOwner().getSimpleName() + "." + member.getName();
        return member instanceof JavaCodeUnit code
                ? name
                        + code.getRawParameterTypes().stream()
                                .map(JavaClass::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")"))
                : name;
    }

    /** A subclass in another package has the member too, and lets others call it only if it is public. */
    private static boolean isUsedElsewhere(JavaMember member) {
        Stream<JavaClass> heirs = member instanceof JavaConstructor ? Stream.of() : subclasses(member);
        return Stream.concat(Stream.of(member.getOwner()), heirs)
                .anyMatch(type -> type.getAccessesToSelf().stream()
                                .filter(use -> isElsewhere(use, member.getOwner()) || isElsewhere(use, type))
                                .anyMatch(use -> use.getTarget()
                                        .resolveMember()
                                        .filter(member::equals)
                                        .isPresent())
                        || sources.callFromElsewhere(member, type));
    }

    private static boolean isElsewhere(JavaAccess<?> use, JavaClass type) {
        return !use.getOriginOwner().getPackageName().equals(type.getPackageName());
    }

    private static Stream<JavaClass> subclasses(JavaMember member) {
        return member.getOwner().getAllSubclasses().stream();
    }

    /** What Java, a record, an enumeration or a supertype makes public, and constants, which javac copies. */
    private static boolean isPublicByNature(JavaMember member) {
        JavaClass owner = member.getOwner();
        if (member instanceof JavaMethod method) {
            boolean ofEnum = owner.isEnum() && Set.of("values", "valueOf").contains(method.getName());
            return ofEnum || isAccessor(method) || isInherited(method) || isBoundByReflection(method);
        }
        if (member instanceof JavaConstructor constructor) {
            return owner.isRecord() && constructor.getRawParameterTypes().size() == components(owner);
        }
        boolean constant = member.getModifiers().contains(JavaModifier.STATIC)
                && (((JavaField) member).getRawType().isPrimitive()
                        || ((JavaField) member).getRawType().isEquivalentTo(String.class));
        return constant || owner.isEnum();
    }

    private static boolean isAccessor(JavaMethod method) {
        return method.getOwner().isRecord()
                && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    private static long components(JavaClass record) {
        return record.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }

    /** A quantity is read from a file by its {@code parse} and explained by its {@code units}, found by name. */
    private static boolean isBoundByReflection(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.STATIC)
                && Set.of("parse", "units").contains(method.getName());
    }

    /** Asked of Java itself, which knows the supertypes that are not this project's. */
    private static boolean isInherited(JavaMethod method) {
        Set<Class<?>> above = new HashSet<>();
        addSupertypes(method.getOwner().reflect(), above);
        subclasses(method).forEach(type -> addSupertypes(type.reflect(), above));
        above.remove(method.getOwner().reflect());
        return above.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && inherited.getParameterCount()
                                == method.getRawParameterTypes().size());
    }

    private static void addSupertypes(Class<?> type, Set<Class<?>> above) {
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .filter(above::add)
                .forEach(supertype -> addSupertypes(supertype, above));
    }
}
