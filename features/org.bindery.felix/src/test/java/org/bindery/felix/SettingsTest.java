package org.bindery.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path root;

    private final Properties system = new Properties();

    @BeforeEach
    void conf() throws IOException {
        Files.createDirectory(root.resolve("conf"));
    }

    private Map<String, String> read(String text) throws IOException {
        Files.writeString(root.resolve("conf/config.properties"), text);
        return Settings.of(new Home(root, root), system);
    }

    @Test
    void referencesAreResolved() throws IOException {
        system.setProperty("from.system", "$s\\");

        assertThat(read("a = ${b}/c\nb = ${bindery.home}/b\nd = ${from.system}"))
                .containsEntry("a", root + "/b/c")
                .containsEntry("d", "$s\\");
    }

    @Test
    void aSystemPropertyWins() throws IOException {
        system.setProperty("sip.port", "5070");

        assertThat(read("sip.port = 5060\nlisten = udp:${sip.port}")).containsEntry("listen", "udp:5070");
    }

    @Test
    void theSocketIsInTheHomeUnlessAnotherIsNamed() throws IOException {
        assertThat(read("")).containsEntry("bindery.socket", root + "/run/console.sock");
        assertThat(read("bindery.socket = /tmp/b/s")).containsEntry("bindery.socket", "/tmp/b/s");
    }

    @Test
    void aReferenceThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> read("a = ${nobody}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("config.properties: a: ${nobody} is not known");
        assertThatThrownBy(() -> read("a = ${b}\nb = ${a}")).hasMessageContaining("refers to itself");
        assertThatThrownBy(() -> read("a = \\u12")).hasMessageContaining("config.properties");
    }
}
