package org.bindery.registrar.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bindery.location.SipUri;

/**
 * The hosts whose registrar this is.
 *
 * @param hosts in canonical form: lower case, IPv6 addresses in brackets
 */
record Domains(Set<String> hosts) {

    Domains {
        hosts = Set.copyOf(hosts);
    }

    /** These and no others. */
    static Domains of(Collection<String> hosts) {
        Set<String> canonical = new LinkedHashSet<>();
        hosts.forEach(host -> canonical.add(canonical(host)));
        return new Domains(canonical);
    }

    /**
     * The addresses that a container listens on: {@code localhost} with a loopback address, and every address of this
     * machine with the unspecified one.
     */
    static Domains listenedOn(Collection<String> hosts) {
        Set<String> served = new LinkedHashSet<>();
        for (String host : hosts) {
            served.add(canonical(host));
            if (isLiteral(host)) {
                served.addAll(alsoKnownAs(host));
            }
        }
        return new Domains(served);
    }

    boolean serves(String host) {
        return hosts.contains(host);
    }

    /** Tells whether a text is a host, such as {@code example.com} or {@code 2001:db8::1}, with or without brackets. */
    static boolean isHost(String text) {
        try {
            SipUri uri = SipUri.parse("sip:" + bracketed(text));
            return uri.user().isEmpty()
                    && uri.port().isEmpty()
                    && uri.parameters().isEmpty()
                    && uri.headers().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String canonical(String host) {
        return SipUri.parse("sip:" + bracketed(host)).host();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    /** Names are not looked up: that could take long. */
    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static List<String> alsoKnownAs(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            if (address.isLoopbackAddress()) {
                return List.of("localhost");
            }
            return address.isAnyLocalAddress() ? ofThisMachine() : List.of();
        } catch (UnknownHostException | SocketException e) {
            return List.of();
        }
    }

    private static List<String> ofThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .flatMap(a -> a.isLoopbackAddress()
                        ? List.of("localhost", a.getHostAddress()).stream()
                        : List.of(a.getHostAddress()).stream())
                .map(text -> text.replaceAll("%.*", ""))
                .map(Domains::canonical)
                .toList();
    }
}
