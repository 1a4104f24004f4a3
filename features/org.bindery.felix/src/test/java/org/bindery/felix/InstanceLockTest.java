package org.bindery.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    Path root;

    @Test
    void oneHomeHasOneInstance() throws IOException {
        Home home = new Home(root, root);
        Files.createDirectory(home.run());
        assertThat(InstanceLock.holder(home)).isEmpty();

        try (InstanceLock first = InstanceLock.tryAcquire(home).orElseThrow()) {
            assertThat(InstanceLock.tryAcquire(home)).isEmpty();
            assertThat(InstanceLock.holder(home)).contains(ProcessHandle.current());
            long pid = ProcessHandle.current().pid();
            assertThat(InstanceLock.ready(home, pid)).isFalse();
            first.markReady();
            assertThat(InstanceLock.ready(home, pid)).isTrue();
            assertThat(InstanceLock.ready(home, pid + 1)).isFalse();
        }

        assertThat(InstanceLock.holder(home)).isEmpty();
    }

    @Test
    void whatADeadInstanceLeftIsNoInstance() throws IOException {
        Home home = new Home(root, root);
        Files.createDirectory(home.run());
        Files.writeString(home.lock(), ProcessHandle.current().pid() + "\nready\n");

        assertThat(InstanceLock.holder(home)).isEmpty();
        assertThat(InstanceLock.tryAcquire(home)).isPresent();
    }
}
