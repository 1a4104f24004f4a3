package org.bindery.itests.sip;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A phone of one user: one Call-ID, a CSeq that grows, and the secret if there is one. */
public final class Phone {

    private final SipClient client;
    private final String domain;
    private final String user;
    private final String secret;
    private final String callId = SipRequest.unique() + "@phone";
    private final AtomicLong cseq = new AtomicLong();

    private Phone(SipClient client, String domain, String user, String secret) {
        this.client = client;
        this.domain = domain;
        this.user = user;
        this.secret = secret;
    }

    /** A phone that answers no challenge. */
    public static Phone of(SipClient client, String user) {
        return new Phone(client, "127.0.0.1", user, "");
    }

    /** A phone that answers challenges, in the algorithm that is offered first. */
    public static Phone of(SipClient client, String user, String secret) {
        return new Phone(client, "127.0.0.1", user, secret);
    }

    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** A contact of this phone, as a name-addr. */
    public String contact() {
        return "<" + client.contact(user) + ">";
    }

    /** The next REGISTER of this phone, without Contact. */
    public SipRequest request() {
        return SipRequest.of("REGISTER", "sip:" + domain, aor(), aor(), callId, cseq.incrementAndGet());
    }

    /** Asks what is bound. */
    public SipMessage query() {
        return send(UnaryOperator.identity());
    }

    /** Binds this phone's own contact. */
    public SipMessage register(long expiresSeconds) {
        return register(contact(), expiresSeconds);
    }

    /** Binds that Contact value, with an Expires header. */
    public SipMessage register(String contact, long expiresSeconds) {
        return send(r -> r.header("Contact", contact).header("Expires", Long.toString(expiresSeconds)));
    }

    /** Sends the next REGISTER with what {@code change} adds, and once more if it is challenged. */
    public SipMessage send(UnaryOperator<SipRequest> change) {
        SipMessage answer = client.send(change.apply(request()));
        if (answer.status() != 401 || secret.isEmpty()) {
            return answer;
        }
        String authorization = Digest.challenge(answer).authorization(user, secret, "REGISTER", "sip:" + domain, 1);
        return client.send(change.apply(request()).header("Authorization", authorization));
    }
}
