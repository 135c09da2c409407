package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/** Bytes that came out of, or went into, each kind of memory on behalf of each layer, as packets were served. */
final class MemoryBytes implements RunListener {
    private static final int KINDS = ResourceKind.values().length;

    private final List<long[]> ofLayers = new ArrayList<>();

    @Override
    public void progressed(long done, long all) {
        // packets say all that is wanted
    }

    @Override
    public void delivered(int layer, Packet packet) {
        for (int hop = 0; hop < packet.route().length(); hop++) {
            count(layer, packet.route().hop(hop).kind(), packet.bytes(hop));
        }
    }

    @Override
    public void fed(int layer, Packet packet) {
        count(layer, packet.route().hop(0).kind(), packet.bytes(0));
    }

    private void count(int layer, ResourceKind kind, long bytes) {
        while (ofLayers.size() <= layer) {
            ofLayers.add(new long[KINDS]);
        }
        ofLayers.get(layer)[kind.ordinal()] += bytes;
    }

    /** Bytes at a kind of memory for a layer; 0 where none were seen. */
    long of(int layer, ResourceKind kind) {
        return layer < ofLayers.size() ? ofLayers.get(layer)[kind.ordinal()] : 0;
    }
}
