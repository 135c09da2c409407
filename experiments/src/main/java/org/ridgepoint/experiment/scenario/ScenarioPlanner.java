package org.ridgepoint.experiment.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.InstalledNetwork;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.serve.ServedStream;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Sequence;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.PlannedNetwork;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.Preparation.Prepared;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/** Reads a scenario and plans each of its networks, for each number of requests that may be worked off together. */
public final class ScenarioPlanner {
    private static final Pattern PATH = Pattern.compile(".*/.*|.*\\.(ya?ml|onnx|csv)(@.*)?");

    private final Home home;
    private final Preparation preparation;

    /** A planner for files and catalogues of a home. */
    public ScenarioPlanner(Home home, Preparation preparation) {
        this.home = home;
        this.preparation = preparation;
    }

    /** The scenario of a file, with a seed other than its own where one is asked for. */
    public Scenario plan(Path path, OptionalLong seed) {
        return new Reading(path).scenario(seed);
    }

    /** One file being read. */
    private final class Reading {
        private final Path path;
        private final ConfigFile config;
        private final ScenarioFile file;
        private final Map<String, InputFile> inputs = new LinkedHashMap<>();

        Reading(Path path) {
            this.path = path;
            config = ConfigFile.read(path, home);
            file = new Binder().bind(config.tree(), ScenarioFile.class);
            config.inputs().forEach(input -> inputs.put(input.recordedName(), input));
        }

        Scenario scenario(OptionalLong seed) {
            List<InstalledNetwork.OnCores> networks = new ArrayList<>();
            Optional<ResolvedChip> resolved = Optional.empty();
            for (int i = 0; i < file.streams().size(); i++) {
                Map<Integer, NetworkPlan> plans = new TreeMap<>();
                Optional<Chip> chip = Optional.empty();
                for (int requests = 1; requests <= file.streams().get(i).most(); requests++) {
                    Prepared prepared = prepared(i, requests);
                    PlannedNetwork planned = MachineSimulator.planned(prepared.run());
                    resolved = resolved.isPresent()
                            ? resolved
                            : Optional.of(prepared.run().chip());
                    chip = Optional.of(planned.chip());
                    plans.put(requests, planned.plan());
                }
                Chip atPrecision = chip.orElseThrow();
                networks.add(new InstalledNetwork.OnCores(atPrecision, plans, cores(i, atPrecision.cores())));
            }
            Chip chip = networks.get(0).chip();
            requireRoomForWeights(chip);
            return new Scenario(
                    path.getFileName().toString().replaceFirst("\\.ya?ml$", ""),
                    file,
                    resolved.orElseThrow(),
                    chip,
                    streams(installed(chip, networks)),
                    seed.orElse(file.seed().orElse(1L)),
                    List.copyOf(inputs.values()));
        }

        /** Weights that stay are those of one network. */
        private void requireRoomForWeights(Chip chip) {
            if (file.streams().size() > 1 && chip.spec().sram().bulk().keptBytes() > 0) {
                throw config.tree()
                        .entries()
                        .get("streams")
                        .origin()
                        .error(
                                "streams",
                                "must be one on a chip whose bulk SRAM keeps the weights of a network"
                                        + " (sram.bulk.keeps), were "
                                        + file.streams().size());
            }
        }

        /** A stream's network for so many requests at once. */
        private Prepared prepared(int index, int requests) {
            StreamSpec stream = file.streams().get(index);
            try {
                WorkloadRequest workload = new WorkloadRequest(
                        located(stream.workload()),
                        Optional.empty(),
                        Optional.of(Math.multiplyExact(requests, stream.batch().orElse(1))),
                        stream.precision(),
                        GraphOptions.NONE);
                Prepared prepared = preparation.prepare(new RunRequest(located(file.chip()), workload, List.of(), 1));
                prepared.inputs().forEach(input -> inputs.put(input.recordedName(), input));
                return prepared;
            } catch (UserError refusal) {
                throw refused(index, refusal);
            }
        }

        /** A mistake in what the file refers to, with the place where it does. */
        private UserError refused(int index, UserError refusal) {
            if (!(refusal.origin().orElse(null) instanceof Origin.Asked asked)) {
                return refusal;
            }
            return switch (asked) {
                case CHIP -> config.tree().entries().get("chip").origin().error("chip", refusal.problem());
                case WORKLOAD -> error(index, "workload", refusal.problem());
                case PRECISION -> error(index, "precision", refusal.problem());
            };
        }

        private UserError error(int index, String key, String problem) {
            Mapping stream = (Mapping) ((Sequence) config.tree().entries().get("streams"))
                    .elements()
                    .get(index);
            YamlNode node = stream.entries().getOrDefault(key, stream);
            return node.origin().error("streams[" + index + "]." + key, problem);
        }

        private List<Integer> cores(int index, int ofChip) {
            List<Integer> cores = file.streams()
                    .get(index)
                    .cores()
                    .orElseGet(() -> IntStream.range(0, ofChip).boxed().toList());
            for (int core : cores) {
                if (core < 0 || core >= ofChip) {
                    String known = ofChip == 1 ? "0 alone" : "0 to " + (ofChip - 1);
                    throw error(index, "cores", "there is no core " + core + "; expected " + known);
                }
            }
            return cores;
        }

        private List<InstalledNetwork> installed(Chip chip, List<InstalledNetwork.OnCores> networks) {
            try {
                return InstalledNetwork.all(chip, networks);
            } catch (CapacityTooSmall tooSmall) {
                throw new UserError(home.name(path) + ": all networks together: " + tooSmall.getMessage());
            }
        }

        private List<ServedStream> streams(List<InstalledNetwork> networks) {
            List<ServedStream> streams = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                StreamSpec stream = file.streams().get(i);
                streams.add(new ServedStream(
                        networks.get(i),
                        stream.arrivals(),
                        stream.requests().map(Integer::longValue).orElse(Long.MAX_VALUE),
                        stream.priority().orElse(0),
                        stream.most(),
                        stream.waitTicks()));
            }
            return streams;
        }

        /** A path is one from where the file lies. */
        private String located(String nameOrPath) {
            return PATH.matcher(nameOrPath).matches()
                    ? path.toAbsolutePath()
                            .resolveSibling(nameOrPath)
                            .normalize()
                            .toString()
                    : nameOrPath;
        }
    }
}
