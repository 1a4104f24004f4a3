package org.bindery.itests.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A request to send, built line by line, so that wrong ones can be built too. Via and Content-Length are added when it is sent. */
public final class SipRequest {

    private static final AtomicLong UNIQUE = new AtomicLong(System.nanoTime());

    private final String method;
    private final String uri;
    private final List<String> lines = new ArrayList<>();
    private String body = "";

    private SipRequest(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    /** A request with nothing but its first line. */
    public static SipRequest bare(String method, String uri) {
        return new SipRequest(method, uri);
    }

    /** A request with a new Call-ID and everything that each request must have. */
    public static SipRequest of(String method, String uri, String from, String to) {
        return of(method, uri, from, to, unique() + "@itests", 1);
    }

    /** A request with everything that each request must have. */
    public static SipRequest of(String method, String uri, String from, String to, String callId, long cseq) {
        return bare(method, uri)
                .header("Max-Forwards", "70")
                .header("From", "<" + from + ">;tag=" + unique())
                .header("To", "<" + to + ">")
                .header("Call-ID", callId)
                .header("CSeq", cseq + " " + method);
    }

    /** A REGISTER that asks what a user of 127.0.0.1 has bound. */
    public static SipRequest query(String user) {
        String aor = "sip:" + user + "@127.0.0.1";
        return of("REGISTER", "sip:127.0.0.1", aor, aor);
    }

    /** A string that no other call returns. */
    public static String unique() {
        return Long.toString(UNIQUE.incrementAndGet(), 36);
    }

    public SipRequest header(String name, String value) {
        lines.add(name + ": " + value);
        return this;
    }

    /** Sets the one header of that name. */
    public SipRequest replace(String name, String value) {
        without(name);
        return header(name, value);
    }

    /** Takes every header of that name out. */
    public SipRequest without(String name) {
        lines.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return this;
    }

    public SipRequest body(String type, String text) {
        body = text;
        return header("Content-Type", type);
    }

    String method() {
        return method;
    }

    /** The text to send. */
    String text(String via) {
        StringBuilder text = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(uri)
                .append(" SIP/2.0\r\nVia: ")
                .append(via)
                .append("\r\n");
        lines.forEach(line -> text.append(line).append("\r\n"));
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
