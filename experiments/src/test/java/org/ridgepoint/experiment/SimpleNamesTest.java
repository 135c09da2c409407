package org.ridgepoint.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A name means one thing: no two types that others may use share a simple name, and none that a file keeps to itself hides the
 * type of a file. Private types of two files may have one name, for nobody reads both.
 */
class SimpleNamesTest {
    /** Names for what many types have, each with the reason; they are nested, so that their owner is read with them. */
    private static final Map<String, String> OF_MANY_OWNERS = Map.of(
            "Kind", "which of a few an owner is, as in Knob.Kind",
            "Listener", "who is told by its owner, as in Packet.Listener",
            "Spec", "the sizes that its owner is built with, as in Crossbar.Spec");

    private final List<JavaClass> types = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("org.ridgepoint").stream()
                    .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .toList();

    @Test
    void noTwoTypesThatOthersMayUseShareAName() {
        Map<String, List<String>> shared = byName(types.stream()
                .filter(type -> !isPrivate(type) && !isAllowed(type))
                .toList());
        shared.values().removeIf(names -> names.size() == 1);
        assertThat(shared).isEmpty();
    }

    @Test
    void noTypeWithinAFileHidesAnotherFilesType() {
        Map<String, List<String>> files =
                byName(types.stream().filter(JavaClass::isTopLevelClass).toList());
        assertThat(types.stream()
                        .filter(JavaClass::isMemberClass)
                        .filter(type -> files.containsKey(type.getSimpleName()))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void eachNameThatManyOwnersHaveIsThatOfSeveral() {
        Map<String, List<String>> names = byName(types);
        assertThat(OF_MANY_OWNERS.keySet())
                .allSatisfy(name -> assertThat(names.get(name)).hasSizeGreaterThan(1));
    }

    private static boolean isAllowed(JavaClass type) {
        return type.isMemberClass() && OF_MANY_OWNERS.containsKey(type.getSimpleName());
    }

    private static boolean isPrivate(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PRIVATE)
                || type.getEnclosingClass().filter(SimpleNamesTest::isPrivate).isPresent();
    }

    private static Map<String, List<String>> byName(List<JavaClass> types) {
        return types.stream()
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
    }
}
