package org.bindery.registrar.internal;

import java.util.List;
import org.bindery.registrar.Header;

/**
 * The answer to a REGISTER.
 *
 * @param status 200 to 699
 * @param reason the reason phrase: one line of printable ASCII, whatever was given
 * @param headers in the order in which they are to be written
 */
record Answer(int status, String reason, List<Header> headers) {
    private static final int MAX_REASON = 120;

    Answer {
        reason = printable(reason);
        headers = List.copyOf(headers);
    }

    Answer(int status, String reason, Header... headers) {
        this(status, reason, List.of(headers));
    }

    static Answer badRequest(String reason) {
        return new Answer(400, reason);
    }

    private static String printable(String reason) {
        int end = Math.min(reason.length(), MAX_REASON);
        for (int i = 0; i < end; i++) {
            if (reason.charAt(i) < ' ' || reason.charAt(i) > '~') {
                return reason.substring(0, end).replaceAll("[^ -~]", "?");
            }
        }
        return end == reason.length() ? reason : reason.substring(0, end);
    }
}
