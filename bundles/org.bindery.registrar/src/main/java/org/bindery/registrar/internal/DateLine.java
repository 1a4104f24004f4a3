package org.bindery.registrar.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bindery.registrar.Header;

/** The Date header (RFC 3261 section 20.17), written once a second. Threads may share it. */
final class DateLine {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Two threads may both write it anew: the same text. */
    private volatile Written last = new Written(Long.MIN_VALUE, new Header("Date", ""));

    private record Written(long second, Header header) {}

    Header at(Instant now) {
        Written written = last;
        if (written.second() != now.getEpochSecond()) {
            written =
                    new Written(now.getEpochSecond(), new Header("Date", FORMAT.format(now.atOffset(ZoneOffset.UTC))));
            last = written;
        }
        return written.header();
    }
}
