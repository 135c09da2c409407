package org.ridgepoint.workload.onnx.file;

/**
 * Bounds what one file may make us hold: a few bytes of hostile file must not become gigabytes of objects. Far above
 * what real models need (a large language model, unrolled, has some 50,000 nodes).
 */
final class ReadingLimits {
    private static final int RECORDS = 500_000;
    private static final int DECODED_BYTES = 64 << 20;
    private static final int DEPTH = 12;

    private int records;
    private long decodedBytes;
    private int depth;

    /** Counts one more node, attribute, tensor, value or entry of a list. */
    void admitRecord() {
        if (++records > RECORDS) {
            throw new OnnxException("the model has more than " + RECORDS + " nodes, attributes, tensors and names");
        }
    }

    /** Counts bytes about to be decoded, and hands their number back. */
    int admitBytes(int bytes) {
        decodedBytes += bytes;
        if (decodedBytes > DECODED_BYTES) {
            throw new OnnxException("the model has more than " + (DECODED_BYTES >> 20) + " MiB beside its weights");
        }
        return bytes;
    }

    void enterSubgraph() {
        if (++depth > DEPTH) {
            throw new OnnxException("the model nests subgraphs more than " + DEPTH + " deep");
        }
    }

    void leaveSubgraph() {
        depth--;
    }
}
