package org.ridgepoint.workload.onnx.rule;

/** A node that is understood well enough to say why it cannot be run. */
public final class UnsupportedNodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedNodeException(String reason) {
        super(reason, null, false, false);
    }
}
