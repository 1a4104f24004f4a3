package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bindery.registrar.Attempt;
import org.bindery.registrar.Decision;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegistrationPolicy;
import org.bindery.registrar.example.NoGuests;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private final Desk desk = new Desk();
    private final List<String> asked = new ArrayList<>();

    private RegistrationPolicy named(String name, Decision decision) {
        return attempt -> {
            asked.add(name);
            return decision;
        };
    }

    @Test
    void theHighestRankIsAskedFirstAndTheFirstRefusalDecides() {
        desk.policies.put(named("low", Decision.reject(403, "low")), -1, 1);
        desk.policies.put(named("later", Decision.reject(480, "later")), 5, 3);
        desk.policies.put(named("earlier", Decision.proceed()), 5, 2);
        assertThat(desk.answer(Facts.register()).status()).isEqualTo(480);
        assertThat(asked).containsExactly("earlier", "later");
    }

    @Test
    void aRemovedPolicyIsNotAskedAndANewRankCounts() {
        desk.policies.put(named("a", Decision.proceed()), 1, 1);
        desk.policies.put(named("b", Decision.proceed()), 2, 2);
        desk.policies.put(named("c", Decision.proceed()), 3, 3);
        desk.policies.put(named("a", Decision.proceed()), 9, 1);
        desk.policies.remove(2);
        desk.answer(Facts.register());
        assertThat(asked).containsExactly("a", "c");
    }

    @Test
    void aRefusalHasItsHeadersAndChangesNothing() {
        desk.policies.put(
                named("busy", new Decision.Reject(503, "Busy", List.of(new Header("Retry-After", "9")))), 0, 1);
        Answer answer = desk.answer(Facts.register().contact("<sip:a@192.0.2.1>"));
        assertThat(answer).isEqualTo(new Answer(503, "Busy", new Header("Retry-After", "9")));
        assertThat(desk.bindings()).isEmpty();
    }

    @Test
    void aPolicyThatThrowsOrSaysNothingLetsNobodyIn() {
        desk.policies.put(
                attempt -> {
                    throw new IllegalStateException("broken");
                },
                0,
                1);
        assertThat(desk.answer(Facts.register().contact("<sip:a@192.0.2.1>")).status())
                .isEqualTo(500);
        desk.policies.put(named("mute", nothing()), 0, 1);
        assertThat(desk.answer(Facts.register().contact("<sip:a@192.0.2.1>")).status())
                .isEqualTo(500);
        assertThat(desk.bindings()).isEmpty();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void itSeesWhatIsAboutToHappen() {
        List<Attempt> seen = new ArrayList<>();
        desk.policies.put(
                attempt -> {
                    seen.add(attempt);
                    return Decision.proceed();
                },
                0,
                1);
        desk.answer(Facts.register());
        desk.answer(Facts.register().contact("<sip:a@192.0.2.1>;expires=99999"));
        desk.answer(Facts.register().cseq(2).contact("*").with("Expires", "0"));
        assertThat(seen).extracting(Attempt::isQuery).containsExactly(true, false, false);
        assertThat(seen).extracting(Attempt::removesAll).containsExactly(false, false, true);
        assertThat(seen.get(1).contacts()).singleElement().satisfies(contact -> assertThat(contact.expires())
                .hasSeconds(7200));
    }

    @Test
    void theExampleWorks() {
        desk.policies.put(new NoGuests(), 0, 1);
        assertThat(desk.answer(Facts.register().only("To", "<sip:guest-1@example.com>"))
                        .status())
                .isEqualTo(403);
        assertThat(desk.answer(Facts.register()).status()).isEqualTo(200);
    }
}
