package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random models do the same on stock DSOL, on our engine through DSOL's interface, and through {@link Simulation}. */
class StockDsolTest {
    private static final int EVENTS = 400;
    private static final long END = 1L << 40;

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(0, 30);
    }

    /** A replication with an end and without a place in DSOL's global naming tree. */
    private static final class ShortReplication extends Replication<Long> {
        ShortReplication() {
            super("short", 0L, 100L, END);
        }
    }

    private static final class Model extends AbstractDsolModel<Long, DevsSimulatorInterface<Long>> {
        private static final long serialVersionUID = 1L;

        private final transient Consumer<DevsSimulatorInterface<Long>> construction;

        Model(DevsSimulatorInterface<Long> simulator, Consumer<DevsSimulatorInterface<Long>> construction) {
            super(simulator);
            this.construction = construction;
        }

        @Override
        public void constructModel() {
            construction.accept(simulator);
        }
    }

    /** Schedules at random when it fires: none to three followers, near, far or now, and now and then a cancellation. */
    private static final class Script {
        private final SplittableRandom random;
        private final List<String> log = new ArrayList<>();
        private final List<SimEventInterface<Long>> scheduled = new ArrayList<>();
        private int created;

        Script(long seed) {
            random = new SplittableRandom(seed);
        }

        void construct(DevsSimulatorInterface<Long> simulator) {
            for (int i = 0; i < 20; i++) {
                schedule(simulator);
            }
        }

        private void schedule(DevsSimulatorInterface<Long> simulator) {
            if (created == EVENTS) {
                return;
            }
            int id = created++;
            short priority = (short) (1 + random.nextInt(10));
            long delay = delay(random);
            scheduled.add(
                    random.nextInt(2) == 0
                            ? simulator.scheduleEventRel(delay, priority, () -> fire(simulator, id))
                            : simulator.scheduleEventAbs(
                                    simulator.getSimulatorTime() + delay, priority, () -> fire(simulator, id)));
        }

        private void fire(DevsSimulatorInterface<Long> simulator, int id) {
            log.add(id + "@" + simulator.getSimulatorTime());
            for (int i = random.nextInt(4); i > 0; i--) {
                schedule(simulator);
            }
            if (random.nextInt(8) == 0) {
                SimEventInterface<Long> victim = scheduled.get(random.nextInt(scheduled.size()));
                log.add("cancel " + simulator.cancelEvent(victim)
                        + simulator.getEventList().size());
            }
        }
    }

    private static long delay(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(5_000);
            default -> random.nextInt(1, 8);
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEngineFiresAndCancelsWhatDsolDoes(long seed) {
        Script onStock = new Script(seed);
        stepThrough(new DevsSimulator<>("stock"), onStock::construct);
        Script onEngine = new Script(seed);
        Engine engine = new Engine();
        engine.initialize(new Model(engine, onEngine::construct), new ShortReplication());
        engine.start();

        assertThat(onEngine.log).isEqualTo(onStock.log).hasSizeGreaterThan(EVENTS / 2);
        assertThat(engine.getSimulatorTime()).isEqualTo(END);
    }

    /** Phases on DSOL priorities, so that the wall's total order is checked against DSOL's. */
    private interface World {
        void after(long ticks, Phase phase, Action action);

        long now();
    }

    private static final class PhasedScript {
        private final SplittableRandom random;
        private final List<String> log = new ArrayList<>();
        private final World world;
        private int created;

        PhasedScript(long seed, World world) {
            this.random = new SplittableRandom(seed);
            this.world = world;
        }

        void schedule(int count) {
            for (int i = 0; i < count && created < EVENTS; i++) {
                int id = created++;
                Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
                world.after(delay(random), phase, () -> {
                    log.add(id + "@" + world.now());
                    schedule(random.nextInt(4));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theWallOrdersTicksPhasesAndTiesAsDsolOrdersPriorities(long seed) {
        DevsSimulator<Long> stock = new DevsSimulator<>("stock");
        PhasedScript onStock = new PhasedScript(seed, new World() {
            @Override
            public void after(long ticks, Phase phase, Action action) {
                stock.scheduleEventRel(ticks, (short) (9 - phase.ordinal()), action::fire);
            }

            @Override
            public long now() {
                return stock.getSimulatorTime();
            }
        });
        stepThrough(stock, simulator -> onStock.schedule(20));
        Simulation simulation = new Simulation();
        PhasedScript onWall = new PhasedScript(seed, new World() {
            @Override
            public void after(long ticks, Phase phase, Action action) {
                simulation.after(ticks, phase, action);
            }

            @Override
            public long now() {
                return simulation.now();
            }
        });
        onWall.schedule(20);
        simulation.run();

        assertThat(onWall.log).isEqualTo(onStock.log).hasSizeGreaterThan(EVENTS / 2);
    }

    /** Runs stock DSOL to its end by single steps, which it takes on the caller's thread. */
    private static void stepThrough(DevsSimulator<Long> stock, Consumer<DevsSimulatorInterface<Long>> construction) {
        stock.initialize(new Model(stock, construction), new ShortReplication());
        try {
            while (stock.getEventList().first().getAbsoluteExecutionTime() < END) {
                stock.step();
            }
        } finally {
            stock.cleanUp();
        }
    }
}
