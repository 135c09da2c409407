package org.ridgepoint.workload.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is a file that is no ONNX model, or an old one, called what it is? */
class ForeignFilesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|an empty file",
                "<!DOCTYPE html><html>|a web page",
                "<HTML lang=\"en\">|a web page",
                "{\"version\": \"1.0\", \"added_tokens\": []}|a tokeniser's settings in JSON",
                "[1, 2]|JSON",
                "Not Found|text",
                "....ORTM....|in the format of ONNX Runtime",
                "....TFL3....|a TensorFlow Lite model",
                "GGUF....|a GGUF file",
            })
    void isCalledWhatItIs(String content, String called) {
        assertRefused(content.getBytes(UTF_8), "is " + called);
    }

    @Test
    void aPointerSaysHowLargeTheModelIs() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00ff\nsize 1234\n";
        assertRefused(
                pointer.getBytes(UTF_8),
                "is a Git LFS pointer, not the file itself: fetch it with \"git lfs pull\" (1234 bytes)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF", "\n\n", "\r\n", " \t\n", "\uFEFF\r\n\n", "\n\uFEFF\n", "\n\n\n\n\n\n\n\n\n\n\n\n"})
    void whatStandsBeforeTheFirstWordHidesNoText(String before) {
        assertRefused(
                (before + "version https://git-lfs.github.com/spec/v1\nsize 1234\n").getBytes(UTF_8), "is a Git LFS");
        assertRefused((before + "<!doctype html>").getBytes(UTF_8), "is a web page");
        assertRefused((before + "<?xml version=\"1.0\"?>").getBytes(UTF_8), "is XML");
        assertRefused((before + "[1, 2]").getBytes(UTF_8), "is JSON");
        assertRefused((before + "Not Found").getBytes(UTF_8), "is text");
    }

    @Test
    void aVocabularyAndAnArchiveAreTold() {
        Message piece = new Message().text(1, "<unk>").real(2, -1.5f);
        assertRefused(new Message().message(1, piece).message(1, piece).toBytes(), "is a SentencePiece vocabulary");
        Message node = new Message().text(1, "conv").text(2, "Conv2D");
        assertRefused(new Message().message(1, node).toBytes(), "is a TensorFlow graph");
        assertRefused(new byte[] {'P', 'K', 3, 4, 20, 0}, "is a zip archive");
        assertRefused(new byte[] {0x40, 1, 0, 0, 0, 0, 0, 0, '{', '"'}, "is weights alone");
    }

    private static void assertRefused(byte[] content, String beginning) {
        assertThatThrownBy(() -> OnnxImport.read(ByteBuffer.wrap(content), "model", ImportOptions.none()))
                .hasMessageStartingWith(beginning);
    }

    @Test
    void anOldOperatorSetIsTheCauseOfWhatItBrings() {
        OnnxFile file = OnnxFile.model()
                .opset(6)
                .input("x", FLOAT, 1, 8, 4, 4)
                .weights("b", 8)
                .node("Add", List.of("x", "b"), List.of("y"), whole("broadcast", 1), whole("axis", 1))
                .output("y");
        assertThatThrownBy(file::read)
                .hasMessageStartingWith("its operator set is 6, and 7 is the oldest that is understood;")
                .hasMessageEndingWith("Add \"y\": shapes 1x8x4x4 and 8 do not combine");
    }

    @Test
    void anOldOperatorSetThatReadsIsNoted() {
        OnnxFile file = OnnxFile.model()
                .opset(3)
                .input("x", FLOAT, 4)
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
        assertThat(file.read().notes()).containsExactly("operator set 3 was read by the rules of 7");
    }
}
