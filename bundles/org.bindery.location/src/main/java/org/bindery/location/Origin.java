package org.bindery.location;

import static java.util.Objects.requireNonNull;

/**
 * The request that last changed a binding.
 *
 * @param callId the Call-ID, never empty, compared byte by byte (RFC 3261 section 20.8)
 * @param cseq the CSeq number, 0 to 2^31-1
 * @param userAgent the User-Agent header, empty if there was none
 */
public record Origin(String callId, long cseq, String userAgent) {

    public Origin {
        requireNonNull(userAgent, "userAgent");
        if (callId.isEmpty()) {
            throw new IllegalArgumentException("callId is empty");
        }
        if (cseq < 0 || cseq > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("cseq " + cseq + " is not in 0..2147483647");
        }
    }

    /**
     * Tells whether a request with this origin may change a binding that {@code earlier} made: always if the Call-ID
     * differs, else only with a higher CSeq (RFC 3261 section 10.3, step 7).
     */
    public boolean follows(Origin earlier) {
        return !callId.equals(earlier.callId) || cseq > earlier.cseq;
    }
}
