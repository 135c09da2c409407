package org.ridgepoint.workload.onnx.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file is that people take for an ONNX model, told by its first bytes: one row each. No ONNX file begins with any of
 * them.
 */
public enum FileKind {
    EMPTY("an empty file", Head::isEmpty),
    LFS_POINTER(
            "a Git LFS pointer, not the file itself: fetch it with \"git lfs pull\"",
            head -> head.words().startsWith("version https://git-lfs")),
    WEB_PAGE(
            "a web page, not a model: what was downloaded is a page about it, or one that refuses",
            head -> head.words().startsWith("<!doctype html") || head.words().startsWith("<html")),
    XML("XML, not a model", head -> head.words().startsWith("<?xml")),
    TOKENISER_JSON(
            "a tokeniser's settings in JSON, not a model: a tokeniser runs on the host, before the network",
            head -> head.isJson()
                    && Pattern.compile("token|vocab").matcher(head.words()).find()),
    JSON("JSON, not a model", Head::isJson),
    SENTENCE_PIECE(
            "a SentencePiece vocabulary, not a model: a tokeniser runs on the host, before the network",
            head -> head.byteAfterFirstText().equals(Optional.of(0x15))),
    TENSORFLOW_GRAPH(
            "a TensorFlow graph: export it to ONNX",
            head -> head.byteAfterFirstText().equals(Optional.of(0x12))),
    ORT(
            "in the format of ONNX Runtime (.ort): export the ONNX model that it was made from",
            head -> head.has(4, "ORTM")),
    TFLITE("a TensorFlow Lite model: convert it to ONNX", head -> head.has(4, "TFL3")),
    GGUF("a GGUF file of llama.cpp: export the network to ONNX", head -> head.has(0, "GGUF")),
    SAFETENSORS(
            "weights alone (safetensors): export the network to ONNX",
            head -> head.has(8, "{\"") && head.has(5, "\u0000\u0000\u0000")),
    HDF5("HDF5, as Keras saves models: export it to ONNX", head -> head.has(1, "HDF\r\n")),
    ZIP(
            "a zip archive, as PyTorch saves models: export the network to ONNX, or unpack the archive",
            head -> head.has(0, "PK\u0003\u0004")),
    GZIP("compressed (gzip): unpack it", head -> head.has(0, "\u001f\u008b")),
    TEXT("text, not a model", Head::isText);

    private final String words;
    private final Predicate<Head> matches;

    FileKind(String words, Predicate<Head> matches) {
        this.words = words;
        this.matches = matches;
    }

    /** What a file is, and what to do, where it is known not to be an ONNX model. */
    public static Optional<String> foreign(ByteBuffer content) {
        Head head = Head.of(content);
        return Arrays.stream(values())
                .filter(kind -> kind.matches.test(head))
                .findFirst()
                .map(kind -> "is " + kind.words + kind.remark(head));
    }

    private String remark(Head head) {
        Matcher size = Pattern.compile("\nsize ([0-9]{1,18})").matcher(head.text());
        return this == LFS_POINTER && size.find() ? " (" + size.group(1) + " bytes)" : "";
    }

    /** The beginning of a file, a byte a character. */
    private record Head(String text) {
        private static final int LENGTH = 2048;

        static Head of(ByteBuffer content) {
            byte[] bytes = new byte[Math.min(LENGTH, content.remaining())];
            content.duplicate().get(bytes);
            return new Head(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        boolean has(int at, String magic) {
            return text.startsWith(magic, at);
        }

        /** Without what may stand before the first word of a text. */
        String words() {
            return text.replaceFirst("^[\\s\u00ef\u00bb\u00bf]+", "").toLowerCase(Locale.ROOT);
        }

        boolean isJson() {
            return isText() && Pattern.compile("^[\\[{]").matcher(words()).find();
        }

        boolean isText() {
            return text.chars().allMatch(each -> each >= ' ' || each == '\n' || each == '\r' || each == '\t');
        }

        /** Of a list of messages that begin with a text: the byte behind the first one's text; none where it is no such list. */
        Optional<Integer> byteAfterFirstText() {
            return bodyAt(0)
                    .flatMap(this::bodyAt)
                    .map(begin -> begin + text.charAt(begin - 1))
                    .filter(after -> after < text.length())
                    .map(after -> (int) text.charAt(after));
        }

        /** Where the content of a first field of short length begins. */
        private Optional<Integer> bodyAt(int at) {
            boolean first = at + 1 < text.length() && text.charAt(at) == 0x0A && text.charAt(at + 1) < 0x80;
            return first ? Optional.of(at + 2) : Optional.empty();
        }
    }
}
