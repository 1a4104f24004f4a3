package org.bindery.registrar;

import java.util.List;

/** What a {@link RegistrationPolicy} says to an {@link Attempt}. */
public sealed interface Decision {

    /** Nothing against it: the next policy is asked, and after the last one the registration is applied. */
    static Decision proceed() {
        return Proceed.INSTANCE;
    }

    /** Refuses without further headers; see {@link Reject}. */
    static Decision reject(int status, String reason) {
        return new Reject(status, reason, List.of());
    }

    /** Go on. */
    record Proceed() implements Decision {
        private static final Proceed INSTANCE = new Proceed();
    }

    /**
     * Refuse; nothing is changed and no other policy is asked.
     *
     * @param status 300 to 699
     * @param reason the reason phrase, printable ASCII, not empty; it should say what is wrong and never echo input
     * @param headers added to the answer in this order, such as Retry-After; may be empty
     */
    record Reject(int status, String reason, List<Header> headers) implements Decision {

        public Reject {
            if (status < 300 || status > 699) {
                throw new IllegalArgumentException("status " + status + " is not in 300..699");
            }
            if (reason.isEmpty() || !reason.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("reason is not printable ASCII");
            }
            headers = List.copyOf(headers);
        }
    }
}
