package org.bindery.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path directory;

    private Path install;
    private Path root;

    @BeforeEach
    void distribution() throws IOException {
        install = Files.createDirectories(directory.resolve("install")).toRealPath();
        root = install.resolveSibling("root");
        Files.createDirectory(install.resolve("conf"));
        Files.writeString(install.resolve("conf/config.properties"), "a = 1\n");
        Files.writeString(install.resolve("conf/x.cfg"), "default\n");
    }

    @Test
    void aNewHomeGetsTheDefaultConfiguration() throws IOException {
        new Home(install, root).prepare();

        assertThat(root.resolve("conf/config.properties")).hasContent("a = 1");
        assertThat(root.resolve("conf/x.cfg")).hasContent("default");
        assertThat(root.resolve("data/log")).isDirectory();
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Files.createDirectories(root.resolve("conf"));
        Files.writeString(root.resolve("conf/x.cfg"), "mine");

        new Home(install, root).prepare();

        assertThat(root.resolve("conf/x.cfg")).hasContent("mine");
        assertThat(root.resolve("conf/config.properties")).exists();
    }

    @Test
    void whatWasRemovedAfterTheFirstStartStaysAway() throws IOException {
        new Home(install, root).prepare();
        Files.delete(root.resolve("conf/x.cfg"));

        new Home(install, root).prepare();

        assertThat(root.resolve("conf/x.cfg")).doesNotExist();
    }

    @Test
    void nobodyElseGetsIntoTheRunDirectory() throws IOException {
        Files.createDirectories(root.resolve("run"));
        Files.setPosixFilePermissions(root.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));

        new Home(install, root).prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("run"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aDistributionWithoutConfigurationIsNamed() throws IOException {
        Files.delete(install.resolve("conf/config.properties"));

        assertThatThrownBy(() -> new Home(install, install).prepare())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("config.properties");
    }

    @Test
    void theHomeIsTheDistributionUnlessAnotherIsNamed() throws IOException {
        Properties system = new Properties();
        assertThatThrownBy(() -> Home.of(system)).hasMessageContaining("bindery.install");

        system.setProperty("bindery.install", install.toString());
        assertThat(Home.of(system)).isEqualTo(new Home(install, install));

        system.setProperty("bindery.home", root + "/../root");
        assertThat(Home.of(system)).isEqualTo(new Home(install, root));
    }
}
