package org.bindery.location.rocksdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @EnumSource(Durability.class)
    void everyDurabilityIsReadByItsName(Durability durability) {
        assertThat(Settings.of("/data", durability.toString()).durability()).isEqualTo(durability);
    }

    @Test
    void aDirectoryIsMadeAbsolute() {
        assertThat(Settings.of(" data/x/../location ", "process").directory())
                .isEqualTo(Path.of("data/location").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Process", "fsync", "process,power"})
    void anUnknownDurabilityIsRefusedWithPidAttributeValueAndWhatIsAllowed(String value) {
        assertThatThrownBy(() -> Settings.of("/data", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "org.bindery.location.rocksdb: durability is '" + value + "'; allowed: none, process, power");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b"})
    void whatIsNoPathIsRefused(String value) {
        assertThatThrownBy(() -> Settings.of(value, "process"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("org.bindery.location.rocksdb: directory is '")
                .hasMessageEndingWith("'; allowed: the path of a directory");
    }

    @Test
    void missingValuesAreRefused() {
        assertThatThrownBy(() -> Settings.of(null, "process")).hasMessageContaining("directory is ''");
        assertThatThrownBy(() -> Settings.of("/data", null)).hasMessageContaining("durability is ''");
    }

    @Test
    void theConfigurationHasTheseNames() {
        assertThat(Arrays.stream(RocksdbComponent.Config.class.getDeclaredMethods())
                        .map(Method::getName))
                .containsExactlyInAnyOrder("directory", "durability");
    }
}
