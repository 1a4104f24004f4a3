package org.bindery.registrar.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bindery.location.NameAddr;
import org.bindery.location.Origin;
import org.bindery.location.SipUri;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegisterRequest;

/** Is it a REGISTER that can be understood, and is it for us? (RFC 3261 section 8.2.2 and section 10.3, steps 1, 2, 5) */
final class Inspection {
    private static final int MAX_CALL_ID = 256;
    private static final int MAX_USER_AGENT = 256;

    private final Domains domains;
    private final boolean strictRequestUri;
    private final int maxAorLength;

    Inspection(Domains domains, boolean strictRequestUri, int maxAorLength) {
        this.domains = domains;
        this.strictRequestUri = strictRequestUri;
        this.maxAorLength = maxAorLength;
    }

    /** Step 1. We are no proxy, so what is not for our domains ends here (section 8.2.2.1). */
    Optional<Answer> requestUri(Visit visit) {
        String text = visit.request().requestUri();
        if (!isSip(text)) {
            return Optional.of(new Answer(416, "Request-URI scheme is not sip or sips"));
        }
        try {
            SipUri uri = SipUri.parse(text);
            if (strictRequestUri && !uri.user().isEmpty()) {
                return bad("Request-URI has a user part");
            }
            return domains.serves(uri.host())
                    ? Optional.empty()
                    : Optional.of(new Answer(404, "Request-URI domain is not served here"));
        } catch (IllegalArgumentException e) {
            return bad("Malformed Request-URI: " + e.getMessage());
        }
    }

    /** Step 2. No extension is known that could be required. */
    Optional<Answer> extensions(Visit visit) {
        List<Header> unsupported = new ArrayList<>();
        for (String value : visit.request().headers("Require")) {
            for (String tag : value.split(",", -1)) {
                if (!isToken(tag.strip())) {
                    return bad("Malformed Require header");
                }
                unsupported.add(new Header("Unsupported", tag.strip()));
            }
        }
        return unsupported.isEmpty() ? Optional.empty() : Optional.of(new Answer(420, "Bad Extension", unsupported));
    }

    /** Section 8.2.3: a body that must be understood is not. */
    Optional<Answer> body(Visit visit) {
        RegisterRequest request = visit.request();
        if (request.headers("Content-Type").isEmpty()
                || request.header("Content-Length").strip().equals("0")
                || request.header("Content-Disposition").contains("handling=optional")) {
            return Optional.empty();
        }
        return Optional.of(new Answer(415, "REGISTER with a body", new Header("Accept", "")));
    }

    /** The address-of-record, canonical: step 5, but for the domain. */
    Optional<Answer> to(Visit visit) {
        List<String> values = visit.request().headers("To");
        if (values.size() != 1) {
            return bad(values.isEmpty() ? "No To header" : "More than one To header");
        }
        try {
            List<NameAddr> addresses = NameAddr.parseList(values.get(0));
            String uri = addresses.get(0).uri();
            if (addresses.size() > 1) {
                return bad("More than one To");
            }
            if (!isSip(uri)) {
                return Optional.of(new Answer(416, "To is not a SIP or SIPS URI"));
            }
            if (uri.length() > maxAorLength) {
                return bad("To is too long");
            }
            visit.isFor(SipUri.parse(uri).aor());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return bad("Malformed To: " + e.getMessage());
        }
    }

    /** Call-ID, CSeq and User-Agent. */
    Optional<Answer> origin(Visit visit) {
        RegisterRequest request = visit.request();
        String callId = request.header("Call-ID").strip();
        if (callId.isEmpty() || callId.length() > MAX_CALL_ID) {
            return bad(callId.isEmpty() ? "No Call-ID" : "Call-ID is too long");
        }
        long cseq = number(request.header("CSeq").strip());
        if (cseq < 0) {
            return bad("Malformed CSeq header");
        }
        String userAgent = request.header("User-Agent");
        visit.comesFrom(new Origin(callId, cseq, userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT))));
        return Optional.empty();
    }

    /** Step 5: the domain. */
    Optional<Answer> addressOfRecord(Visit visit) {
        if (visit.aor().user().isEmpty()) {
            return Optional.of(new Answer(404, "To has no user part"));
        }
        return domains.serves(visit.aor().host())
                ? Optional.empty()
                : Optional.of(new Answer(404, "To domain is not served here"));
    }

    private static boolean isSip(String uri) {
        return uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5);
    }

    /** The number of a CSeq such as {@code 7 REGISTER}, less than 2^31; negative if it is malformed. */
    private static long number(String cseq) {
        int end = 0;
        long number = 0;
        while (end < cseq.length() && end < 10 && cseq.charAt(end) >= '0' && cseq.charAt(end) <= '9') {
            number = number * 10 + (cseq.charAt(end++) - '0');
        }
        boolean complete = end > 0
                && end < cseq.length()
                && (cseq.charAt(end) == ' ' || cseq.charAt(end) == '\t')
                && cseq.substring(end).strip().equals("REGISTER");
        return complete && number <= Integer.MAX_VALUE ? number : -1;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "-.!%*_+`'~".indexOf(c) >= 0);
    }

    private static Optional<Answer> bad(String reason) {
        return Optional.of(Answer.badRequest(reason));
    }
}
