package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.io.IOException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses what came from a peer, and answers or drops by itself what is not right. For one thread. The stack makes one
 * for each of its channels and uses it for UDP only.
 */
final class EdgeParser extends StringMsgParser {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeParser.class);

    private final EdgeSettings settings;
    private final Head head = new Head();
    private final HeaderFaults faults = new HeaderFaults();

    EdgeParser(EdgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] message, boolean readBody, boolean strict, @Nullable ParseExceptionListener listener)
            throws ParseException {
        boolean ownMessage = listener == null; // one that the stack kept in bytes
        return ownMessage ? super.parseSIPMessage(message, readBody, strict, null) : parse(message, UdpEdge.source());
    }

    /** The message, which is as it should be; null if it was answered or dropped. */
    @Nullable
    SIPMessage parse(byte[] message, Peer peer) {
        Refusal refusal;
        try {
            return switch (head.scan(message, message.length)) {
                case EMPTY, GARBAGE -> null;
                case RESPONSE -> head.fault() == null ? parse(message) : null;
                case REQUEST -> {
                    refusal = check(message);
                    SIPMessage request = refusal == null ? parse(message) : null;
                    if (request != null) {
                        refusal = check(request, peer);
                    }
                    if (refusal != null) {
                        refuse(refusal, peer);
                        yield null;
                    }
                    yield request;
                }
            };
        } catch (ParseException | RuntimeException e) {
            refuse(faults.refusal() != null ? faults.refusal() : Refusal.badRequest("Malformed request"), peer);
            return null;
        }
    }

    private @Nullable Refusal check(byte[] message) {
        return message.length > settings.maxMessageBytes()
                ? new Refusal(513, "Message Too Large")
                : RequestCheck.check(head, message.length - head.end());
    }

    /** What the stack would find out only when it sends the answer, or open a connection for to whoever is named. */
    private @Nullable Refusal check(SIPMessage request, Peer peer) {
        String tag = request.getFromTag();
        if (tag == null && settings.fromTagRequired()) {
            return Refusal.badRequest("Missing tag in the From header");
        }
        if (tag != null && tag.isEmpty()) {
            return Refusal.malformed(Field.FROM.header);
        }
        return peer.transport().equalsIgnoreCase(request.getTopmostVia().getTransport())
                ? null
                : Refusal.badRequest("Via transport is not the one it came by");
    }

    private @Nullable SIPMessage parse(byte[] message) throws ParseException {
        faults.clear();
        int declared = RequestCheck.contentLength(head);
        int end = declared < 0 ? message.length : head.end() + declared;
        byte[] exact = end < message.length ? Arrays.copyOf(message, end) : message;
        SIPMessage parsed = super.parseSIPMessage(exact, true, false, faults);
        if (parsed != null && declared < 0 && head.end() < message.length) {
            parsed.setMessageContent(Arrays.copyOfRange(message, head.end(), message.length));
        }
        return parsed;
    }

    /** Refuses a message that nobody looked at yet, or the beginning of one; whether there was somebody to tell. */
    boolean refuse(byte[] message, Refusal refusal, Peer peer) {
        head.scan(message, message.length);
        return refuse(refusal, peer);
    }

    private boolean refuse(Refusal refusal, Peer peer) {
        if (head.kind() != Head.Kind.REQUEST) {
            return false;
        }
        Optional<Answer> answer = Answer.of(head, refusal, peer.address(), peer.port());
        LOG.debug("{}:{}: {} {}", peer.address(), peer.port(), refusal.status(), refusal.reason());
        if (answer.isPresent()) {
            try {
                peer.send(answer.get().bytes(), answer.get().port());
            } catch (IOException e) {
                LOG.debug("Cannot answer {}:{}", peer.address(), peer.port(), e);
            }
        }
        return answer.isPresent();
    }
}
