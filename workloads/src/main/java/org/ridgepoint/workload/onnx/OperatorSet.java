package org.ridgepoint.workload.onnx;

import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.rule.GraphPen;

/** Which version of ONNX's operators a model was written for, and which we read it by. */
final class OperatorSet {
    /** Since this one, shapes combine as they do today. */
    private static final long OLDEST = 7;

    private OperatorSet() {}

    /** Takes a step with a model of an operator set: older ones combine and reshape by other rules, and where one is refused, that is why. */
    static void read(long opset, GraphPen pen, Runnable step) {
        if (opset >= OLDEST) {
            step.run();
            return;
        }
        try {
            step.run();
            pen.note("operator set " + opset + " was read by the rules of " + OLDEST);
        } catch (OnnxException e) {
            throw new OnnxException(
                    "its operator set is " + opset + ", and " + OLDEST
                            + " is the oldest that is understood; convert it with onnx.version_converter",
                    e.getMessage());
        }
    }
}
