package org.bindery.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.ServletDTO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final CommandProcessorImpl processor = new CommandProcessorImpl(new ThreadIOImpl());
    private final FakeLocations locations = new FakeLocations();
    private final FakeUsers users = new FakeUsers();
    private final StatusCommand status = new StatusCommand();
    private final BindingsCommand bindings = new BindingsCommand(Clock.fixed(FakeLocations.NOW, ZoneOffset.UTC));
    private final RemoveCommand remove = new RemoveCommand();
    private final UsersCommand list = new UsersCommand();
    private final UserAddCommand add = new UserAddCommand();
    private final UserRemoveCommand drop = new UserRemoveCommand();

    @BeforeEach
    void wire() {
        status.locations = locations;
        bindings.locations = locations;
        remove.locations = locations;
        status.users = users;
        list.users = users;
        add.users = users;
        drop.users = users;
        command("status", status);
        command("bindings", bindings);
        command("remove", remove);
        command("users", list);
        command("user-add", add);
        command("user-remove", drop);
    }

    @AfterEach
    void unwire() {
        processor.stop();
    }

    private void command(String name, Function function) {
        processor.addCommand("bindery", function, name);
    }

    private String run(String command) throws Exception {
        return run(command, "");
    }

    private String run(String command, String input) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (CommandSession session =
                processor.createSession(new ByteArrayInputStream(input.getBytes(UTF_8)), output, output)) {
            session.execute(command);
            session.getConsole().flush();
        }
        return output.toString(UTF_8);
    }

    @Test
    void bindingsTellsTheRemainingSeconds() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.1:5062", 90, "phone 1");

        assertThat(run("bindings")).isEqualTo("""
                sip:alice@example.com
                  sip:alice@192.0.2.1:5062 expires in 90 s q 1.0 from sip:192.0.2.1:1024 by phone 1
                1 contact of 1 address
                """);
    }

    @Test
    void bindingsOfOneAddressLeavesTheOthersOut() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.1", 90, "");
        locations.bind("sip:bob@example.com", "sip:bob@192.0.2.2", 90, "");

        assertThat(run("bindings sip:bob@EXAMPLE.com"))
                .contains("sip:bob@192.0.2.2")
                .doesNotContain("alice");
    }

    @Test
    void whatAPhoneCallsItselfCannotCommandTheTerminal() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.1", 90, "\u001b[2Jphone\u202e\n");

        assertThat(run("bindings")).contains("by ?[2Jphone??\n").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void removeTakesTheContactThatIsEquivalent() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@host.example.com;transport=tcp", 90, "");
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.2", 90, "");

        assertThat(run("remove sip:alice@example.com 'sip:alice@HOST.example.com;transport=TCP'"))
                .isEqualTo("removed 1 contact\n");
        assertThat(run("bindings")).contains("192.0.2.2").doesNotContain("host.example.com");
    }

    @Test
    void removeTakesEveryContactOfAnAddress() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.1", 90, "");
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.2", 90, "");

        assertThat(run("remove sip:alice@example.com")).isEqualTo("removed 2 contacts\n");
        assertThatThrownBy(() -> run("remove sip:alice@example.com")).hasMessage("no such binding");
    }

    @Test
    void userAddPrintsTheSecretThatItMade() throws Exception {
        assertThat(run("user-add alice")).contains("user:   alice", "secret: made-up", "realm:  test");
        assertThat(users.secrets).containsEntry("alice", "made-up");
    }

    @Test
    void userAddAsksForASecretAndDoesNotShowIt() throws Exception {
        assertThat(run("user-add -s alice", "s3cret\n")).doesNotContain("s3cret");
        assertThat(users.secrets).containsEntry("alice", "s3cret");
    }

    @Test
    void userAddWithoutAnAnswerAddsNobody() {
        assertThatThrownBy(() -> run("user-add -s alice", "")).hasMessage("nothing was typed");
        assertThat(users.secrets).isEmpty();
    }

    @Test
    void userRemoveRefusesWhomItDoesNotKnow() throws Exception {
        users.put("alice", "x");

        run("user-remove alice");

        assertThat(run("users")).isEmpty();
        assertThatThrownBy(() -> run("user-remove alice")).hasMessage("no such user");
    }

    @Test
    void statusTellsWhatIsInServiceAndWhatIsNotAndWhy() throws Exception {
        locations.bind("sip:alice@example.com", "sip:alice@192.0.2.1", 90, "");
        users.put("alice", "x");
        RuntimeDTO runtime = new RuntimeDTO();
        runtime.containerInService = true;
        runtime.listens = new String[] {"sip:127.0.0.1:5060;transport=udp"};
        ServletDTO registrar = new ServletDTO();
        registrar.name = "registrar";
        registrar.methods = new String[] {"REGISTER"};
        runtime.servlets = new ServletDTO[] {registrar};
        FailedServletDTO failed = new FailedServletDTO();
        failed.name = "presence";
        failed.methods = new String[] {"SUBSCRIBE"};
        failed.failureMessage = "init threw";
        runtime.failedServlets = new FailedServletDTO[] {failed};
        status.whiteboard = () -> runtime;

        assertThat(run("status").lines().skip(1))
                .containsExactly(
                        "container: in service",
                        "  listens on sip:127.0.0.1:5060;transport=udp",
                        "servlets: 1 in service, 1 not",
                        "  registrar REGISTER",
                        "  presence SUBSCRIBE NOT IN SERVICE: init threw",
                        "bindings: 1 contact of 1 address",
                        "users: 1 of realm test");
    }

    @Test
    void statusTellsWhatIsAway() throws Exception {
        status.locations = null;
        status.users = null;

        assertThat(run("status").lines().skip(1))
                .containsExactly(
                        "whiteboard: not there",
                        "bindings: the location service is not there",
                        "users: the registrar's users are not there");
    }

    @Test
    void aWrongNumberOfArgumentsIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> run("remove")).hasMessageStartingWith("usage: remove");
        assertThatThrownBy(() -> run("bindings a b")).hasMessageStartingWith("usage: bindings");
        assertThatThrownBy(() -> run("user-add")).hasMessageStartingWith("usage: user-add");
        assertThatThrownBy(() -> run("users x")).hasMessageStartingWith("usage: users");
    }
}
