package org.bindery.registrar.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.internal.digest.Hashes;
import org.junit.jupiter.api.Test;

/** The policy's example: {@code PoliciesTest}. */
class ExamplesTest {

    @Test
    void theTableKnowsAlice() {
        TableOfUsers table = new TableOfUsers();
        assertThat(table.ha1("alice", "bindery", DigestAlgorithm.SHA_256))
                .hasValue(Hashes.hex(DigestAlgorithm.SHA_256, "alice:bindery:wonderland"));
        assertThat(table.ha1("alice", "bindery", DigestAlgorithm.MD5)).isEmpty();
        assertThat(table.ha1("bob", "bindery", DigestAlgorithm.SHA_256)).isEmpty();
    }
}
