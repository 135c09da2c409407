package org.ridgepoint.accelerator.program;

import java.util.List;
import org.ridgepoint.accelerator.layer.Layer;

/** The one task of a layer that other cores work on: to wait for them. */
final class ElsewhereProgram implements LayerProgram {
    private final Layer layer;
    private boolean more = true;

    ElsewhereProgram(Layer layer) {
        this.layer = layer;
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public List<List<Long>> carriedBytes() {
        return List.of();
    }

    @Override
    public long changes() {
        return 0;
    }

    @Override
    public TileTask next() {
        more = false;
        return TileTask.elsewhere(layer.index());
    }
}
