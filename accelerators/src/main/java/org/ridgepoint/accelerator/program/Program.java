package org.ridgepoint.accelerator.program;

import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.TensorStates;

/** All tile tasks of a run, layer after layer, made only when asked for: memory stays bounded for any network. */
public final class Program {
    private final NetworkPlan plan;
    private final ChipView chip;
    private final TensorStates tensors;
    private final DramLayout layout;
    private final PieceFactory pieces;
    private int nextLayer;
    private LayerProgram current;
    private long task;
    private Optional<Gap> gap = Optional.empty();

    /** Tasks of the present layer that nobody does. */
    private record Gap(long beginTask, long endTask, LeftOut told) {}

    public Program(NetworkPlan plan, ChipView chip, TensorStates tensors, DramLayout layout, PieceFactory pieces) {
        this.plan = plan;
        this.chip = chip;
        this.tensors = tensors;
        this.layout = layout;
        this.pieces = pieces;
    }

    /** The next task; empty after the last. */
    public Optional<TileTask> next() {
        while (current == null || !current.hasNext()) {
            if (nextLayer == plan.network().layers().size()) {
                return Optional.empty();
            }
            current = program(plan.network().layers().get(nextLayer));
            nextLayer++;
            task = 0;
        }
        passGap();
        return Optional.of(make());
    }

    /** How many tasks of a layer have been made; most of them all where it has come to later layers. */
    public long made(int layer) {
        if (nextLayer - 1 == layer) {
            return task;
        }
        return nextLayer > layer ? Long.MAX_VALUE : 0;
    }

    /**
     * Leaves tasks out of the layer of which it has made some, from one to before another, and tells of those that it has not
     * made; their pieces go nowhere. What comes before them and is still to be made is made.
     */
    public void leaveOut(int layer, long beginTask, long endTask, LeftOut told) {
        if (made(layer) < endTask) {
            gap = Optional.of(new Gap(beginTask, endTask, told));
            passGap();
        }
    }

    private void passGap() {
        gap.filter(here -> here.beginTask() <= task).ifPresent(here -> {
            gap = Optional.empty();
            PieceQueues before = pieces.into(here.told());
            while (task < here.endTask()) {
                here.told().task(make());
            }
            pieces.into(before);
        });
    }

    private TileTask make() {
        pieces.forTask(task++);
        return current.next();
    }

    /** Looks at all tasks of a layer as they would be made. */
    public TaskKinds kinds(Layer layer) {
        return TaskKinds.of(program(layer), pieces);
    }

    /** Whether the next task, if there is one, is the first of its layer. */
    public boolean isBetweenLayers() {
        return current == null || !current.hasNext();
    }

    private LayerProgram program(Layer layer) {
        if (layer.unit() == Layer.Unit.ELSEWHERE) {
            return new ElsewhereProgram(layer);
        }
        return plan.plans()
                .get(layer.index())
                .<LayerProgram>map(tiles -> new ContractionProgram(context(layer), tiles))
                .orElseGet(() -> new ElementProgram(
                        context(layer.onVector()), plan.blocks().get(layer.index())));
    }

    private LayerContext context(Layer layer) {
        return new LayerContext(layer, chip, tensors, layout.weightAddress(layer), pieces);
    }
}
