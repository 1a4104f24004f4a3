package org.bindery.felix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bindery.felix.Frames.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ClientTest {

    /** Plays the instance on one connection. */
    private interface Script {
        void play(Frames frames, SocketChannel channel) throws IOException;
    }

    @TempDir
    Path root;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<Frame> heard = new ArrayList<>();

    @BeforeEach
    void conf() throws IOException {
        Files.createDirectory(root.resolve("conf"));
        Files.createFile(root.resolve("conf/config.properties"));
        Files.createDirectory(root.resolve("run"));
        System.setOut(new PrintStream(output, true, UTF_8));
        System.setErr(new PrintStream(output, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private Client client(String input) {
        return new Client(new Home(root, root), new ByteArrayInputStream(input.getBytes(UTF_8)));
    }

    private int against(Script script, String input, String command) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(root.resolve("run/console.sock")));
            Thread instance = new Thread(() -> {
                try (SocketChannel channel = server.accept()) {
                    Frames frames = new Frames(channel);
                    heard.add(frames.read().orElseThrow());
                    script.play(frames, channel);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            instance.start();
            int status = client(input).exec(command);
            instance.join();
            return status;
        }
    }

    @Test
    void showsTheOutputAndReturnsTheStatus() throws Exception {
        int status = against(
                (frames, channel) -> {
                    frames.write(Frames.OUTPUT, "grün\n");
                    frames.write(Frames.EXIT, "\u0001");
                },
                "",
                "status");

        assertThat(status).isEqualTo(1);
        assertThat(output.toString(UTF_8)).isEqualTo("grün\n");
        assertThat(heard.get(0).type()).isEqualTo(Frames.COMMAND);
        assertThat(heard.get(0).text()).isEqualTo("status");
    }

    @Test
    void answersQuestionsFromItsInputUntilThatEnds() throws Exception {
        against(
                (frames, channel) -> {
                    for (char how : new char[] {Frames.ASK_LINE, Frames.ASK_SECRET, Frames.ASK_LINE}) {
                        frames.write(how, "? ");
                        heard.add(frames.read().orElseThrow());
                    }
                    frames.write(Frames.EXIT, "\0");
                },
                "one\ntwo\n",
                "ask");

        assertThat(heard.subList(1, 4)).extracting(Frame::type).containsExactly('l', 'l', 'z');
        assertThat(heard.subList(1, 3)).extracting(Frame::text).containsExactly("one", "two");
    }

    @Test
    void aConnectionThatEndsWithoutAStatusIsAFailure() throws Exception {
        assertThat(against((frames, channel) -> {}, "", "stop 0")).isEqualTo(Main.FAILED);
        assertThat(output.toString(UTF_8)).contains("ended the connection");
    }

    @Test
    void somebodyElseOnTheSocketIsNotBelieved() {
        assertThatThrownBy(() -> against(
                        (frames, channel) -> channel.write(ByteBuffer.wrap("HTTP/1.1 200 OK\r\n".getBytes(UTF_8))),
                        "",
                        "status"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void withoutAnInstanceTheStatusIsTwo() throws IOException {
        assertThat(client("").exec("status")).isEqualTo(Main.NO_INSTANCE);
        Files.delete(root.resolve("conf/config.properties"));
        assertThat(client("").shell()).isEqualTo(Main.NO_INSTANCE);
        assertThat(output.toString(UTF_8)).contains("no instance answers in " + root);
    }

    @Test
    void aPathThatIsTooLongIsNamed() throws IOException {
        Files.writeString(root.resolve("conf/config.properties"), "bindery.socket = /tmp/" + "x".repeat(200));

        assertThat(client("").exec("status")).isEqualTo(Main.NO_INSTANCE);
        assertThat(output.toString(UTF_8)).contains("too long");
    }
}
