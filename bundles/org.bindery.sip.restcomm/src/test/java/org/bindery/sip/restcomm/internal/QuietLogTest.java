package org.bindery.sip.restcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietLogTest {

    @Test
    void aLineEndsBeforeTheHeaders() {
        assertThat(QuietLog.line("bad message REGISTER sip:a SIP/2.0\r\nAuthorization: Digest secret"))
                .isEqualTo("bad message REGISTER sip:a SIP/2.0 ...");
        assertThat(QuietLog.line("short")).isEqualTo("short");
        assertThat(QuietLog.line(null)).isEqualTo("null");
    }

    @Test
    void aStackTraceDoesNotQuoteTheMessage() {
        Exception original = new IllegalStateException("cannot send X\r\nAuthorization: Digest secret");

        assertThat(new QuietLog.Redacted(new Exception("outer\nsecret", original)))
                .hasStackTraceContaining("outer ...")
                .satisfies(redacted -> {
                    assertThat(redacted.getMessage()).doesNotContain("secret");
                    assertThat(redacted.getCause().getMessage()).doesNotContain("secret");
                });
    }
}
