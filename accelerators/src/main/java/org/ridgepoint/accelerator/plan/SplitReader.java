package org.ridgepoint.accelerator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MostParts;
import org.ridgepoint.accelerator.mapping.PlanRefused;

/** What a person wrote about a run whose layers cores share out, which is how each layer is divided and nothing else. */
final class SplitReader {
    private final PlanSpec spec;
    private final LayerNetwork network;
    private final int cores;
    private final List<String> names;

    SplitReader(PlanSpec spec, LayerNetwork network, int cores) {
        this.spec = spec;
        this.network = network;
        this.cores = cores;
        this.names = LayerNames.of(network);
    }

    Map<Integer, Cut> read() {
        if (spec.slices().isPresent()) {
            throw new PlanRefused("slices", notWritten());
        }
        Map<Integer, Cut> cuts = new HashMap<>();
        spec.layers().forEach((name, written) -> {
            String path = "layers." + name;
            int index = PlanReader.index(names, name, path);
            requireAlone(path, written);
            written.split()
                    .ifPresent(split -> cuts.put(
                            index, cut(path + ".split", split, network.layers().get(index))));
        });
        return cuts;
    }

    private static String notWritten() {
        return "of layers that cores share out only split can be written; remove it";
    }

    private static void requireAlone(String path, LayerSpec written) {
        written.loops().ifPresent(any -> {
            throw new PlanRefused(path + ".loops", notWritten());
        });
        written.blocks().ifPresent(any -> {
            throw new PlanRefused(path + ".blocks", notWritten());
        });
        written.output().ifPresent(any -> {
            throw new PlanRefused(path + ".output", notWritten());
        });
    }

    private Cut cut(String path, SplitSpec split, Layer layer) {
        int most = split.by() == Cut.By.NOTHING ? 1 : Math.min(cores, MostParts.of(layer, split.by()));
        if (split.cores() < 1 || split.cores() > most) {
            String by = split.by().name().toLowerCase(Locale.ROOT);
            throw new PlanRefused(
                    path,
                    "by " + by + " over " + split.cores() + " cores: the chip has " + cores + " and the layer goes by "
                            + by + " to " + MostParts.of(layer, split.by()) + " at most; expected from 1 to " + most);
        }
        return split.cores() == 1 ? Cut.NONE : new Cut(split.by(), split.cores());
    }
}
