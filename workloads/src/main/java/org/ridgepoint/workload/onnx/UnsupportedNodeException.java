package org.ridgepoint.workload.onnx;

/** A node that is understood well enough to say why it cannot be run. */
final class UnsupportedNodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedNodeException(String reason) {
        super(reason, null, false, false);
    }
}
