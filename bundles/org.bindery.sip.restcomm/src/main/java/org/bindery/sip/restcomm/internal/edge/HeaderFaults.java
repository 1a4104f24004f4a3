package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first header that the stack's parser could not read and that a server must not overlook; the stack
 * itself would go on as if it were not there. Others may be ignored (RFC 3261 section 8.2, RFC 4475 section 3.1.2.9).
 */
final class HeaderFaults implements ParseExceptionListener {

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("via", "Via"),
            Map.entry("v", "Via"),
            Map.entry("from", "From"),
            Map.entry("f", "From"),
            Map.entry("to", "To"),
            Map.entry("t", "To"),
            Map.entry("call-id", "Call-ID"),
            Map.entry("i", "Call-ID"),
            Map.entry("cseq", "CSeq"),
            Map.entry("max-forwards", "Max-Forwards"),
            Map.entry("contact", "Contact"),
            Map.entry("m", "Contact"),
            Map.entry("route", "Route"),
            Map.entry("record-route", "Record-Route"),
            Map.entry("path", "Path"),
            Map.entry("require", "Require"),
            Map.entry("proxy-require", "Proxy-Require"),
            Map.entry("supported", "Supported"),
            Map.entry("k", "Supported"),
            Map.entry("authorization", "Authorization"),
            Map.entry("proxy-authorization", "Proxy-Authorization"),
            Map.entry("content-length", "Content-Length"),
            Map.entry("l", "Content-Length"),
            Map.entry("content-type", "Content-Type"),
            Map.entry("c", "Content-Type"),
            Map.entry("content-encoding", "Content-Encoding"),
            Map.entry("e", "Content-Encoding"),
            Map.entry("event", "Event"),
            Map.entry("o", "Event"),
            Map.entry("subscription-state", "Subscription-State"),
            Map.entry("refer-to", "Refer-To"),
            Map.entry("r", "Refer-To"),
            Map.entry("rack", "RAck"),
            Map.entry("sip-if-match", "SIP-If-Match"));

    private @Nullable Refusal refusal;

    void clear() {
        refusal = null;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the stack declares it
    public void handleException(
            ParseException cause, SIPMessage message, @Nullable Class type, String header, @Nullable String all)
            throws ParseException {
        if (type == RequestLine.class || type == StatusLine.class) {
            fault(Refusal.badRequest("Malformed Request-Line"));
            throw cause;
        }
        int colon = header.indexOf(':');
        String name = colon < 0 ? header : header.substring(0, colon);
        String known = HEADERS.get(name.strip().toLowerCase(Locale.ROOT));
        if (known != null) {
            fault(Refusal.malformed(known));
            throw cause;
        }
        message.addUnparsed(header);
    }

    private void fault(Refusal first) {
        if (refusal == null) {
            refusal = first;
        }
    }
}
