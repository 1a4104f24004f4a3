package org.bindery.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.ServletDTO;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private final List<String> lines = new ArrayList<>();
    private final Announcement announcement = new Announcement(lines::add);
    private final RuntimeDTO runtime = new RuntimeDTO();

    private void listen(String... uris) {
        ServletDTO registrar = new ServletDTO();
        registrar.methods = new String[] {"REGISTER"};
        runtime.containerInService = true;
        runtime.listens = uris;
        runtime.servlets = new ServletDTO[] {registrar};
    }

    @Test
    void tellsWhereItListensAndHowToRegister() {
        FakeUsers users = new FakeUsers();
        users.put("demo", "x");
        announcement.users = users;
        listen("sip:127.0.0.1:5060;transport=udp", "sip:[::1]:5060;transport=tcp");

        announcement.bindWhiteboard(() -> runtime);
        announcement.activate();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(" listens on udp 127.0.0.1:5060, tcp [::1]:5060");
        assertThat(lines.get(1)).isEqualTo("register: sip:demo@127.0.0.1:5060");
    }

    @Test
    void waitsForTheContainerAndForTheRegistrar() {
        announcement.bindWhiteboard(() -> runtime);
        announcement.activate();
        runtime.containerInService = true;
        runtime.listens = new String[] {"sip:127.0.0.1:5060"};
        announcement.updatedWhiteboard(() -> runtime);
        assertThat(lines).isEmpty();

        listen("sip:127.0.0.1:5060");
        announcement.updatedWhiteboard(() -> runtime);
        assertThat(lines).hasSize(2);
    }

    @Test
    void repeatsItselfOnlyWhenTheAddressesChange() {
        listen("sip:127.0.0.1:5060");
        announcement.bindWhiteboard(() -> runtime);
        announcement.activate();
        announcement.updatedWhiteboard(() -> runtime);
        assertThat(lines).hasSize(2);

        listen("sip:127.0.0.1:5070");
        announcement.updatedWhiteboard(() -> runtime);
        assertThat(lines).hasSize(4).last().asString().endsWith(":5070");
    }
}
