package org.ridgepoint.experiment.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.YamlNode.Kind;
import org.ridgepoint.experiment.config.YamlNode.Scalar;

/** Makes numbers, texts, enums and everything with a static {@code parse(String)} of its own type from one scalar. */
final class ScalarBinder {
    private static final int MOST_DIGITS = 24;

    /** Whether values of a type are written as one scalar. */
    static boolean reads(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || List.of(String.class, Integer.class, Long.class, Double.class, Boolean.class)
                        .contains(type)
                || parse(type).isPresent();
    }

    /** The type's own reader, where it has one. */
    static Optional<Method> parse(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse"))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst();
    }

    /** The name under which a constant is written. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    /** All names of an enum. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> name((Enum<?>) constant))
                .toList();
    }

    /** Everything that is read as a constant of an enum: its names, and the constants as datasheets shout them. */
    static List<String> spellings(Class<?> type) {
        Stream<String> constants = Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
        return Stream.concat(names(type).stream(), constants).toList();
    }

    Object bind(Scalar scalar, Class<?> type, String path) {
        Optional<Method> parse = parse(type);
        if (parse.isPresent()) {
            return parsed(scalar, parse.get(), path);
        }
        if (type.isEnum()) {
            return constant(scalar, type, path);
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> (int) whole(scalar, Integer.MAX_VALUE, path);
            case "long", "Long" -> whole(scalar, Long.MAX_VALUE, path);
            case "double", "Double" -> real(scalar, path);
            case "boolean", "Boolean" -> flag(scalar, path);
            case "String" -> text(scalar, path);
            default -> throw new IllegalStateException("no reader for " + type.getName());
        };
    }

    private static Object parsed(Scalar scalar, Method parse, String path) {
        try {
            parse.setAccessible(true);
            return parse.invoke(null, scalar.text());
        } catch (InvocationTargetException refusal) {
            if (refusal.getCause() instanceof IllegalArgumentException wrong) {
                throw scalar.origin().error(path, wrong.getMessage());
            }
            throw new IllegalStateException(refusal.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object constant(Scalar scalar, Class<?> type, String path) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> candidate = (Enum<?>) constant;
            if (scalar.text().equals(name(candidate)) || scalar.text().equals(candidate.name())) {
                return candidate;
            }
        }
        List<String> names = names(type);
        String hint = Nearest.to(scalar.text(), names).size() == 1 ? Nearest.hint(scalar.text(), names) : "";
        String expected = "; expected one of " + String.join(", ", names) + hint;
        throw scalar.origin().error(path, "unknown value " + scalar.summary() + expected);
    }

    private static long whole(Scalar scalar, long largest, String path) {
        if (scalar.kind() != Kind.WHOLE || !scalar.text().matches("[+-]?(0|[1-9][0-9_]*)")) {
            throw wrong(scalar, path, "not a whole number: ", "a whole number" + quotesHint(scalar));
        }
        String digits = scalar.text().replace("_", "");
        if (digits.length() > MOST_DIGITS || new BigInteger(digits).abs().compareTo(BigInteger.valueOf(largest)) > 0) {
            throw wrong(scalar, path, "too large: ", "a whole number of at most " + largest);
        }
        return Long.parseLong(digits);
    }

    private static double real(Scalar scalar, String path) {
        boolean number = scalar.kind() == Kind.WHOLE || scalar.kind() == Kind.REAL;
        if (!number || !scalar.text().matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            throw wrong(scalar, path, "not a number: ", "a number such as 0.5" + quotesHint(scalar));
        }
        double value = Double.parseDouble(scalar.text());
        if (Double.isInfinite(value)) {
            throw wrong(scalar, path, "too large: ", "a number");
        }
        return value;
    }

    private static boolean flag(Scalar scalar, String path) {
        if (scalar.kind() != Kind.BOOLEAN) {
            throw wrong(scalar, path, "wrong type: ", "true or false" + quotesHint(scalar));
        }
        return Boolean.parseBoolean(scalar.text());
    }

    private static String text(Scalar scalar, String path) {
        if (scalar.kind() != Kind.TEXT) {
            throw wrong(scalar, path, "not text: ", "text; put it in quotes");
        }
        return scalar.text();
    }

    private static String quotesHint(Scalar scalar) {
        boolean quoted = scalar.kind() == Kind.TEXT && scalar.text().matches("[+-]?[0-9.]+|true|false");
        return quoted ? " without quotes" : "";
    }

    private static UserError wrong(Scalar scalar, String path, String problem, String expected) {
        return scalar.origin().error(path, problem + scalar.summary() + "; expected " + expected);
    }
}
