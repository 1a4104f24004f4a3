package org.bindery.registrar.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bindery.location.Aor;
import org.bindery.location.NameAddr;
import org.bindery.registrar.RegisterRequest;

/** Reads what a request wants with its contacts (RFC 3261 section 10.3, steps 6 and 7). */
final class ContactReader {
    private final ExpiresRule expiresRule;
    private final Limits limits;

    /**
     * How much of it is read.
     *
     * @param contacts how many contacts a request may have
     * @param length how many characters a contact with its parameters may have
     * @param schemes which URI schemes a contact may have, in lower case
     */
    record Limits(int contacts, int length, Set<String> schemes) {

        Limits {
            schemes = Set.copyOf(schemes);
        }
    }

    ContactReader(ExpiresRule expiresRule, Limits limits) {
        this.expiresRule = expiresRule;
        this.limits = limits;
    }

    Wish read(RegisterRequest request, Aor aor) {
        List<String> expires = request.headers("Expires");
        if (expires.size() > 1) {
            return Wish.bad("More than one Expires header");
        }
        OptionalLong lifetime =
                expires.isEmpty() ? OptionalLong.of(expiresRule.fallback()) : expiresRule.read(expires.get(0));
        if (lifetime.isEmpty()) {
            return Wish.bad("Malformed Expires header");
        }
        List<NameAddr> addresses = new ArrayList<>();
        Optional<String> flaw = parse(request.headers("Contact"), addresses);
        if (flaw.isPresent()) {
            return Wish.bad(flaw.get());
        }
        if (addresses.isEmpty()) {
            return new Wish.Query();
        }
        if (addresses.stream().anyMatch(address -> address.uri().equals("*"))) {
            return star(addresses, expires.isEmpty(), lifetime.getAsLong());
        }
        return bind(addresses, new ContactGrants(expiresRule, limits, aor, request, lifetime.getAsLong()));
    }

    private Optional<String> parse(List<String> values, List<NameAddr> addresses) {
        long length = 0;
        for (String value : values) {
            length += value.length();
            if (length > 2L * limits.contacts() * limits.length()) {
                return Optional.of("Contacts too long");
            }
            try {
                addresses.addAll(NameAddr.parseList(value));
            } catch (IllegalArgumentException e) {
                return Optional.of("Malformed Contact: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Wish star(List<NameAddr> addresses, boolean withoutExpires, long lifetime) {
        if (addresses.size() > 1) {
            return Wish.bad("Contact * beside another Contact");
        }
        if (!addresses.get(0).parameters().isEmpty()) {
            return Wish.bad("Contact * with parameters");
        }
        if (withoutExpires) {
            return Wish.bad("Contact * without Expires");
        }
        return lifetime == 0 ? new Wish.RemoveAll() : Wish.bad("Contact * with an Expires other than 0");
    }

    private Wish bind(List<NameAddr> addresses, ContactGrants grants) {
        if (addresses.size() > limits.contacts()) {
            return new Wish.Refused(new Answer(403, "Too many Contacts in one request"));
        }
        for (NameAddr address : addresses) {
            Optional<Answer> refusal = grants.add(address);
            if (refusal.isPresent()) {
                return new Wish.Refused(refusal.get());
            }
        }
        return new Wish.Bind(grants.contacts());
    }
}
