package org.bindery.sip.restcomm.internal.edge;

/**
 * Why a request is not taken.
 *
 * @param status the answer's status code
 * @param reason its reason phrase; never a part of the request
 */
record Refusal(int status, String reason) {

    static Refusal badRequest(String reason) {
        return new Refusal(400, reason);
    }

    static Refusal missing(String header) {
        return badRequest("Missing " + header + " header");
    }

    static Refusal duplicate(String header) {
        return badRequest("Duplicate " + header + " header");
    }

    static Refusal malformed(String header) {
        return badRequest("Malformed " + header + " header");
    }
}
