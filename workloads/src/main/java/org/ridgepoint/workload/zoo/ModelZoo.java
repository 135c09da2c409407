package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;

/** The catalogue of networks, by name. */
public final class ModelZoo {
    private final Map<String, ZooEntry> byName = new LinkedHashMap<>();
    private final List<ZooEntry> entries;

    public ModelZoo(List<ZooEntry> entries) {
        this.entries = List.copyOf(entries);
        for (ZooEntry entry : entries) {
            enter(entry.name(), entry);
            entry.aliases().forEach(alias -> enter(alias, entry));
        }
    }

    private void enter(String name, ZooEntry entry) {
        if (byName.put(name, entry) != null) {
            throw new IllegalArgumentException("two networks are called " + name);
        }
    }

    /** All networks that Ridgepoint knows. */
    public static ModelZoo standard() {
        List<ZooEntry> all = new ArrayList<>();
        all.addAll(ResidualFamily.entries());
        all.addAll(VggFamily.entries());
        all.addAll(DarknetFamily.entries());
        all.addAll(ClassicFamily.entries());
        all.addAll(InceptionFamily.entries());
        all.addAll(InceptionFourFamily.entries());
        all.addAll(SplitAttentionFamily.entries());
        all.addAll(DenseFamily.entries());
        all.addAll(SeparableFamily.entries());
        all.addAll(InvertedResidualFamily.entries());
        all.addAll(NeuralCellFamily.entries());
        all.addAll(NormaliserFreeFamily.entries());
        all.addAll(BottleneckTransformerFamily.entries());
        all.addAll(PatchTransformerFamily.entries());
        all.addAll(HybridPatchFamily.entries());
        all.addAll(WindowedTransformerFamily.entries());
        all.addAll(EncoderFamily.entries());
        all.addAll(MobileBertFamily.entries());
        all.addAll(DecoderFamily.entries());
        all.addAll(LlamaFamily.entries());
        all.addAll(TranslationFamily.entries());
        all.addAll(RecurrentFamily.entries());
        all.addAll(SingleShotFamily.entries());
        all.addAll(SegmentationFamily.entries());
        all.addAll(TensorProcessingFamily.entries());
        return new ModelZoo(all);
    }

    /** The networks, in catalogue order. */
    public List<ZooEntry> entries() {
        return entries;
    }

    /** All names and further names, in catalogue order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The network of that name, if there is one; case does not matter. */
    public Optional<ZooEntry> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The network of that name, or one clear line with the nearest names. */
    public ZooEntry entry(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown model \"" + name + "\"; nearest are "
                        + String.join(", ", nearest(name)) + " (" + entries.size() + " in all)"));
    }

    /** The network of that name in that size. */
    public Graph build(String name, ModelSize size) {
        return entry(name).build(size);
    }

    /** The three known names that differ least from a name. */
    List<String> nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return byName.keySet().stream()
                .sorted(Comparator.comparingInt((String known) -> distance(known, wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** Letters to insert, delete or change to make one name of the other. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
