package org.ridgepoint.experiment.serve.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;

/** What a state means to {@code run}: names of the catalogues and uploads become chips and workloads, and nothing else does. */
public final class StateRequests {
    /** How the name of an uploaded model ends. */
    public static final String MODEL = ".onnx";

    /** How the name of an uploaded chip ends. */
    public static final String CHIP = ".yaml";

    private static final Pattern IN_SHORT = Pattern.compile("(gemm|conv):[0-9x,]{1,100}");
    private static final Pattern SIZED = Pattern.compile("(.+)@([0-9x]{1,15})");

    private final Home home;
    private final Chips chips;
    private final Workloads workloads;
    private final Uploads uploads;

    /** Requests for chips and networks of a home and of what was uploaded. */
    public StateRequests(Home home, Chips chips, Workloads workloads, Uploads uploads) {
        this.home = home;
        this.chips = chips;
        this.workloads = workloads;
        this.uploads = uploads;
    }

    /** The request of a state. */
    public RunRequest of(DesignState state, Detail detail) {
        String chip = chip(state.chip());
        return new RunRequest(chip, workload(state), settings(state, chip), 1, Optional.empty(), detail);
    }

    private String chip(String name) {
        if (Uploads.isOne(name)) {
            return uploads.file(name, CHIP).toString();
        }
        return known("chip", name, Catalogue.accelerators(home).names());
    }

    private static String known(String what, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new UserError("state: " + what + ": unknown \"" + name + "\"" + Nearest.hint(name, names)
                    + "; GET /api/v1/catalogue lists what there is");
        }
        return name;
    }

    private WorkloadRequest workload(DesignState state) {
        return new WorkloadRequest(
                workloadName(state.workload()),
                state.input().map(StateRequests::size),
                state.batch(),
                state.precision(),
                new GraphOptions(state.dims(), false, Optional.empty(), Optional.empty()));
    }

    private static InputSize size(String text) {
        try {
            return InputSize.parse(text);
        } catch (IllegalArgumentException refusal) {
            throw new UserError("state: input: " + refusal.getMessage());
        }
    }

    private String workloadName(String name) {
        if (Uploads.isOne(name)) {
            return uploads.file(name, MODEL).toString();
        }
        boolean inShort = IN_SHORT.matcher(name).matches();
        String base = SIZED.matcher(name).matches() ? name.substring(0, name.lastIndexOf('@')) : name;
        if (!inShort) {
            known("workload", base, workloads.names());
        }
        return name;
    }

    private List<String> settings(DesignState state, String chip) {
        List<String> all = new ArrayList<>();
        state.settings().forEach((key, value) -> {
            if (Knob.find(key).orElseThrow().kind() == Knob.Kind.STANDARD) {
                known(key, value, Catalogue.memory(home).names());
            }
            all.add(key + "=" + value);
        });
        state.cores().ifPresent(count -> all.add(chips.coreKey(chip, all, "count") + "=" + count));
        state.split().ifPresent(how -> {
            known("split", how, splits());
            if (!chips.hasCores(chip, all)) {
                throw new UserError("state: split: the chip has one core; say cores, too");
            }
            all.add(chips.coreKey(chip, all, "split") + "=" + how);
        });
        return all;
    }

    private static List<String> splits() {
        return Arrays.stream(CoreSplit.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The command that does the same; a file that was uploaded is called as it was. */
    public static String command(RunRequest request) {
        return Stream.concat(Stream.of("./ridgepoint"), request.command().stream())
                .map(StateRequests::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
