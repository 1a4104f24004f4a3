package org.bindery.registrar.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bindery.location.Aor;
import org.bindery.location.Contact;
import org.bindery.location.Flow;
import org.bindery.location.NameAddr;
import org.bindery.location.SipUri;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegisterRequest;

/** The contacts of one request as they are granted, one after the other. */
final class ContactGrants {
    private final ExpiresRule expiresRule;
    private final ContactReader.Limits limits;
    private final boolean secure;
    private final String received;
    private final long lifetime;
    private final List<Contact> contacts = new ArrayList<>();

    /**
     * Starts with none.
     *
     * @param lifetime of contacts that do not name theirs, in seconds
     */
    ContactGrants(
            ExpiresRule expiresRule, ContactReader.Limits limits, Aor aor, RegisterRequest request, long lifetime) {
        this.expiresRule = expiresRule;
        this.limits = limits;
        this.secure = aor.scheme().equals("sips");
        this.received = source(request);
        this.lifetime = lifetime;
    }

    /** Those granted so far, in order. */
    List<Contact> contacts() {
        return contacts;
    }

    /** Grants one more, or tells why not. */
    Optional<Answer> add(NameAddr address) {
        Optional<String> flaw = flawOf(address);
        if (flaw.isPresent()) {
            return bad(flaw.get());
        }
        Map<String, String> parameters = new LinkedHashMap<>(address.parameters());
        String q = parameters.remove("q");
        String expires = parameters.remove("expires");
        OptionalDouble preference = q == null ? OptionalDouble.of(Preference.DEFAULT) : Preference.read(q);
        OptionalLong asked = expires == null ? OptionalLong.of(lifetime) : expiresRule.read(expires);
        if (preference.isEmpty()) {
            return bad("Malformed q in");
        }
        if (asked.isEmpty()) {
            return bad("Malformed expires in");
        }
        if (expiresRule.isTooBrief(asked.getAsLong())) {
            return Optional.of(
                    new Answer(423, "Interval Too Brief", new Header("Min-Expires", Long.toString(expiresRule.min()))));
        }
        contacts.add(new Contact(
                address.uri(),
                address.displayName(),
                parameters,
                preference.getAsDouble(),
                Duration.ofSeconds(expiresRule.granted(asked.getAsLong())),
                new Flow(instance(parameters), 0, List.of(), received)));
        return Optional.empty();
    }

    private Optional<Answer> bad(String flaw) {
        return Optional.of(Answer.badRequest(flaw + " Contact " + (contacts.size() + 1)));
    }

    private Optional<String> flawOf(NameAddr address) {
        if (length(address) > limits.length()) {
            return Optional.of("Too long");
        }
        int colon = address.uri().indexOf(':');
        String scheme = address.uri().substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        if (!limits.schemes().contains(scheme)) {
            return Optional.of("Scheme not allowed in");
        }
        // RFC 5630 section 5.3: what is bound to a sips address must be reached securely.
        if (secure && !scheme.equals("sips")) {
            return Optional.of("To is sips and not so is");
        }
        try {
            if (scheme.equals("sip") || scheme.equals("sips")) {
                SipUri.parse(address.uri());
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ": Malformed");
        }
    }

    private static int length(NameAddr address) {
        int length = address.uri().length() + address.displayName().length();
        for (Map.Entry<String, String> parameter : address.parameters().entrySet()) {
            length += parameter.getKey().length() + parameter.getValue().length() + 2;
        }
        return length;
    }

    private static String instance(Map<String, String> parameters) {
        String quoted = parameters.getOrDefault("+sip.instance", "");
        return quoted.length() >= 2 && quoted.startsWith("\"") && quoted.endsWith("\"")
                ? quoted.substring(1, quoted.length() - 1)
                : quoted;
    }

    private static String source(RegisterRequest request) {
        String address = request.remoteAddress();
        String host = address.indexOf(':') < 0 || address.startsWith("[") ? address : '[' + address + ']';
        return "sip:" + host + ':' + request.remotePort() + ";transport=" + request.transport();
    }
}
