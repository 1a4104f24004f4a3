package org.bindery.sip.restcomm.internal.edge;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, before the SIP stack parses it: what the stack would drop without an answer, answer
 * with an unusable one, or let through. RFC 3261 sections 7, 8.1.1, 8.2 and 18.3.
 */
final class RequestCheck {

    private static final Field[] REQUIRED = {Field.TO, Field.FROM, Field.CALL_ID, Field.CSEQ};
    private static final long MAX_CSEQ = (1L << 31) - 1;
    private static final long MAX_EXPIRES = (1L << 32) - 1;
    private static final long MAX_HOPS = 255;

    private RequestCheck() {}

    /** The first fault found; null if there is none. */
    static @Nullable Refusal check(Head head, int bytesAfterHead) {
        if (!head.isVersion2()) {
            return new Refusal(505, "Version Not Supported");
        }
        if (head.fault() != null) {
            return head.fault();
        }
        for (Field field : REQUIRED) {
            if (!head.has(field)) {
                return Refusal.missing(field.header);
            }
            if (head.start(field) == head.end(field)) {
                return Refusal.malformed(field.header);
            }
        }
        Refusal refusal = checkCSeq(head);
        if (refusal == null) {
            refusal = checkNumbers(head, bytesAfterHead);
        }
        if (refusal == null) {
            refusal = RequestUri.check(head.bytes(), head.uriStart(), head.uriEnd());
        }
        return refusal != null ? refusal : checkMethod(head);
    }

    private static @Nullable Refusal checkCSeq(Head head) {
        byte[] bytes = head.bytes();
        int start = head.start(Field.CSEQ);
        int end = head.end(Field.CSEQ);
        int digits = start;
        while (digits < end && Bytes.isDigit(bytes[digits])) {
            digits++;
        }
        int method = digits;
        while (method < end && bytes[method] <= ' ') {
            method++;
        }
        if (method == digits
                || Bytes.number(bytes, start, digits, MAX_CSEQ) < 0
                || !Bytes.isToken(bytes, method, end)) {
            return Refusal.malformed(Field.CSEQ.header);
        }
        int length = head.methodEnd() - head.methodStart();
        boolean same = end - method == length;
        for (int i = 0; same && i < length; i++) {
            same = bytes[method + i] == bytes[head.methodStart() + i];
        }
        return same ? null : Refusal.badRequest("CSeq method is not the request's");
    }

    private static @Nullable Refusal checkNumbers(Head head, int bytesAfterHead) {
        if (isBad(head, Field.MAX_FORWARDS, MAX_HOPS)) {
            return Refusal.malformed(Field.MAX_FORWARDS.header);
        }
        if (isBad(head, Field.EXPIRES, MAX_EXPIRES)) {
            return Refusal.malformed(Field.EXPIRES.header);
        }
        if (isBad(head, Field.CONTENT_LENGTH, Integer.MAX_VALUE)) {
            return Refusal.malformed(Field.CONTENT_LENGTH.header);
        }
        return contentLength(head) > bytesAfterHead ? Refusal.badRequest("Content-Length is more than there is") : null;
    }

    private static boolean isBad(Head head, Field field, long max) {
        return head.has(field) && Bytes.number(head.bytes(), head.start(field), head.end(field), max) < 0;
    }

    /** The value of Content-Length; -1 if there is none or it is not a number. */
    static int contentLength(Head head) {
        Field field = Field.CONTENT_LENGTH;
        return head.has(field)
                ? (int) Bytes.number(head.bytes(), head.start(field), head.end(field), Integer.MAX_VALUE)
                : -1;
    }

    /** Headers that the stack insists on for some methods, with an exception instead of an answer. */
    private static @Nullable Refusal checkMethod(Head head) {
        boolean subscribe = head.isMethod("SUBSCRIBE");
        boolean notify = head.isMethod("NOTIFY");
        if ((subscribe || notify || head.isMethod("PUBLISH")) && !head.has(Field.EVENT)) {
            return new Refusal(489, "Missing Event header");
        }
        if (notify && !head.has(Field.SUBSCRIPTION_STATE)) {
            return Refusal.missing(Field.SUBSCRIPTION_STATE.header);
        }
        boolean refer = head.isMethod("REFER");
        if (refer && !head.has(Field.REFER_TO)) {
            return Refusal.missing(Field.REFER_TO.header);
        }
        boolean startsDialog = subscribe || refer || head.isMethod("INVITE");
        return startsDialog && !head.has(Field.CONTACT) ? Refusal.missing(Field.CONTACT.header) : null;
    }
}
