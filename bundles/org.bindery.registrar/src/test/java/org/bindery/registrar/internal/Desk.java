package org.bindery.registrar.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.LocationService;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.Header;
import org.bindery.registrar.internal.digest.DigestAuthentication;
import org.jspecify.annotations.Nullable;

/** The rules of a registrar for example.com with what they need, for a test to exchange. */
final class Desk {
    final HandClock clock = new HandClock();
    final MapLocations locations = new MapLocations(clock);
    final Policies policies = new Policies();

    @Nullable
    LocationService location = locations;

    @Nullable
    Credentials credentials;

    private final RegisterRules rules;

    /** Without authentication. */
    Desk() {
        this(Map.of());
    }

    /** Without authentication, unless the configuration says so. */
    Desk(Map<String, Object> configured) {
        Map<String, Object> properties = new HashMap<>(Map.of("domains", "example.com", "authentication", false));
        properties.putAll(configured);
        Options options = Options.read(new Configuration(RegistrarConfig.PID, RegistrarConfig.class, properties));
        rules = new RegisterRules(
                options,
                Domains.of(options.domains()),
                new DigestAuthentication(options.digest(), RegisterRules::isSameRegistrar, clock, new SecureRandom()),
                new RegisterRules.Services(
                        () -> Optional.ofNullable(location), () -> Optional.ofNullable(credentials), policies),
                (Clock) clock);
    }

    Answer answer(Facts facts) {
        return rules.answer(facts);
    }

    /** What is bound to Alice. */
    List<Binding> bindings() {
        return locations.find(Aor.of("sip:alice@example.com")).bindings();
    }

    static List<String> values(Answer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    static List<String> contacts(Answer answer) {
        return values(answer, "Contact");
    }
}
