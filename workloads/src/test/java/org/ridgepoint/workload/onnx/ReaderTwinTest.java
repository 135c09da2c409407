package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.workload.onnx.file.ModelReader;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxModel;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.onnx.file.OnnxValue;

/** Our reader against the classes that protobuf generates, on real files. */
class ReaderTwinTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "all-minilm-l6-v2-q.onnx",
                "models/ch_PP-OCRv4_rec_infer.onnx",
                "models/ch_PP-OCRv3_det_infer.onnx"
            })
    void aRealFileIsReadAsProtobufReadsIt(String resource) throws IOException {
        byte[] content = bytes(resource);
        OnnxModel ours = ModelReader.read(ByteBuffer.wrap(content));
        OnnxMl.ModelProto theirs = OnnxMl.ModelProto.parseFrom(content);
        OnnxMl.GraphProto graph = theirs.getGraph();
        assertThat(ours.graph().nodes()).hasSize(graph.getNodeCount());
        for (int index = 0; index < graph.getNodeCount(); index++) {
            sameNode(ours.graph().nodes().get(index), graph.getNode(index));
        }
        assertThat(ours.graph().initializers()).hasSize(graph.getInitializerCount());
        for (int index = 0; index < graph.getInitializerCount(); index++) {
            sameTensor(ours.graph().initializers().get(index), graph.getInitializer(index));
        }
        sameValues(ours.graph().inputs(), graph.getInputList());
        sameValues(ours.graph().outputs(), graph.getOutputList());
        sameValues(ours.graph().values(), graph.getValueInfoList());
    }

    static byte[] bytes(String resource) throws IOException {
        try (InputStream stream = ReaderTwinTest.class.getResourceAsStream("/" + resource)) {
            return stream.readAllBytes();
        }
    }

    private static void sameNode(OnnxNode ours, OnnxMl.NodeProto theirs) {
        assertThat(ours.name()).isEqualTo(theirs.getName());
        assertThat(ours.operator()).isEqualTo(theirs.getOpType());
        assertThat(ours.inputs()).isEqualTo(List.copyOf(theirs.getInputList()));
        assertThat(ours.outputs()).isEqualTo(List.copyOf(theirs.getOutputList()));
        assertThat(ours.attributes()).hasSize(theirs.getAttributeCount());
        theirs.getAttributeList()
                .forEach(attribute -> sameAttribute(ours.attributes().get(attribute.getName()), attribute));
    }

    private static void sameAttribute(OnnxAttribute ours, OnnxMl.AttributeProto theirs) {
        switch (theirs.getType()) {
            case INT -> assertThat(ours).isEqualTo(new OnnxAttribute.WholeNumber(theirs.getI()));
            case FLOAT -> assertThat(ours).isEqualTo(new OnnxAttribute.Real(theirs.getF()));
            case STRING ->
                assertThat(ours).isEqualTo(new OnnxAttribute.Text(theirs.getS().toStringUtf8()));
            case INTS -> assertThat(ours).isEqualTo(new OnnxAttribute.WholeNumbers(List.copyOf(theirs.getIntsList())));
            case FLOATS -> assertThat(ours).isEqualTo(new OnnxAttribute.Reals(List.copyOf(theirs.getFloatsList())));
            case TENSOR -> sameTensor(((OnnxAttribute.TensorValue) ours).value(), theirs.getT());
            default -> throw new AssertionError("no such attribute expected here: " + theirs.getType());
        }
    }

    private static void sameTensor(OnnxTensor ours, OnnxMl.TensorProto theirs) {
        assertThat(ours.name()).isEqualTo(theirs.getName());
        assertThat(ours.type().code()).isEqualTo(theirs.getDataType());
        assertThat(ours.shape())
                .containsExactly(
                        theirs.getDimsList().stream().mapToLong(Long::longValue).toArray());
        boolean longs = theirs.getDataType() == OnnxMl.TensorProto.DataType.INT64_VALUE;
        if (longs && ours.small().isPresent()) {
            assertThat(ours.small().get().toIntegers()).containsExactly(longs(theirs));
        }
        boolean floats = theirs.getDataType() == OnnxMl.TensorProto.DataType.FLOAT_VALUE;
        if (floats && ours.small().isPresent()) {
            float[] expected = floats(theirs);
            for (int index = 0; index < expected.length; index++) {
                assertThat((float) ours.small().get().real(index)).isEqualTo(expected[index]);
            }
        }
    }

    private static long[] longs(OnnxMl.TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[raw.remaining() / 8];
        raw.asLongBuffer().get(values);
        return values.length > 0
                ? values
                : tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }

    private static float[] floats(OnnxMl.TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() > 0 ? raw.remaining() / 4 : tensor.getFloatDataCount()];
        for (int index = 0; index < values.length; index++) {
            values[index] = raw.capacity() > 0 ? raw.getFloat(4 * index) : tensor.getFloatData(index);
        }
        return values;
    }

    private static void sameValues(List<OnnxValue> ours, List<OnnxMl.ValueInfoProto> theirs) {
        assertThat(ours).hasSize(theirs.size());
        for (int index = 0; index < theirs.size(); index++) {
            OnnxMl.TypeProto.Tensor tensor = theirs.get(index).getType().getTensorType();
            assertThat(ours.get(index).name()).isEqualTo(theirs.get(index).getName());
            assertThat(ours.get(index).type().orElseThrow().code()).isEqualTo(tensor.getElemType());
            assertThat(ours.get(index).shape().map(List::size).orElse(0))
                    .isEqualTo(tensor.getShape().getDimCount());
        }
    }
}
