package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.fuzz.Draws;
import org.ridgepoint.accelerator.fuzz.RandomMachine;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.accelerator.split.SplitRefused;
import org.ridgepoint.accelerator.wait.ArrayTime;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * An array's time is looked at only in ticks in which its core did something: in all others there is nothing new to see. Random
 * machines are run with looks as they come, and with one in every tick at which anything happens.
 */
class LooksTest {
    private static final int SEEDS = 60;

    @Test
    void lookingInEveryTickSeesNoMoreThanLookingWhereTheCoreDidSomething() throws Exception {
        int ran = 0;
        for (long seed = 4000; seed < 4000 + SEEDS; seed++) {
            Optional<Run> run = run(seed);
            if (run.isPresent()) {
                assertThat(run.get().result(true))
                        .as("seed %d", seed)
                        .isEqualTo(run.get().result(false));
                ran++;
            }
        }
        assertThat(ran).isGreaterThan(SEEDS / 3);
    }

    private static Optional<Run> run(long seed) {
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            return Optional.of(new Run(
                    machine,
                    new ChipPlanner(machine.chip(), machine.graph(), Pins.Source.NOBODY, Simulation::new).plan()));
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun | SplitRefused refused) {
            return Optional.empty();
        }
    }

    /** A machine with a plan. */
    private record Run(RandomMachine machine, ChipPlan plan) {
        RunResult result(boolean inEveryTick) throws IllegalAccessException {
            Simulation simulation = new Simulation();
            Machine cores = new Machine(simulation, machine.chip(), plan, RunListener.NONE);
            if (inEveryTick) {
                for (Core core : LooksTest.<List<Core>>only(List.class, cores)) {
                    ArrayTime time = only(ArrayTime.class, core);
                    simulation.whenTickEnds(
                            time::turns); // before the core's own look, which comes in the order of asking
                }
            }
            Measured measured = Measured.of(cores, cores.run(), plan.team());
            return new Accounts(machine.chip(), plan, measured).result();
        }
    }

    /** The one field of a type. The program has no use for what this test does, and so no way to do it. */
    @SuppressWarnings("unchecked")
    private static <T> T only(Class<?> type, Object of) throws IllegalAccessException {
        for (Field field : of.getClass().getDeclaredFields()) {
            if (field.getType() == type) {
                field.setAccessible(true);
                return (T) field.get(of);
            }
        }
        throw new IllegalStateException(of + " has no " + type);
    }
}
