package org.ridgepoint.experiment.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.ridgepoint.experiment.report.Version;

/** Answers a client that speaks the Model Context Protocol, one call after the other, until it ends its input. */
public final class ContextServer {
    private static final String TEMPORARY = "ridgepoint-mcp-";

    private static final int LOOKS = 10;
    private static final long BETWEEN_LOOKS_NANOSECONDS = 50_000_000;

    private final CommandRunner program;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** A server of a program's commands. */
    public ContextServer(CommandRunner program) {
        this.program = program;
    }

    /** Serves until the input ends; nothing but protocol goes to the output. */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        WholeLines answers = new WholeLines(out);
        WatchedInput input = new WatchedInput(new ProtocolLines(in, answers), this::awaitQuiet);
        JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        List<SyncToolSpecification> tools =
                ToolTable.ALL.stream().map(this::specification).toList();
        // arguments are checked here, where a mistake is one line with the nearest name
        McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(mapper, input, answers))
                .serverInfo("ridgepoint", Version.current())
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(mapper)
                .validateToolInputs(false)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .tools(tools)
                .build();
        input.awaitEnd();
        server.closeGracefully();
    }

    /** Returns when nothing has been at work for a while: what was read is handed to tools, and answered, by other threads. */
    private void awaitQuiet() {
        int quiet = 0;
        while (quiet < LOOKS && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOSECONDS);
            quiet = turn.isLocked() || turn.hasQueuedThreads() ? 0 : quiet + 1;
        }
    }

    private SyncToolSpecification specification(CommandTool tool) {
        Tool shown = Tool.builder(tool.name(), tool.schema())
                .description(tool.description())
                .build();
        return new SyncToolSpecification(shown, (exchange, call) -> answered(tool, call.arguments()));
    }

    private CallToolResult answered(CommandTool tool, Map<String, Object> given) {
        CommandRunner.Completion answer = answer(tool, given == null ? Map.of() : given);
        String text = answer.isFine() ? answer.out() : answer.err().strip();
        return CallToolResult.builder()
                .addTextContent(text)
                .isError(!answer.isFine())
                .build();
    }

    private CommandRunner.Completion answer(CommandTool tool, Map<String, Object> given) {
        turn.lock();
        try {
            tool.require(given);
            Path folder = Files.createTempDirectory(TEMPORARY);
            try {
                return tool.work().answer(program, given, folder);
            } finally {
                remove(folder);
            }
        } catch (IllegalArgumentException refusal) {
            return new CommandRunner.Completion(false, "", refusal.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            turn.unlock();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
