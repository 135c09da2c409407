package org.ridgepoint.experiment.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.sim.quantity.Bytes;

/** What a person should have written for a value of a type, in words. */
final class TypeWords {
    private TypeWords() {}
    /** Whether values of a type are a number with a unit. */
    static boolean isQuantity(Class<?> type) {
        return type.getPackage() == Bytes.class.getPackage();
    }

    /** Names of the units that a quantity may have. */
    static List<String> units(Class<?> type) {
        try {
            return ((List<?>) type.getMethod("units").invoke(null))
                    .stream().map(Object::toString).toList();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " does not say its units", impossible);
        }
    }

    static String describe(Type type) {
        if (type instanceof ParameterizedType generic) {
            return describe(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return "one of " + String.join(", ", ScalarBinder.names(plain));
        }
        if (ScalarBinder.parse(plain).isPresent()) {
            return words(plain) + (isQuantity(plain) ? " with its unit" : "");
        }
        return switch (plain.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "text";
            default -> "a mapping with " + keys(plain);
        };
    }

    private static String describe(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return describe(arguments[0]);
        }
        return raw == List.class ? "a list" : raw == Map.class ? "a mapping" : raw.getSimpleName();
    }

    /** The keys that must be there, then those that may. */
    private static String keys(Class<?> type) {
        String due = keys(type, false);
        String optional = keys(type, true);
        if (due.isEmpty()) {
            return "any of " + optional;
        }
        return due + (optional.isEmpty() ? "" : " (and, where wanted, " + optional + ")");
    }

    private static String keys(Class<?> type, boolean optional) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> (component.getType() == Optional.class) == optional)
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    /** {@code BitWidth} in words: a bit width. */
    private static String words(Class<?> type) {
        String spaced =
                type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.endsWith("s") ? spaced : ("aeiou".indexOf(spaced.charAt(0)) < 0 ? "a " : "an ") + spaced;
    }
}
