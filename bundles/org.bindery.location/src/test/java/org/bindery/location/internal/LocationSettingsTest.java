package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(LocationSettings.of(Map.of())).isEqualTo(new LocationSettings("location", 10_000));
    }

    @Test
    void readsNumbersAndText() {
        assertThat(LocationSettings.of(Map.of("location.domain", "aors", "listenerQueueSize", 16)))
                .isEqualTo(new LocationSettings("aors", 16));
        assertThat(LocationSettings.of(Map.of("listenerQueueSize", " 1000000 ")).listenerQueueSize())
                .isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "15", "1000001", "-1", "99999999999", "1.5"})
    void refusesAWrongQueueSizeAndSaysWhatIsAllowed(String value) {
        assertThatThrownBy(
                        () -> new StoredLocationService(Map.of("listenerQueueSize", value), new MemoryLocationStore()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("org.bindery.location: listenerQueueSize is '" + value
                        + "'; allowed: a whole number from 16 to 1000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "\u00e4"})
    void refusesAWrongDomain(String value) {
        assertThatThrownBy(() -> LocationSettings.of(Map.of("location.domain", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("org.bindery.location: location.domain is '" + value + "'; allowed: ");
    }

    @Test
    void theNamesInMetatypeAndComponentAreThoseThatAreRead() throws IOException {
        assertThat(resource("OSGI-INF/metatype/org.bindery.location.internal.LocationConfig.xml"))
                .contains("id=\"location.domain\"", "id=\"listenerQueueSize\"", "pid=\"org.bindery.location\"");
        assertThat(resource("OSGI-INF/org.bindery.location.internal.StoredLocationService.xml"))
                .contains(
                        "name=\"location.domain\"",
                        "name=\"listenerQueueSize\"",
                        "configuration-pid=\"org.bindery.location\"",
                        "interface=\"org.bindery.location.LocationService\"",
                        "interface=\"org.bindery.location.Registrar\"",
                        "bind=\"addListener\"",
                        "unbind=\"removeListener\"");
        assertThat(resource("OSGI-INF/org.bindery.location.internal.MemoryLocationStore.xml"))
                .contains("value=\"-1000\"");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LocationSettings.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
