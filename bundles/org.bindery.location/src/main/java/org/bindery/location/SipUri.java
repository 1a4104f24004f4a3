package org.bindery.location;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A SIP or SIPS URI (RFC 3261 section 19.1), immutable.
 *
 * <p>The accessors give each part in canonical form: escapes of unreserved characters are undone, the digits of the others
 * are in upper case, an IPv6 address is as short as it gets. {@link #toString()} gives the text as it was received.
 *
 * <p>Two of these are compared with {@link #equivalent}, which is not transitive; therefore {@code equals} is that of
 * {@link Object}, and {@link #canonicalKey} finds the candidates for a comparison.
 */
public final class SipUri {
    private final String text;
    private final boolean secure;
    private final String user;
    private final @Nullable String password;
    private final String host;
    private final int port;
    private final UriParts parameters;
    private final UriParts headers;

    SipUri(
            String text,
            boolean secure,
            String user,
            @Nullable String password,
            String host,
            int port,
            UriParts parameters,
            UriParts headers) {
        this.text = text;
        this.secure = secure;
        this.user = user;
        this.password = password;
        this.host = host;
        this.port = port;
        this.parameters = parameters;
        this.headers = headers;
    }

    /**
     * Reads a SIP or SIPS URI of at most 8192 characters, by the grammar of RFC 3261 section 25.1. Takes time linear in
     * the length of the text.
     *
     * @throws IllegalArgumentException if it is not one; the message says what is wrong, in one line fit for a reason
     *     phrase, without echoing the text
     */
    public static SipUri parse(String uri) {
        return new SipUriParser(uri).parse();
    }

    /** {@code sip} or {@code sips}. */
    public String scheme() {
        return secure ? "sips" : "sip";
    }

    /** The user part, empty if there is none. */
    public String user() {
        return user;
    }

    /** The password, empty if there is none. */
    public String password() {
        return password == null ? "" : password;
    }

    /** The host in lower case; an IPv6 address has its brackets. */
    public String host() {
        return host;
    }

    /** The port as written, 1 to 65535; empty if there is none, whatever the default is. */
    public OptionalInt port() {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The URI parameters in order, names in lower case; a parameter without a value has an empty one. */
    public Map<String, String> parameters() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            map.put(parameters.name(i), parameters.value(i));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The values of each header in order, names in lower case; escapes of reserved characters are not undone. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            map.computeIfAbsent(headers.name(i), name -> new ArrayList<>()).add(headers.value(i));
        }
        map.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(map);
    }

    /**
     * The address-of-record that this URI names (RFC 3261 section 10.3, step 5).
     *
     * @throws IllegalArgumentException if its user part hides control characters or malformed UTF-8 behind escapes; the
     *     message is as that of {@link #parse}
     */
    public Aor aor() {
        String scheme = secure ? "sips:" : "sip:";
        return new Aor(user.isEmpty() ? scheme + host : scheme + unescaped(user) + '@' + host);
    }

    private static String unescaped(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        ByteBuffer octets = ByteBuffer.allocate(user.length());
        for (int i = 0; i < user.length(); i++) {
            char c = user.charAt(i);
            if (c == '%') {
                octets.put((byte) Characters.escaped(user, i, user.length()));
                i += 2;
            } else {
                octets.put((byte) c);
            }
        }
        return printable(octets.flip());
    }

    private static String printable(ByteBuffer octets) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("Control character in user part of URI");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("User part of URI is not UTF-8", e);
        }
    }

    /**
     * Tells whether both URIs mean the same by RFC 3261 section 19.1.4, IPv6 addresses by value (RFC 5954). Symmetric and
     * reflexive, but not transitive: a parameter that only one of them has may not count.
     */
    public boolean equivalent(SipUri other) {
        return secure == other.secure
                && port == other.port
                && host.equals(other.host)
                && user.equals(other.user)
                && (password == null ? other.password == null : password.equals(other.password))
                && parameters.matchAsParameters(other.parameters)
                && headers.matchAsHeaders(other.headers);
    }

    /**
     * The parts that equivalent URIs always share, as one text: scheme, user, password, host and port. URIs with the same
     * key may still differ.
     */
    public String canonicalKey() {
        StringBuilder key = new StringBuilder(text.length()).append(scheme()).append(':');
        if (!user.isEmpty()) {
            key.append(user);
            if (password != null) {
                key.append(':').append(password);
            }
            key.append('@');
        }
        key.append(host);
        if (port >= 0) {
            key.append(':').append(port);
        }
        return key.toString();
    }

    /** The text as received. */
    @Override
    public String toString() {
        return text;
    }
}
