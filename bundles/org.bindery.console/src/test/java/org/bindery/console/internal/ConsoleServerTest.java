package org.bindery.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.Function;
import org.bindery.console.internal.Frames.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ConsoleServerTest {

    @TempDir
    Path directory;

    private final CommandProcessorImpl processor = new CommandProcessorImpl(new ThreadIOImpl());
    private final List<ConsoleServer> servers = new ArrayList<>();

    @BeforeEach
    void commands() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        command("say", (session, arguments) -> {
            session.getConsole().println(arguments.get(0));
            return null;
        });
        command("give", (session, arguments) -> List.of("a", "b"));
        command("fail", (session, arguments) -> {
            throw new IllegalStateException("as asked");
        });
        command("ask", (session, arguments) -> {
            session.getConsole().println("got " + Prompt.of(session).secret("secret? "));
            return null;
        });
        command("much", (session, arguments) -> {
            session.getConsole().print("x".repeat(200_000));
            return null;
        });
    }

    @AfterEach
    void stop() throws IOException {
        for (ConsoleServer server : servers) {
            server.deactivate();
        }
        processor.stop();
    }

    private void command(String name, Function function) {
        processor.addCommand("bindery", function, name);
    }

    private Path socket() {
        return directory.resolve("console.sock");
    }

    private ConsoleServer start(Map<String, Object> properties) throws IOException {
        ConsoleServer server = new ConsoleServer(processor, Optional.of(socket()), properties);
        servers.add(server);
        return server;
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket()));
    }

    private record Conversation(String output, String errors, int status) {}

    /** Gives the first frame, answers each question with the next line, and collects what comes until the end. */
    private Conversation converse(char type, String text, String... lines) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int line = 0;
        try (SocketChannel channel = connect()) {
            Frames frames = new Frames(channel);
            frames.write(type, text);
            for (Optional<Frame> next = frames.read(); next.isPresent(); next = frames.read()) {
                Frame frame = next.get();
                switch (frame.type()) {
                    case Frames.OUTPUT -> output.writeBytes(frame.text().getBytes(UTF_8));
                    case Frames.ERROR_OUTPUT -> errors.writeBytes(frame.text().getBytes(UTF_8));
                    case Frames.ASK_LINE, Frames.ASK_SECRET -> {
                        output.writeBytes(frame.text().getBytes(UTF_8));
                        boolean more = line < lines.length;
                        frames.write(more ? Frames.LINE : Frames.END_OF_INPUT, more ? lines[line++] : "");
                    }
                    default -> {
                        return new Conversation(
                                output.toString(UTF_8),
                                errors.toString(UTF_8),
                                frame.text().charAt(0));
                    }
                }
            }
        }
        throw new IOException("no exit status");
    }

    @Test
    void aCommandRunsAndGivesItsOutputAndStatus() throws IOException {
        start(Map.of());

        assertThat(converse(Frames.COMMAND, "say 'grüß dich'")).isEqualTo(new Conversation("grüß dich\n", "", 0));
        assertThat(converse(Frames.COMMAND, "give").output()).contains("a").contains("b");
        assertThat(converse(Frames.COMMAND, "fail")).isEqualTo(new Conversation("", "as asked\n", 1));
        assertThat(converse(Frames.COMMAND, "nonsense").errors()).contains("nonsense");
        assertThat(converse(Frames.COMMAND, "nonsense").status()).isEqualTo(1);
        assertThat(converse(Frames.COMMAND, "say (").status()).isEqualTo(1);
    }

    @Test
    void outputLongerThanAFrameArrivesWhole() throws IOException {
        start(Map.of());

        assertThat(converse(Frames.COMMAND, "much").output()).hasSize(200_000);
    }

    @Test
    void aShellAsksForLinesUntilExit() throws IOException {
        start(Map.of());

        Conversation shell = converse(Frames.SHELL, "", "say 1", "", "fail", "say 2", "exit", "say 3");

        assertThat(shell.output()).contains("1\n", "2\n").doesNotContain("3");
        assertThat(shell.errors()).isEqualTo("as asked\n");
        assertThat(shell.status()).isZero();
    }

    @Test
    void aShellEndsWithItsInput() throws IOException {
        start(Map.of());

        assertThat(converse(Frames.SHELL, "", "say 1").status()).isZero();
    }

    @Test
    void aCommandCanAskForASecret() throws IOException {
        start(Map.of());

        assertThat(converse(Frames.COMMAND, "ask", "hush").output()).isEqualTo("secret? got hush\n");
        assertThat(converse(Frames.COMMAND, "ask").status()).isEqualTo(1);
    }

    @Test
    void onlyTheOwnerCanOpenTheSocket() throws IOException {
        start(Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatLetsOthersInIsRefused() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatThrownBy(() -> start(Map.of()))
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("0700");
    }

    @Test
    void aStaleSocketIsReplacedAndALiveOneIsNot() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket()))
                .close();
        assertThat(socket()).exists();

        start(Map.of());

        assertThat(converse(Frames.COMMAND, "say 1").output()).isEqualTo("1\n");
        assertThatThrownBy(() -> start(Map.of())).hasMessageContaining("another instance");
    }

    @Test
    void aFileInTheWayStaysThere() throws IOException {
        Files.writeString(socket(), "precious");

        assertThatThrownBy(() -> start(Map.of())).hasMessageContaining("in the way");
        assertThat(socket()).hasContent("precious");
    }

    @Test
    void aPathThatIsTooLongIsNamed() {
        Path path = directory.resolve("x".repeat(120));

        assertThatThrownBy(() -> new ConsoleServer(processor, Optional.of(path), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString());
    }

    @Test
    void theSocketGoesWithTheConsole() throws IOException {
        ConsoleServer server = start(Map.of());

        server.deactivate();

        assertThat(socket()).doesNotExist();
    }

    @Test
    void aClientThatTalksNonsenseHarmsNobody() throws IOException {
        start(Map.of());
        for (String nonsense :
                List.of("", "c", "GET / HTTP/1.1\r\n\r\n", "c\u0000\u0000\u0000\u0009say", "q\0\0\0\0")) {
            try (SocketChannel channel = connect()) {
                channel.write(ByteBuffer.wrap(nonsense.getBytes(UTF_8)));
                channel.shutdownOutput();
                awaitEnd(channel);
            }
        }

        assertThat(converse(Frames.COMMAND, "say 1").output()).isEqualTo("1\n");
    }

    /** Whether the server closes with what it did not read still there, which resets, or without. */
    private static void awaitEnd(SocketChannel channel) throws IOException {
        int read = 0;
        while (read >= 0) {
            try {
                read = channel.read(ByteBuffer.allocate(100));
            } catch (SocketException e) {
                read = -1;
            }
        }
    }

    @Test
    void aFrameThatClaimsTwoGigabytesEndsTheSession() throws IOException {
        start(Map.of());
        try (SocketChannel channel = connect()) {
            channel.write(ByteBuffer.wrap(new byte[] {'c', 0x7f, -1, -1, -1}));

            assertThat(channel.read(ByteBuffer.allocate(1))).isNegative();
        }
    }

    @Test
    void moreClientsThanAllowedAreTurnedAway() throws IOException {
        start(Map.of("maxSessions", "1"));
        try (SocketChannel first = connect()) {
            Frames frames = new Frames(first);
            frames.write(Frames.SHELL, "");
            assertThat(frames.read().orElseThrow().text()).isEqualTo(ConsoleSession.PROMPT);

            assertThat(converse(Frames.COMMAND, "say 1").errors()).contains("1 clients are connected already");

            frames.write(Frames.END_OF_INPUT, "");
            assertThat(frames.read().orElseThrow().type()).isEqualTo(Frames.EXIT);
            assertThat(frames.read()).isEmpty();
        }
    }

    @Test
    void aCommandThatStopsTheConsoleStillGetsItsStatus() throws IOException {
        ConsoleServer server = start(Map.of());
        command("suicide", (session, arguments) -> {
            server.deactivate();
            return null;
        });

        assertThat(converse(Frames.COMMAND, "suicide").status()).isZero();
    }

    @Test
    void stoppingTheConsoleEndsAShellThatWaits() throws IOException {
        ConsoleServer server = start(Map.of());
        try (SocketChannel channel = connect()) {
            Frames frames = new Frames(channel);
            frames.write(Frames.SHELL, "");
            assertThat(frames.read().orElseThrow().type()).isEqualTo(Frames.ASK_LINE);

            server.deactivate();

            assertThat(frames.read()).isEmpty();
        }
    }

    @Test
    void aWrongNumberOfSessionsIsRefusedWithPidAttributeValueAndRange() {
        for (Object wrong : List.of("abc", "0", "101", -1, "")) {
            assertThatThrownBy(() -> start(Map.of("maxSessions", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("org.bindery.console: maxSessions = " + wrong + ": a number from 1 to 100 is allowed");
        }
        assertThat(socket()).doesNotExist();
    }

    @Test
    void withoutASocketThereIsNoServer() throws IOException {
        ConsoleServer server = new ConsoleServer(processor, Optional.empty(), Map.of());

        server.deactivate();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void outputToAClientThatLeftIsDropped() throws IOException {
        start(Map.of());
        try (SocketChannel channel = connect()) {
            new Frames(channel).write(Frames.COMMAND, "much");
        }

        assertThat(converse(Frames.COMMAND, "say 1").output()).isEqualTo("1\n");
    }
}
