package org.ridgepoint.accelerator.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Listeners that pass on what they are told, all of it. */
class RunListenersTest {
    private final List<String> told = new ArrayList<>();

    /** Writes down whatever it is told; of several cores each has one of its own. */
    private RunListener noting(String name) {
        return (RunListener) Proxy.newProxyInstance(
                RunListener.class.getClassLoader(), new Class<?>[] {RunListener.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ofCore")) {
                        return noting(name + arguments[0]);
                    }
                    told.add(name + " " + method.getName() + " " + Arrays.toString(arguments));
                    return null;
                });
    }

    private static Stream<Method> tidings() {
        return Stream.of(RunListener.class.getMethods()).filter(method -> method.getReturnType() == void.class);
    }

    /** Numbers that differ from place to place, layer 1, and nothing for what is no number. */
    private static Object[] arguments(Method method) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == int.class
                    ? (Object) 1
                    : type == long.class ? (Object) (10L + i) : type == boolean.class ? (Object) true : null;
        }
        return arguments;
    }

    @Test
    void bothOfTwoAreToldAllThereIs() throws Exception {
        RunListener both = new BothListeners(noting("first"), noting("second"));
        for (Method method : tidings().toList()) {
            told.clear();
            method.invoke(both, arguments(method));
            String words = method.getName() + " " + Arrays.toString(arguments(method));
            assertThat(told).containsExactly("first " + words, "second " + words);
        }
        told.clear();
        RunListener.NONE.and(noting("third")).progressed(3, 4);
        assertThat(told).containsExactly("third progressed [3, 4]");
        told.clear();
        both.ofCore(7).progressed(1, 2);
        assertThat(told).containsExactly("first7 progressed [1, 2]", "second7 progressed [1, 2]");
    }

    /** The machine's layer 1 is a slice of the network's layer 5; forecasts and what the simulation took are told by others. */
    @Test
    void layersOfSlicesAreToldAsThoseTheyComeFrom() throws Exception {
        RunListener origins = new OriginListener(List.of(4, 5), noting("it"));
        for (Method method : tidings()
                .filter(each -> !List.of("sized", "planned", "simulated").contains(each.getName()))
                .toList()) {
            told.clear();
            method.invoke(origins, arguments(method));
            Object[] expected = arguments(method);
            for (int i = 0; i < expected.length; i++) {
                expected[i] = method.getParameterTypes()[i] == int.class ? Integer.valueOf(5) : expected[i];
            }
            assertThat(told).containsExactly("it " + method.getName() + " " + Arrays.toString(expected));
        }
    }
}
